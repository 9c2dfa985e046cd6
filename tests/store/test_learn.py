"""What a node learns from the regency, and a node restored from an image."""

import shutil
from dataclasses import replace

import pytest

from jangkau.ledger import store as ledger
from jangkau.ledger.home import Home
from tests.databases import at, make_home
from tests.ledger.acts import SUBJECT, log_of, new_act


@pytest.fixture
def node(tmp_path, store):
    home = make_home(tmp_path / "node", role="village", node="v-2003")
    with at(home):
        yield home


def send(store, node):
    """Carry the node's own log up and everything down, as one exchange does."""
    with at(node):
        up = ledger.own_after(0, 100)
    with at(store):
        taken = ledger.take(up, held={})
        down = ledger.after(0, None, 100)
    return taken, down


def test_an_act_waits_for_its_position_after_those_that_have_one(node):
    waiting = ledger.append([new_act()])[0]
    ordered = replace(log_of("v-2004", [new_act()])[0], position=7, received=1)
    ledger.learn([replace(ordered, verdict="admitted")])

    assert [r.position for r in ledger.history(SUBJECT)] == [7, None]
    assert (waiting.verdict, ledger.unpositioned()) == ("pending", 1)


def test_own_acts_get_the_regencys_position_and_verdict(store, node):
    act = ledger.append([new_act()])[0]
    _, down = send(store, node)

    assert ledger.learn(down) == [SUBJECT]
    assert ledger.history(SUBJECT) == down
    assert down[0].entry == act.entry
    assert ledger.learn(down) == []


def test_a_restored_node_begins_a_new_incarnation_and_loses_nothing(store, node, tmp_path):
    first = ledger.append([new_act(), new_act()])
    send(store, node)  # the answer was lost: the node knows of no position
    image = Home.load(shutil.copytree(node.path, tmp_path / "image"))
    with at(node):
        later = ledger.append([new_act()])
        send(store, node)
    with at(image):
        mine = ledger.append([new_act()])
        with pytest.raises(ledger.Fork) as fork:
            send(store, image)
        assert ledger.new_incarnation(beyond=fork.value.head.incarnation) == 2
        taken, down = send(store, image)
        ledger.learn(down)
        acts = [r.entry.act for r in ledger.history(SUBJECT)]

    assert [r.entry.act for r in taken] == [mine[0].entry.act]
    assert acts == [r.entry.act for r in (*first, *later, *mine)]
    with at(store):
        assert [r.entry.act for r in ledger.history(SUBJECT)] == acts
        assert ledger.verify_chain("v-2003") == []
    with at(image):
        assert (ledger.verify_chain("v-2003"), ledger.unpositioned()) == ([], 0)
        assert ledger.own_head().incarnation == 2


def test_learning_what_one_lost_tells_that_one_was_restored(store, node):
    lost = ledger.append([new_act()])
    _, down = send(store, node)
    with at(make_home(node.path.with_name("restored"), role="village", node="v-2003")):
        with pytest.raises(ledger.Fork) as fork:
            ledger.learn(down)
        ledger.new_incarnation(beyond=fork.value.head.incarnation)

        assert ledger.learn(down) == [SUBJECT]
        assert [r.entry for r in ledger.history(SUBJECT)] == [r.entry for r in lost]
        assert ledger.append([new_act()])[0].entry.incarnation == 2


def test_two_ticks_only_when_the_keeper_has_it(store, node):
    ledger.append([new_act(), new_act()])
    taken, _ = send(store, node)
    with at(store):
        assert [ledger.is_safe(r) for r in taken] == [False, False]
        ledger.mark_safe_through(1)
        assert ([ledger.is_safe(r) for r in taken], ledger.safe_to("v-2003")) == (
            [True, False],
            1,
        )
        ledger.mark_safe_through(2)
        ledger.mark_safe("v-2003", 1)
        assert (ledger.safe_to("v-2003"), ledger.safe_position()) == (2, 2)


def test_what_came_down_is_safe_once_the_office_says_so(node):
    from_office = replace(log_of("99.01", [new_act()])[0], position=8, received=1)
    ledger.learn([replace(from_office, verdict="admitted")])

    assert ledger.unsafe_among([SUBJECT]) == {SUBJECT}
    ledger.note_safe_position(8)
    assert [ledger.is_safe(record) for record in ledger.history(SUBJECT)] == [True]
    assert ledger.unsafe_among([SUBJECT]) == set()
    ledger.append([new_act()])
    assert ledger.unsafe_among([SUBJECT]) == {SUBJECT}
