"""What is asked of whom."""

from datetime import date

import pytest

from jangkau.catalogue import service
from jangkau.catalogue.conditions import (
    due_decisions,
    due_outputs,
    holds,
    kept,
    messages_for,
    open_alternatives,
    required_papers,
    value_of,
)
from jangkau.catalogue.model import Condition
from tests.people import a_birth

BIRTH = service("akta_kelahiran")
PAPERS = {paper.key: paper for paper in BIRTH.requirements}


def keys(things):
    return [thing.key for thing in things]


@pytest.mark.parametrize(
    ("op", "values", "by_answer"),
    [
        ("in", ("a",), {"a": True, "b": False, "": False}),
        ("not_in", ("a",), {"a": False, "b": True, "": False}),
        ("filled", (), {"a": True, "b": True, "": False}),
        ("empty", (), {"a": False, "b": False, "": True}),
    ],
)
def test_each_clause_holds_when_it_says(op, values, by_answer):
    condition = Condition("x", op, values)
    assert {answer: holds(condition, {"x": answer}) for answer in by_answer} == by_answer


def test_a_parents_answers_serve_the_reporter():
    answers = a_birth(1, reporter_relation="2")
    assert value_of(BIRTH, "reporter_nik", answers) == answers["mother_nik"]
    assert value_of(BIRTH, "reporter_kk_number", answers) == answers["kk_number"]


def test_an_adult_who_reports_himself_gives_his_nik_once():
    answers = a_birth(1, reporter_relation="4")
    assert "child_nik" not in answers
    assert value_of(BIRTH, "child_nik", answers) == answers["reporter_nik"]
    assert value_of(BIRTH, "reporter_name", answers) == answers["child_name"]


def test_what_is_no_longer_asked_is_not_kept():
    answers = a_birth(1)
    alone = kept(BIRTH, answers | {"parents_marriage": "unproven", "child_weight": ""})
    assert "father_name" not in alone
    assert "marriage_number" not in alone
    assert "child_weight" not in alone
    assert value_of(BIRTH, "father_name", alone) is None


def test_the_papers_follow_the_answers():
    assert keys(required_papers(BIRTH, a_birth(1))) == [
        "signed_form", "birth_proof", "marriage_proof", "kk",
    ]  # fmt: skip
    assert keys(required_papers(BIRTH, a_birth(1, parents_marriage="unproven"))) == [
        "signed_form", "birth_proof", "kk",
    ]  # fmt: skip
    assert "proxy_letter" in keys(required_papers(BIRTH, a_birth(1, reporter_relation="5")))


@pytest.mark.parametrize(
    ("changes", "alternatives"),
    [
        ({"birth_place_kind": "1"}, ["facility_letter", "sptjm_birth"]),
        (
            {"birth_place_kind": "4"},
            ["facility_letter", "village_letter", "captain_letter", "sptjm_birth"],
        ),
        (
            {"birth_place_kind": "1", "parents_marriage": "unknown"},
            ["facility_letter", "police_report", "sptjm_birth"],
        ),
    ],
)
def test_a_birth_is_proved_as_it_happened(changes, alternatives):
    assert keys(open_alternatives(PAPERS["birth_proof"], a_birth(1, **changes))) == alternatives


def test_the_head_decides_after_sixty_days():
    born = {"child_birth_date": "2026-01-01"}
    assert keys(due_decisions(BIRTH, born, date(2026, 3, 2))) == []
    assert keys(due_decisions(BIRTH, born, date(2026, 3, 3))) == ["late_birth"]
    assert due_decisions(BIRTH, {}, date(2026, 3, 3)) == []


@pytest.mark.parametrize(
    ("marriage", "words"),
    [
        ("recorded", []),
        ("unrecorded", ["unrecorded"]),
        ("unproven", ["mother_only"]),
        ("unknown", ["foundling"]),
    ],
)
def test_the_akta_words_the_parents_by_their_marriage(marriage, words):
    assert keys(messages_for(BIRTH, a_birth(1, parents_marriage=marriage))) == words


def test_twins_are_linked():
    twin = a_birth(1, birth_kind="2", sibling_receipt_number="59DH6DS1GYM0")
    assert twin["sibling_receipt_number"] == "59DH6DS1GYM0"
    assert keys(messages_for(BIRTH, twin)) == ["twins"]
    assert "sibling_receipt_number" not in kept(BIRTH, twin | {"birth_kind": "1"})


def test_a_kia_is_for_those_under_seventeen():
    born = {"child_birth_date": "2009-11-03"}
    assert keys(due_outputs(BIRTH, born, date(2026, 11, 2))) == ["akta_kelahiran", "kk", "kia"]
    assert keys(due_outputs(BIRTH, born, date(2026, 11, 3))) == ["akta_kelahiran", "kk"]
    assert keys(due_outputs(BIRTH, {}, date(2026, 11, 3))) == ["akta_kelahiran", "kk", "kia"]


def test_a_child_of_five_brings_a_photo_for_its_kia():
    born = a_birth(1, child_birth_date="2021-11-02")
    assert "card_photo" not in keys(required_papers(BIRTH, born))
    assert "card_photo" not in keys(required_papers(BIRTH, born, date(2026, 11, 1)))
    assert "card_photo" in keys(required_papers(BIRTH, born, date(2026, 11, 2)))
    assert "card_photo" not in keys(required_papers(BIRTH, born, date(2038, 11, 2)))
