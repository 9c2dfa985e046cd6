import pytest

from jangkau.errors import Refusal
from jangkau.rules.application import Act, Application, Command, Facts, evolve
from jangkau.rules.application.commands import (
    Correct,
    DecideLate,
    EnterSiak,
    HandOver,
    Issue,
    Print,
    Reject,
    Verify,
    Withdraw,
)
from tests.applications import (
    APPLICATION,
    PDF,
    SIGNED,
    accepted,
    actor,
    after,
    issued,
    ready,
    submitted,
)

AKTA = "akta_kelahiran"
ALL = (AKTA, "kk", "kia")


def refused(
    state: Application, command: Command, by: object, facts: Facts | None = None
) -> str:
    with pytest.raises(Refusal) as refusal:
        after(state, (command, by), facts=facts or Facts(cards=frozenset({"kia"})))  # type: ignore[arg-type]
    return refusal.value.code


def hand_over(**changes: object) -> HandOver:
    known: dict[str, object] = {
        "application": APPLICATION,
        "outputs": ALL,
        "recipient": "Made Sudana",
        "relation": "ayah",
        "method": "signature",
    }
    return HandOver(**{**known, **changes})  # type: ignore[arg-type]


def test_three_outputs_reach_their_parents_and_close_the_application():
    state = after(ready(), (hand_over(), "village_operator"))
    assert state.stage == "closed"
    assert {output.stage for output in state.outputs.values()} == {"handed_over"}
    assert state.outputs[AKTA].document == PDF
    assert state.outputs["kk"].handed_over_to == "Made Sudana"


def test_one_output_handed_over_leaves_the_application_open():
    state = after(ready(), (hand_over(outputs=("kk",)), "village_operator"))
    assert (state.stage, state.outputs[AKTA].stage) == ("accepted", "issued")


def test_a_thumb_marked_slip_needs_a_named_witness():
    slip = hand_over(method="witness", witness="Ketut Rai", slip=b"x" * 32)
    assert after(ready(), (slip, "village_operator")).stage == "closed"
    assert refused(ready(), hand_over(method="witness"), "village_operator") == "JKL-1218"
    assert refused(ready(), hand_over(method="thumb"), "village_operator") == "JKL-1218"
    assert refused(ready(), hand_over(recipient=" "), "village_operator") == "JKL-1217"


def test_a_card_is_printed_before_it_is_handed_over():
    state = issued(("kia",))
    assert refused(state, hand_over(outputs=("kia",)), "village_operator") == "JKL-1220"


def test_a_card_comes_without_a_pdf_and_without_a_signer():
    state = after(
        accepted(),
        (EnterSiak(APPLICATION, "kia"), "siak_operator"),
        (Verify(APPLICATION, "kia"), "verifier"),
        (Issue(APPLICATION, "kia", None, "", ""), "siak_operator"),
        (Print(APPLICATION, "kia"), "siak_operator"),
    )
    assert state.outputs["kia"].stage == "printed"


def test_a_second_hand_over_underway_is_shown_to_a_person():
    state = after(ready(), (hand_over(), "village_operator"))
    again = Act(
        APPLICATION, "output.handed_over", {"outputs": ["kk"]}, {"recipient": "Wayan"}, "van", 1
    )
    assert [(one.item, one.why) for one in evolve(state, again).conflicts] == [
        ("output:kk", "handed_over_twice")
    ]


def test_who_enters_does_not_verify():
    state = after(accepted(), (EnterSiak(APPLICATION, AKTA), actor("siak_operator", "wati")))
    assert refused(state, Verify(APPLICATION, AKTA), actor("verifier", "wati")) == "JKL-1213"


def test_the_signer_is_a_third_person():
    state = after(
        accepted(),
        (EnterSiak(APPLICATION, AKTA), "siak_operator"),
        (Verify(APPLICATION, AKTA), actor("verifier", "ketut rai")),
    )
    issue = Issue(APPLICATION, AKTA, PDF, "1", "Ketut  RAI", SIGNED)
    assert refused(state, issue, "siak_operator") == "JKL-1216"
    assert refused(state, Issue(APPLICATION, AKTA, None, "1", "K"), "verifier") == "JKL-1214"
    assert refused(state, Issue(APPLICATION, AKTA, PDF, "1", " "), "verifier") == "JKL-1215"


def test_nothing_is_entered_before_the_file_is_complete():
    assert refused(submitted(), EnterSiak(APPLICATION, AKTA), "siak_operator") == "JKL-1211"
    assert refused(accepted(), EnterSiak(APPLICATION, "ktp_el"), "siak_operator") == "JKL-1220"


def test_a_late_birth_waits_for_the_head_of_office():
    late = Facts(late=True)
    state, enter = accepted(), EnterSiak(APPLICATION, AKTA)
    assert refused(state, enter, "siak_operator", late) == "JKL-1212"
    decided = after(state, (DecideLate(APPLICATION), "office_head"), facts=late)
    assert decided.late_decided_by == "office_head"
    assert after(decided, (enter, "siak_operator"), facts=late).outputs[AKTA].stage == "entered"
    assert refused(decided, DecideLate(APPLICATION), "office_head", late) == "JKL-1210"


def test_an_application_in_siak_is_not_taken_back_without_a_person():
    state = after(accepted(), (EnterSiak(APPLICATION, AKTA), "siak_operator"))
    assert refused(state, Withdraw(APPLICATION, "batal"), "village_operator") == "JKL-1208"
    gone = Act(APPLICATION, "application.withdrawn", {}, {"why": "batal"}, "van", 1)
    assert [one.item for one in evolve(state, gone).conflicts] == ["application"]


def test_a_rejection_gives_its_legal_reason_and_the_way_to_object():
    reject = Reject(APPLICATION, "kia", "Permendagri 2/2016", "Surat keberatan ke kantor")
    state = after(accepted(), (reject, "verifier"))
    assert state.outputs["kia"].rejection == "Permendagri 2/2016"
    empty = Reject(APPLICATION, "kk", " ", "x")
    assert refused(accepted(), empty, "verifier") == "JKL-1219"
    assert refused(submitted(), reject, "verifier") == "JKL-1211"


def test_a_wrong_document_is_reopened():
    state = after(ready(), (hand_over(), "village_operator"))
    state = after(state, (Correct(APPLICATION, AKTA, "nama salah"), "verifier"))
    assert (state.stage, state.outputs[AKTA].stage) == ("accepted", "waiting")
