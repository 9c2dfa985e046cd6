import pytest

from jangkau.errors import Refusal
from jangkau.rules.application import Act, Application, Check, Command, Facts, evolve
from jangkau.rules.application.commands import (
    Confirm,
    Correct,
    Decline,
    EnterSiak,
    Issue,
    Verify,
)
from tests.applications import APPLICATION, PDF, SIGNED, accepted, actor, after

AKTA = "akta_kelahiran"
UNSIGNED, UNREAD = Check("unsigned", "read"), Check("signed", "unread", "ab" * 32)


def issue(check: Check = UNSIGNED, signer: str = "Kepala") -> Issue:
    return Issue(APPLICATION, AKTA, PDF, "9901-LU-01112026-0001", signer, check)


def verified() -> Application:
    return after(
        accepted(),
        (EnterSiak(APPLICATION, AKTA), actor("siak_operator", "entered")),
        (Verify(APPLICATION, AKTA), actor("verifier", "verified")),
    )


def asked(check: Check = UNSIGNED) -> Application:
    return after(verified(), (issue(check), actor("siak_operator", "attached")))


def refused(state: Application, command: Command, by: object, facts: Facts) -> str:
    with pytest.raises(Refusal) as refusal:
        after(state, (command, by), facts=facts)  # type: ignore[arg-type]
    return refusal.value.code


def test_a_document_that_proves_itself_is_issued_by_one_person():
    output = after(verified(), (issue(SIGNED), "siak_operator")).outputs[AKTA]
    assert (output.stage, output.check) == ("issued", SIGNED)


@pytest.mark.parametrize("check", [UNSIGNED, UNREAD, Check()])
def test_one_that_does_not_waits_for_a_second_person(check):
    output = asked(check).outputs[AKTA]
    assert (output.stage, output.check, output.document) == ("asked", check, PDF)
    sure = after(asked(check), (Confirm(APPLICATION, AKTA), actor("office_head", "ibu ratna")))
    known = sure.outputs[AKTA]
    assert (known.stage, known.issued_by, known.confirmed_by) == (
        "issued",
        "attached",
        "ibu ratna",
    )
    assert known.confirmed_name == "Ibu Ratna"


def test_an_office_may_refuse_what_does_not_prove_itself():
    strict = Facts(second_person=False)
    assert refused(verified(), issue(), "siak_operator", strict) == "JKL-1230"
    assert after(verified(), (issue(SIGNED), "verifier"), facts=strict).outputs[AKTA].document


@pytest.mark.parametrize("hand", ["entered", "verified", "attached"])
def test_none_of_those_who_had_it_in_hand_confirms(hand):
    by = actor("verifier", hand)
    assert refused(asked(), Confirm(APPLICATION, AKTA), by, Facts()) == "JKL-1231"


def test_a_doubted_pdf_comes_off_with_its_reason_and_another_may_be_attached():
    decline = Decline(APPLICATION, AKTA, "Nama berbeda dengan SIAK.")
    state = after(asked(), (decline, "office_head"))
    output = state.outputs[AKTA]
    assert (output.stage, output.document, output.signer) == ("verified", None, "")
    assert (output.entered_by, output.verified_by) == ("entered", "verified")
    assert output.declined == "Nama berbeda dengan SIAK."
    again = after(state, (issue(SIGNED), "siak_operator")).outputs[AKTA]
    assert (again.stage, again.declined) == ("issued", "")
    empty = Decline(APPLICATION, AKTA, " ")
    assert refused(asked(), empty, "office_head", Facts()) == "JKL-1224"


def test_there_must_be_something_to_confirm():
    confirm, decline = Confirm(APPLICATION, AKTA), Decline(APPLICATION, AKTA, "x")
    for state in (verified(), after(verified(), (issue(SIGNED), "verifier"))):
        assert refused(state, confirm, "office_head", Facts()) == "JKL-1232"
        assert refused(state, decline, "office_head", Facts()) == "JKL-1232"
    nothing = Confirm(APPLICATION, "ktp_el")
    assert refused(asked(), nothing, "office_head", Facts()) == "JKL-1232"
    assert refused(asked(), confirm, "checker", Facts()) == "JKL-1302"
    assert refused(asked(), Correct(APPLICATION, AKTA, "x"), "verifier", Facts()) == "JKL-1220"


def test_a_word_that_comes_late_changes_nothing():
    issued = after(verified(), (issue(SIGNED), "verifier"))
    for kind in ("output.confirmed", "output.declined"):
        act = Act(APPLICATION, kind, {"output": AKTA}, {"name": "A", "why": "b"}, "budi", 1)
        assert evolve(issued, act) == issued


def test_what_was_attached_before_there_was_a_check_still_stands():
    body, content = {"output": AKTA, "document": PDF}, {"number": "1", "signer": "Kepala"}
    old = evolve(verified(), Act(APPLICATION, "output.issued", body, content, "siak", 1))
    assert (old.outputs[AKTA].stage, old.outputs[AKTA].check) == ("issued", Check())
    later = {**body, "check": {"signature": "signed", "text": "read", "colour": "blue"}}
    new = evolve(verified(), Act(APPLICATION, "output.issued", later, content, "siak", 1))
    assert new.outputs[AKTA].check == Check("signed", "read")


@pytest.mark.parametrize(
    "signer", ["Dra. Verified, M.Si.", "VERIFIED", "Kepala; entered", "Drs. Entered"]
)
def test_titles_and_company_do_not_make_a_third_person(signer):
    by = "siak_operator"
    assert refused(verified(), issue(SIGNED, signer), by, Facts()) == "JKL-1216"


def test_a_name_of_titles_alone_is_still_a_name():
    assert after(verified(), (issue(SIGNED, "Dr."), "verifier")).outputs[AKTA].signer == "Dr."
