"""What a death asks, needs and leads to, in the field's words."""

from datetime import date, timedelta

import pytest

from jangkau.catalogue import service
from jangkau.catalogue.conditions import (
    asked,
    by_name,
    due_decisions,
    due_outputs,
    kept,
    open_alternatives,
    requests_of,
    required_papers,
    stands,
    value_of,
)
from jangkau.catalogue.values import show
from jangkau.render.paper import Filing, layout
from jangkau.render.siak import copy_rows
from jangkau.rules.answers import check
from tests.people import TODAY, a_death, papers_for

DEATH = service("akta_kematian")
PAPERS = {one.key: one for one in DEATH.requirements}
FILING = Filing("Sungai Bening", "Hulu Riam", "Muara Harapan", TODAY, "Siti")
AKTA, WITH_KK, ALL = (
    ["akta_kematian"],
    ["akta_kematian", "kk"],
    ["akta_kematian", "kk", "ktp_el"],
)


def keys(things):
    return [one.key for one in things]


def dead(standing, **changes):
    return a_death(3, deceased_standing=standing, **changes)


def codes(answers):
    papers = papers_for(answers, DEATH.key)
    return [one.code for one in check(DEATH, answers, papers, TODAY, ("99",))]


def printed(answers, code="F-2.01"):
    form = layout(DEATH, code, answers, FILING)
    return {row.label: row.value for block in form.blocks for row in block.rows}


@pytest.mark.parametrize(
    ("standing", "spouse", "outputs"),
    [
        ("new_head", "card", ALL),
        ("head_stays", "card", ALL),
        ("new_head", "no_card", WITH_KK),
        ("minors", "none", WITH_KK),
        ("alone", "none", AKTA),
        ("off_kk", "none", AKTA),
        ("off_kk", "card", ["akta_kematian", "ktp_el"]),
        ("unknown", "card", AKTA),
    ],
)
def test_a_card_comes_only_to_a_spouse_and_a_kk_only_to_who_is_left(standing, spouse, outputs):
    answers = dead(standing, surviving_spouse=spouse)
    assert keys(due_outputs(DEATH, answers, TODAY)) == outputs


def test_a_spouse_who_is_left_gets_a_new_kk_and_a_card_that_says_cerai_mati():
    answers = a_death(3)
    assert requests_of(DEATH, answers, TODAY) == [
        "KK: baru karena penggantian kepala keluarga",
        "Perubahan data: KTP-el",
    ]
    changed = printed(answers, "F-1.06")
    assert (changed["Semula"], changed["Menjadi"]) == ("Kawin", "Cerai mati")
    assert changed["Nama suami atau istri"] == answers["spouse_name"]
    assert {"data_change", "spouse_ktp"} <= set(keys(required_papers(DEATH, answers)))
    # The spouse heads the family now, and is not asked for the same name again.
    assert value_of(DEATH, "new_head_name", answers) == answers["spouse_name"]
    assert "new_head_name" not in answers
    copied = {row.field: row.value for row in copy_rows(DEATH, "kk", answers)}
    assert copied["new_head_nik"] == answers["spouse_nik"]


def test_the_number_of_the_kk_stays_while_its_head_lives():
    asked_for = requests_of(DEATH, dead("head_stays"), TODAY)
    assert asked_for[0] == "KK: perubahan data karena peristiwa penting"


def test_the_rt_head_reports_without_a_power_of_attorney():
    answers = a_death(3, reporter_relation="6")
    assert show(by_name(DEATH)["reporter_relation"], "6") == "Ketua RT"
    assert "proxy_letter" not in keys(required_papers(DEATH, answers))
    assert "proxy_letter" in keys(required_papers(DEATH, a_death(3, reporter_relation="7")))
    assert {"reporter_name", "reporter_nik", "reporter_kk_number"} <= answers.keys()
    assert codes(answers) == []


