from jangkau_demo.play.story import verdict
from jangkau_demo.play.told import Telling, promise, step


def test_one_broken_promise_breaks_the_play():
    lines = []
    telling = Telling(lines.append)
    step(telling, "Dikirim", "1 centang")
    promise(telling, True, "satu tanda terima")
    promise(telling, False, "satu permohonan")
    assert verdict(telling) == 1
    assert lines[1:] == [
        "     JANJI PUTUS: satu permohonan",
        "",
        "1 janji putus:",
        "  - satu permohonan",
    ]


def test_a_play_that_kept_all_it_promised_is_well():
    telling = Telling([].append)
    promise(telling, True, "satu tanda terima")
    assert verdict(telling) == 0


def test_a_play_that_promised_nothing_is_not_well():
    assert verdict(Telling([].append)) == 1
