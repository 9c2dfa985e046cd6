from dataclasses import replace
from uuid import UUID

import pytest

from jangkau.errors import Refusal
from jangkau.rules.application import (
    Act,
    Application,
    Conflict,
    Paper,
    ReturnedItem,
    evolve,
    fold,
)
from jangkau.rules.application.commands import Accept, Mend, Resolve, Return, Withdraw
from tests.applications import (
    APPLICATION,
    OTHER_PHOTO,
    PHOTO,
    VILLAGE,
    accepted,
    actor,
    after,
    filing,
    submitted,
)

LATE = UUID(int=77)


def a_mend(name: str, old: str | None, new: str, act: UUID = LATE) -> Act:
    return Act(act, "application.mended", {}, {"fields": {name: [old, new]}}, "van", 2000)


def refused(state: Application, command: object, role: str) -> str:
    with pytest.raises(Refusal) as refusal:
        after(state, (command, role))  # type: ignore[arg-type]
    assert refusal.value.sentence()
    return refusal.value.code


def test_a_filed_birth_stands_with_its_answers_papers_and_outputs():
    state = submitted()
    assert (state.stage, state.village, state.filed_by) == (
        "submitted",
        VILLAGE,
        "village_operator",
    )
    assert state.answers["child_name"] == "Ayu Lestari"
    assert state.papers == {"marriage_proof": Paper("buku_nikah", (PHOTO,))}
    assert set(state.outputs) == {"akta_kelahiran", "kk", "kia"}


def test_a_birth_begun_at_one_door_is_finished_at_another():
    begun = submitted(finished=False, answers={"child_name": "Ayu"}, papers={}, door="whatsapp")
    state = after(
        begun, (filing(answers={"child_birth_date": "2026-10-01"}), "village_operator")
    )
    assert begun.stage == "started"
    assert (state.stage, state.door) == ("submitted", "desk")
    assert dict(state.answers) == {"child_name": "Ayu", "child_birth_date": "2026-10-01"}


def test_a_filed_birth_is_not_filed_again():
    assert refused(submitted(), filing(), "village_operator") == "JKL-1201"


def test_two_filings_that_met_underway_keep_both_words():
    again = Act(
        LATE,
        "application.submitted",
        {
            "service": "akta_kelahiran",
            "papers": {"marriage_proof": ["buku_nikah", [OTHER_PHOTO]]},
        },
        {"answers": {"child_name": "Ayu Lestari Dewi", "child_birth_date": "2026-10-01"}},
        "van",
        2000,
    )
    state = evolve(submitted(), again)
    assert [(one.item, one.other, one.why) for one in state.conflicts] == [
        ("field:child_name", "Ayu Lestari Dewi", "filed_twice"),
        ("paper:marriage_proof", Paper("buku_nikah", (OTHER_PHOTO,)), "filed_twice"),
    ]
    assert state.answers["child_name"] == "Ayu Lestari"


def test_a_returned_birth_keeps_the_accepted_papers():
    returned = after(
        submitted(),
        (
            Return(APPLICATION, (ReturnedItem("field:child_name", "typo", "kurang huruf"),)),
            "checker",
        ),
    )
    assert returned.stage == "returned"
    assert returned.returned == (ReturnedItem("field:child_name", "typo", "kurang huruf"),)
    assert returned.papers == submitted().papers
    mended = after(
        returned,
        (
            Mend(APPLICATION, {"child_name": ("Ayu Lestari", "Ayu Lestarini")}),
            "village_operator",
        ),
    )
    assert (mended.stage, mended.returned) == ("submitted", ())
    assert mended.answers["child_name"] == "Ayu Lestarini"


def test_a_birth_stays_returned_until_every_wrong_item_is_mended():
    wrong = (
        ReturnedItem("field:child_name", "typo"),
        ReturnedItem("paper:marriage_proof", "blur"),
    )
    state = after(
        submitted(),
        (Return(APPLICATION, wrong), "checker"),
        (Mend(APPLICATION, {"child_name": ("Ayu Lestari", "Ayu L")}), "village_operator"),
    )
    assert (state.stage, [one.item for one in state.returned]) == (
        "returned",
        ["paper:marriage_proof"],
    )
    new = Paper("buku_nikah", (OTHER_PHOTO,))
    old = Paper("buku_nikah", (PHOTO,))
    state = after(
        state, (Mend(APPLICATION, papers={"marriage_proof": (old, new)}), "village_operator")
    )
    assert (state.stage, state.papers["marriage_proof"]) == ("submitted", new)


def test_a_missing_paper_is_added_later():
    new = Paper("letter", (OTHER_PHOTO,))
    state = after(
        submitted(), (Mend(APPLICATION, papers={"birth_proof": (None, new)}), "checker")
    )
    assert state.papers["birth_proof"] == new


def test_two_desks_that_write_the_same_word_agree():
    state = evolve(submitted(), a_mend("child_name", "Ayu Lestari", "Ayu L"))
    assert evolve(state, a_mend("child_name", "Ayu Lestari", "Ayu L")).conflicts == ()