def test_an_unknown_body_is_recorded_on_the_word_of_the_police_and_touches_no_kk():
    answers = dead("unknown", reporter_relation="8")
    assert keys(required_papers(DEATH, answers)) == ["signed_form", "police_letter"]
    assert not {"deceased_name", "deceased_nik", "kk_number", "father_name"} & answers.keys()
    assert codes(answers) == []
    form = printed(answers)
    assert form["Nama almarhum/almarhumah"] == form["NIK almarhum/almarhumah"]
    assert form["Nama almarhum/almarhumah"] == "Tidak diketahui"
    copied = {row.field: row.value for row in copy_rows(DEATH, "akta_kematian", answers)}
    assert copied["deceased_name"] == "TIDAK DIKETAHUI"


def test_who_stands_in_no_kk_is_recorded_on_old_documents_without_a_court():
    answers = dead("off_kk", deceased_nik=None)
    assert "kk_number" not in answers
    assert {"deceased_birthplace", "deceased_birth_date"} <= answers.keys()
    papers = keys(required_papers(DEATH, answers))
    assert ("old_document" in papers, "kk" in papers) == (True, False)
    ways = keys(PAPERS["old_document"].alternatives)
    assert ways == ["old_kk", "old_ktp", "buku_nikah", "diploma", "court_order"]
    assert codes(answers) == ["JKL-1026"]  # a NIK is wanted, and never demanded


@pytest.mark.parametrize(
    ("circumstance", "ways"),
    [
        ("here", ["doctor_letter", "village_letter"]),
        ("missing", ["court_order", "airline_statement"]),
        ("abroad", ["representation_letter"]),
    ],
)
def test_the_proof_follows_from_how_the_death_is_known(circumstance, ways):
    answers = a_death(3, death_circumstance=circumstance)
    assert keys(open_alternatives(PAPERS["death_proof"], answers)) == ways


def test_children_who_are_left_alone_may_join_the_kk_of_relatives():
    alone = {"surviving_spouse": "none", "new_head_relation": "9"}
    answers = dead("minors", **alone)
    assert keys(PAPERS["minors_care"].alternatives) == [
        "guardian_statement",
        "adult_moves_in",
        "joins_relative",
    ]
    assert "minors_care" in keys(required_papers(DEATH, answers))
    joined = dead("minors", **alone, joined_kk_number="9901010101200001")
    assert requests_of(DEATH, joined, TODAY) == ["KK: perubahan data karena menumpang dalam KK"]


def test_a_late_death_is_served_and_waits_for_no_decision():
    long_ago = (TODAY - timedelta(days=900)).isoformat()
    answers = a_death(3, death_date=long_ago)
    assert due_decisions(DEATH, answers, TODAY) == []
    assert codes(answers) == ["JKL-1043"]
    soon = (TODAY - timedelta(days=30)).isoformat()
    assert codes(a_death(3, death_date=soon)) == []


def test_an_answer_to_a_question_no_longer_asked_changes_nothing():
    stale = a_death(3) | {"deceased_standing": "unknown"}
    assert not stands(DEATH, by_name(DEATH)["spouse_name"].when, stale)
    assert not asked(DEATH, by_name(DEATH)["spouse_nik"], stale)
    assert "spouse_name" not in kept(DEATH, stale)
    assert keys(due_outputs(DEATH, stale, date(2026, 11, 2))) == AKTA


def test_the_cause_of_a_death_is_restricted():
    assert [field.name for field in DEATH.fields if field.restricted] == ["death_cause"]
    labels = [choice.label for choice in by_name(DEATH)["death_cause"].choices]
    assert len(labels) == 6


def test_the_block_of_the_death_stands_on_the_form_in_its_order():
    form = layout(DEATH, "F-2.01", a_death(3), FILING)
    [block] = [block for block in form.blocks if block.title == "Data Kematian"]
    assert [row.item for row in block.rows] == ["1", "2", "3", "4", "5", "6", "7"]
    assert "Data Orang Tua" in [block.title for block in form.blocks]


def test_every_kind_of_death_passes_its_own_checks():
    for standing in ("new_head", "head_stays", "minors", "alone", "off_kk", "unknown"):
        for seed in range(20):
            answers = a_death(seed, deceased_standing=standing)
            assert codes(answers) == [], (standing, seed)
