"""Only the impossible stops an application; all the rest is pointed out."""

from datetime import date, timedelta

import pytest

from jangkau.catalogue import service
from jangkau.rules.answers import check
from tests.people import TODAY, a_birth, papers_for

BIRTH = service("akta_kelahiran")
MADE_UP = ("99",)


def found(answers, papers=None, today=TODAY, prefixes=MADE_UP):
    papers = papers_for(answers) if papers is None else papers
    findings = check(BIRTH, answers, papers, today, prefixes)
    return [(one.item, one.level, one.code) for one in findings]


@pytest.mark.parametrize("seed", range(40))
def test_a_complete_birth_has_no_findings(seed):
    assert found(a_birth(seed)) == []


def test_an_empty_form_misses_what_is_always_asked():
    findings = found({}, {})
    assert {level for item, level, _ in findings if item.startswith("field:")} == {"error"}
    assert ("field:child_name", "error", "JKL-1003") in findings
    assert ("paper:kk", "warning", "JKL-1101") in findings
    assert "field:father_name" not in [item for item, _, _ in findings]


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        ({"witness1_nik": "990101150390007"}, ("field:witness1_nik", "error", "JKL-1001")),
        ({"kk_number": "12"}, ("field:kk_number", "error", "JKL-1002")),
        ({"child_name": None}, ("field:child_name", "error", "JKL-1003")),
        ({"child_birth_date": "31-10-2026"}, ("field:child_birth_date", "error", "JKL-1004")),
        ({"child_birth_date": "2026-02-30"}, ("field:child_birth_date", "error", "JKL-1004")),
        ({"child_number": "dua"}, ("field:child_number", "error", "JKL-1006")),
        ({"child_number": True}, ("field:child_number", "error", "JKL-1006")),
        ({"child_sex": "L"}, ("field:child_sex", "error", "JKL-1007")),
        ({"child_birth_time": "25:00"}, ("field:child_birth_time", "error", "JKL-1008")),
        ({"father_birthplace": "x" * 101}, ("field:father_birthplace", "error", "JKL-1009")),
        ({"child_weight": 3}, ("field:child_weight", "error", "JKL-1010")),
        ({"village": "Lubuk"}, ("field:village", "error", "JKL-1011")),
        ({"reporter_phone": "081"}, ("field:reporter_phone", "warning", "JKL-1028")),
        ({"father_nik": None}, ("field:father_nik", "warning", "JKL-1026")),
        ({"child_name": "PUTRI"}, ("field:child_name", "warning", "JKL-1032")),
    ],
)
def test_one_thing_wrong_is_one_finding(change, finding):
    assert found(a_birth(1) | change) == [finding]


def test_a_child_born_tomorrow_is_impossible():
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    assert found(a_birth(1, child_birth_date=tomorrow)) == [
        ("field:child_birth_date", "error", "JKL-1005")
    ]


def test_a_real_office_does_not_know_province_99():
    codes = {(level, code) for _, level, code in found(a_birth(1), prefixes=())}
    assert codes == {("warning", "JKL-1011"), ("warning", "JKL-1021")}


def test_a_nik_that_tells_another_birth_date_or_sex_is_pointed_out():
    mother = {"mother_birth_date": "1999-03-15", "mother_nik": "9901011603990001"}
    assert found(a_birth(1, **mother)) == [
        ("field:mother_nik", "warning", "JKL-1023"),
        ("field:mother_nik", "warning", "JKL-1024"),
    ]
    assert found(a_birth(1, mother_nik="9901017102990001")) == [
        ("field:mother_nik", "warning", "JKL-1022")
    ]


def test_a_childs_own_nik_is_held_against_its_sex_and_date():
    child = {"child_birth_date": "2026-10-15", "child_sex": "2"}
    assert found(a_birth(1, child_nik="9901015510260001", **child)) == []
    assert found(a_birth(1, child_nik="9901011510260001", **child)) == [
        ("field:child_nik", "warning", "JKL-1024")
    ]


def test_a_name_that_is_already_borne_is_not_doubted():
    child = {"child_birth_date": "2026-10-15", "child_sex": "2", "child_name": "SUHARTINI"}
    assert found(a_birth(1, child_nik="9901015510260001", **child)) == []
    assert found(a_birth(1, **child)) == [("field:child_name", "warning", "JKL-1032")]


def test_one_nik_for_two_people_is_pointed_out_at_the_second():
    answers = a_birth(1)
    assert found(answers | {"witness2_nik": answers["witness1_nik"]}) == [
        ("field:witness2_nik", "warning", "JKL-1025")
    ]


def test_a_father_who_reports_is_one_person():
    assert found(a_birth(1, reporter_relation="1")) == []
    assert found(a_birth(1, reporter_relation="2")) == []
    assert found(a_birth(1, reporter_relation="3")) == []


def test_a_mother_of_eleven_is_pointed_out():
    mother = {"mother_birth_date": "2014-10-16", "mother_nik": "9901015610140001"}
    young = a_birth(1, child_birth_date="2026-10-15", **mother)
    assert found(young) == [("field:mother_birth_date", "warning", "JKL-1041")]
    assert found(young | {"child_birth_date": "2026-10-16"}) == []


def test_a_late_birth_is_served_with_a_notice():
    born = TODAY - timedelta(days=60)
    assert found(a_birth(1, child_birth_date=born.isoformat())) == []
    late = born - timedelta(days=1)
    assert found(a_birth(1, child_birth_date=late.isoformat())) == [
        ("field:child_birth_date", "warning", "JKL-1042")
    ]


def test_a_couple_without_proof_of_marriage_signs_f_2_04():
    answers = a_birth(1, parents_marriage="unrecorded")
    assert papers_for(answers)["marriage_proof"] == "sptjm_couple"
    assert found(answers) == []
    papers = papers_for(answers) | {"marriage_proof": "buku_nikah"}
    assert found(answers, papers) == [("paper:marriage_proof", "warning", "JKL-1102")]


def test_a_mother_alone_needs_no_proof_of_marriage():
    answers = a_birth(1, parents_marriage="unproven")
    assert "marriage_proof" not in papers_for(answers)
    assert found(answers) == []


def test_a_foundling_has_a_police_report_and_no_parents():
    answers = a_birth(1, parents_marriage="unknown", reporter_relation="3")
    assert "mother_name" not in answers
    papers = papers_for(answers) | {"birth_proof": "police_report"}
    assert found(answers, papers) == []


def test_a_relative_who_reports_brings_a_power_of_attorney():
    answers = a_birth(1, reporter_relation="5")
    papers = papers_for(answers)
    del papers["proxy_letter"]
    assert found(answers, papers) == [("paper:proxy_letter", "warning", "JKL-1101")]


def test_a_birth_in_the_future_of_a_wrong_clock_asks_for_no_decision():
    assert ("field:child_birth_date", "error", "JKL-1005") in found(
        a_birth(1), today=date(2023, 1, 1)
    )