def test_two_desks_that_mend_one_field_both_keep_their_words():
    state = evolve(submitted(), a_mend("child_name", "Ayu Lestari", "Ayu L"))
    state = evolve(state, a_mend("child_name", "Ayu Lestari", "Ayu Lestarini"))
    assert state.answers["child_name"] == "Ayu L"
    assert state.conflicts == (
        Conflict("field:child_name", "Ayu L", "Ayu Lestarini", LATE, "van", "both_mended"),
    )
    assert refused(state, Accept(APPLICATION), "checker") == "JKL-1207"
    kept = after(state, (Resolve(APPLICATION, "field:child_name", LATE, "standing"), "checker"))
    assert (kept.answers["child_name"], kept.conflicts) == ("Ayu L", ())
    taken = after(state, (Resolve(APPLICATION, "field:child_name", LATE, "other"), "checker"))
    assert (taken.answers["child_name"], taken.conflicts) == ("Ayu Lestarini", ())
    assert refused(
        taken, Resolve(APPLICATION, "field:child_name", LATE, "other"), "checker"
    ) == ("JKL-1209")


def test_resolving_one_conflict_leaves_the_other():
    state = evolve(submitted(), a_mend("child_name", "X", "Y", UUID(int=1)))
    state = evolve(state, a_mend("child_name", "X", "Z", UUID(int=2)))
    resolve = Resolve(APPLICATION, "field:child_name", UUID(int=1), "other")
    state = after(state, (resolve, "checker"))
    assert [one.act for one in state.conflicts] == [UUID(int=2)]


def test_a_mend_that_comes_after_siak_waits_for_a_person():
    state = replace(accepted(), stage="closed")
    state = evolve(state, a_mend("child_name", "Ayu Lestari", "Ayu L"))
    assert [one.why for one in state.conflicts] == ["too_late"]
    assert state.answers["child_name"] == "Ayu Lestari"


def test_an_act_before_its_filing_waits_for_it():
    early = evolve(Application(APPLICATION), a_mend("child_name", "Ayu Lestari", "Ayu L"))
    assert (early.stage, len(early.waiting)) == ("unknown", 1)
    filed = Act(
        UUID(int=5),
        "application.submitted",
        {"service": "akta_kelahiran"},
        {"answers": {"child_name": "Ayu Lestari"}},
        "desa",
        1,
    )
    state = evolve(early, filed)
    assert (state.stage, state.answers["child_name"], state.waiting) == (
        "submitted",
        "Ayu L",
        (),
    )


def test_an_unknown_kind_changes_nothing():
    state = submitted()
    assert evolve(state, Act(LATE, "visit.planned", {}, {}, "x", 1)) == state
    assert fold(APPLICATION, []) == Application(APPLICATION)


def test_nothing_to_mend_is_refused():
    assert refused(submitted(), Mend(APPLICATION), "village_operator") == "JKL-1203"
    mend = Mend(APPLICATION, {"child_name": ("a", "b")})
    assert refused(accepted(), mend, "village_operator") == "JKL-1202"


def test_a_return_names_what_is_wrong():
    assert refused(submitted(), Return(APPLICATION, ()), "checker") == "JKL-1205"
    wrong = Return(APPLICATION, (ReturnedItem("field:child_name", "typo"),))
    assert refused(accepted(), wrong, "checker") == "JKL-1204"


def test_an_accepted_birth_is_not_accepted_twice():
    assert accepted().accepted_at == 1000
    assert refused(accepted(), Accept(APPLICATION), "checker") == "JKL-1206"


def test_an_application_is_taken_back_at_the_applicants_wish():
    state = after(submitted(), (Withdraw(APPLICATION, "salah desa"), "village_operator"))
    assert (state.stage, state.withdrawal) == ("withdrawn", "salah desa")
    assert refused(state, Withdraw(APPLICATION, "lagi"), "village_operator") == "JKL-1208"


def test_a_withdrawal_after_closing_waits_for_a_person():
    gone = Act(LATE, "application.withdrawn", {}, {"why": "batal"}, "van", 1)
    state = evolve(replace(accepted(), stage="closed"), gone)
    assert [one.item for one in state.conflicts] == ["application"]
    agreed = after(state, (Resolve(APPLICATION, "application", LATE, "other"), "office_head"))
    assert agreed.stage == "withdrawn"


def test_a_role_does_only_what_is_its_own():
    assert refused(submitted(), Accept(APPLICATION), "village_operator") == "JKL-1302"
    assert refused(submitted(), Accept(APPLICATION), "administrator") == "JKL-1302"


def test_a_village_does_not_file_for_another():
    with pytest.raises(Refusal, match="JKL-1302"):
        after(
            Application(APPLICATION),
            (filing(village="99.01.02.2002"), actor("village_operator")),
        )


def test_a_mended_village_moves_the_application_within_the_officers_reach():
    move = Mend(APPLICATION, {"village": (VILLAGE, "99.01.02.2002")})
    filed = submitted(answers={"village": VILLAGE})
    assert after(filed, (move, "district_operator")).village == "99.01.02.2002"
    assert refused(filed, move, "village_operator") == "JKL-1228"


def test_what_is_due_is_settled_when_the_application_is_complete():
    state = submitted(outputs=("akta_kematian",))
    due = ("akta_kematian", "kk", "ktp_el")
    state = after(state, (Accept(APPLICATION, due), "checker"))
    assert {key: one.stage for key, one in state.outputs.items()} == dict.fromkeys(
        due, "waiting"
    )


def test_a_document_no_longer_due_falls_away_at_acceptance():
    state = after(submitted(), (Accept(APPLICATION, ("akta_kelahiran",)), "checker"))
    assert list(state.outputs) == ["akta_kelahiran"]


def test_an_acceptance_that_names_no_documents_leaves_those_asked_for():
    state = after(submitted(), (Accept(APPLICATION), "checker"))
    assert list(state.outputs) == ["akta_kelahiran", "kk", "kia"]
