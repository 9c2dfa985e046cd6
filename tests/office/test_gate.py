from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest

from jangkau.errors import Refusal
from jangkau.ledger import store
from jangkau.office import cases, drafts, gate, readings, worklist
from jangkau.office.derived.models import Case
from jangkau.office.rebuild import rebuild
from jangkau.office.status import public_status
from jangkau.rules.application import Paper, ReturnedItem
from jangkau.rules.application.commands import Accept, EnterSiak, Issue, Mend, Return, Verify
from jangkau.rules.receipt_number import of_application
from jangkau_demo.people import a_birth
from tests.applications import PDF, PHOTO, VILLAGE, actor, filing

pytestmark = pytest.mark.usefixtures("store")
SECRET = "K7QM2RD9"
DESK = actor("village_operator")
NEIGHBOUR = gate.Actor("n", "N", "village_operator", "99.01.02.2002", "n1", "desk")


def birth(seed, **changes):
    return a_birth(seed, VILLAGE, date.today(), **changes)


def a_filed_birth(seed=1, **changes):
    application = uuid4()
    gate.perform(
        DESK,
        filing(application=application, answers=birth(seed), secret=SECRET, **changes),
    )
    return application


def refused(call, *arguments):
    with pytest.raises(Refusal) as refusal:
        call(*arguments)
    return refusal.value.code


def test_a_filed_birth_is_in_the_list_of_its_village_alone():
    application = a_filed_birth()
    [row] = worklist.work_list(DESK, worklist.Filters()).rows
    assert (row.application, row.stage, row.ticks) == (application, "submitted", 1)
    assert row.person == birth(1)["child_name"]
    assert worklist.work_list(NEIGHBOUR, worklist.Filters()).rows == ()
    assert refused(cases.case, NEIGHBOUR, application, "check") == "JKL-1301"


def test_an_act_done_twice_has_one_effect():
    command, act = filing(application=uuid4(), answers=birth(2)), uuid4()
    first = gate.perform(DESK, command, act)
    again = gate.perform(DESK, command, act)
    assert (first.replayed, again.replayed) == (False, True)
    assert len(store.history(command.application)) == 1


def test_a_replay_is_answered_before_rights_are_asked():
    command, act = filing(application=uuid4(), answers=birth(2)), uuid4()
    gate.perform(DESK, command, act)
    moved = replace(DESK, jurisdiction=NEIGHBOUR.jurisdiction)
    assert gate.perform(moved, command, act).replayed


def test_a_foreign_village_does_not_exist_for_a_desk():
    application = a_filed_birth()
    mend = Mend(application, {"child_name": ("a", "b")})
    assert refused(gate.perform, NEIGHBOUR, mend) == "JKL-1301"


def test_every_reading_is_logged():
    application = a_filed_birth()
    cases.case(actor("checker"), application, "check")
    assert [(one.account, one.purpose) for one in readings.of(application)] == [
        ("checker", "check")
    ]


def test_a_returned_item_goes_back_and_comes_again():
    application, checker = a_filed_birth(), actor("checker")
    wrong = (ReturnedItem("paper:marriage_proof", "blurred"),)
    gate.perform(checker, Return(application, wrong))
    assert Case.objects.get(pk=application).returned == 1
    papers = {"marriage_proof": (Paper("buku_nikah", (PHOTO,)), Paper("buku_nikah", (PDF,)))}
    gate.perform(DESK, Mend(application, papers=papers))
    gate.perform(checker, Accept(application))
    row = Case.objects.get(pk=application)
    assert (row.stage, row.returned) == ("accepted", 0)


def test_one_pdf_serves_one_output_of_one_application():
    operator = actor("siak_operator")
    first, second = a_filed_birth(1), a_filed_birth(2)
    for application in (first, second):
        gate.perform(actor("checker"), Accept(application))
        gate.perform(operator, EnterSiak(application, "kk"))
        gate.perform(actor("verifier"), Verify(application, "kk"))
    gate.perform(operator, Issue(first, "kk", PDF, "1", "Kepala"))
    assert (
        refused(gate.perform, operator, Issue(second, "kk", PDF, "1", "Kepala")) == "JKL-1221"
    )


def test_a_receipt_opens_its_status_without_a_name():
    application = a_filed_birth()
    status = public_status(of_application(application), SECRET)
    assert (status.stage, [step.kind for step in status.steps]) == (
        "submitted",
        ["application.submitted"],
    )
    names = {str(birth(1)[key]) for key in ("child_name", "mother_nik")}
    assert not any(name in repr(status) for name in names)


def test_a_wrong_number_and_a_wrong_secret_are_refused_alike():
    application = a_filed_birth()
    assert refused(public_status, of_application(application), "00000000") == "JKL-1303"
    assert refused(public_status, of_application(uuid4()), SECRET) == "JKL-1303"


def test_a_search_finds_by_number_nik_and_name():
    wanted, _other = a_filed_birth(1), a_filed_birth(7)
    answers = birth(1)
    for text in (of_application(wanted), answers["mother_nik"], answers["child_name"]):
        found = worklist.work_list(actor("checker"), worklist.Filters(text=str(text)))
        assert [row.application for row in found.rows] == [wanted], text


def test_one_birth_filed_twice_is_shown_to_a_person():
    first, second = a_filed_birth(1), a_filed_birth(1)
    checker = actor("checker")
    state = cases.case(checker, first, "check").state
    assert [row.application for row in cases.look_alikes(checker, state)] == [second]


def test_a_late_birth_is_listed_for_the_head():
    answers = birth(1, child_birth_date="2020-01-01")
    application = uuid4()
    gate.perform(DESK, filing(application=application, answers=answers))
    found = worklist.work_list(actor("office_head"), worklist.Filters(only="late"))
    assert [row.application for row in found.rows] == [application]


def test_a_draft_is_its_writers_alone_and_never_overwritten():
    draft = drafts.Draft(uuid4(), "akta_kelahiran", 0, 0, {"child_name": "Ayu"})
    kept = drafts.save(DESK, draft)
    assert (kept.version, kept.answers) == (1, {"child_name": "Ayu"})
    assert refused(drafts.save, DESK, draft) == "JKL-1222"
    assert refused(drafts.save, NEIGHBOUR, kept) == "JKL-1301"
    assert drafts.find(NEIGHBOUR, draft.application) is None


def test_a_rebuild_equals_what_stands():
    for seed in range(3):
        a_filed_birth(seed)
    gate.perform(actor("checker"), Accept(a_filed_birth(4)))
    result = rebuild()
    assert (result.applications, result.equal) == (4, True)


def test_an_erased_application_leaves_no_name():
    application = a_filed_birth()
    with store.writing(application):
        store.erase(application)
    [row] = worklist.work_list(DESK, worklist.Filters()).rows
    assert row.person == "(data sudah dihapus)"
