"""Each way to write a service down wrongly is said in a sentence."""

from dataclasses import replace

import pytest

from jangkau.catalogue import service, services
from jangkau.catalogue.check import problems
from jangkau.catalogue.model import (
    Change,
    Check,
    Choice,
    Condition,
    Decision,
    Message,
    Request,
    Reuse,
    Section,
)

BIRTH = service("akta_kelahiran")
NOWHERE = Condition("nowhere", "filled")
RECORDED = Condition("parents_marriage", "in", ("recorded",))
MARRIED_LONG = Condition("marriage_date", "filled")


def with_field(**changes):
    first, *others = BIRTH.fields
    return replace(BIRTH, fields=(replace(first, **changes), *others))


def with_paper(**changes):
    first, *others = BIRTH.requirements
    return replace(BIRTH, requirements=(replace(first, **changes), *others))


def with_output(**changes):
    first, *others = BIRTH.outputs
    return replace(BIRTH, outputs=(replace(first, **changes), *others))


@pytest.mark.parametrize("offered", services(), ids=lambda one: one.key)
def test_what_is_offered_has_no_problems(offered):
    assert problems(offered) == []


PAPER = BIRTH.requirements[0].alternatives[0]
FIRST = "village"
AKTA = BIRTH.outputs[0].siak_fields


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        (replace(BIRTH, fields=(*BIRTH.fields, BIRTH.fields[0])), f"{FIRST}: is asked twice"),
        (
            replace(BIRTH, sections=(*BIRTH.sections, Section("x", "X"))),
            "section x: has no field",
        ),
        (with_field(section="x"), f"{FIRST}: stands in the unknown section x"),
        (with_field(form=""), f"{FIRST}: has no place on an official form"),
        (with_field(short="x" * 25), f"{FIRST}: short label is not 1 to 24 characters"),
        (with_field(short=""), f"{FIRST}: short label is not 1 to 24 characters"),
        (with_field(choices=(Choice("1", "x"),)), f"{FIRST}: choices and kind do not fit"),
        (
            with_field(kind="number", least=9, most=1),
            f"{FIRST}: no number lies between least and most",
        ),
        (with_field(default="WNI"), f"{FIRST}: its default is no choice"),
        (with_field(when=NOWHERE), f"{FIRST}: names the unknown field nowhere"),
        (
            with_field(when=Condition("child_sex", "in", ("9",))),
            f"{FIRST}: child_sex has no choice 9",
        ),
        (
            with_field(reuse=(Reuse(Condition("kk_number", "filled"), "nowhere"),)),
            f"{FIRST}: reuses the unknown field nowhere",
        ),
        (
            replace(BIRTH, checks=(Check("wanted", ("nowhere",)),)),
            "check wanted: names the unknown field nowhere",
        ),
        (
            replace(BIRTH, decisions=(Decision("late", "", "office_head", "nowhere", 60, ""),)),
            "decision late: names the unknown field nowhere",
        ),
        (replace(BIRTH, event_date="nowhere"), "event date: names the unknown field nowhere"),
        (with_paper(alternatives=()), "paper signed_form: no paper meets it"),
        (
            with_paper(
                alternatives=(replace(PAPER, when=Condition("child_sex", "in", ("1",))),)
            ),
            "paper signed_form: under some answers no paper meets it",
        ),
        (with_paper(source=""), "paper signed_form: stands on no rule"),
        (
            with_paper(alternatives=(replace(PAPER, label="x" * 49),)),
            "paper signed_form: the label of signed_form is too long",
        ),
        (
            with_output(siak_fields=(*AKTA, "nowhere")),
            "output akta_kelahiran: names the unknown field nowhere",
        ),
        (
            with_output(siak_fields=tuple(name for name in AKTA if name != "child_length")),
            "child_length: is copied into no screen of SIAK",
        ),
        (
            replace(BIRTH, messages=(Message("m", "kata " * 21),)),
            'longer than 20 words: "' + "kata " * 21 + '"',
        ),
        (
            replace(BIRTH, messages=(Message("m", "Halo.", NOWHERE),)),
            "message m: names the unknown field nowhere",
        ),
        (
            replace(BIRTH, messages=(Message("m", "Halo.", RECORDED, lasting=True),)),
            "message m: lasts, but not always",
        ),
        (
            with_output(when=NOWHERE),
            "output akta_kelahiran: names the unknown field nowhere",
        ),
        (
            with_output(requests=(Request("KIA: baru", NOWHERE),)),
            "output akta_kelahiran: names the unknown field nowhere",
        ),
        (
            with_paper(alternatives=(PAPER, replace(PAPER, key="x", when=MARRIED_LONG))),
            "paper signed_form: x hangs on a question not always asked",
        ),
        (
            replace(BIRTH, subject=replace(BIRTH.subject, name="nowhere")),
            "subject: names the unknown field nowhere",
        ),
        (
            replace(BIRTH, sibling=replace(BIRTH.sibling, link="nowhere")),
            "subject: names the unknown field nowhere",
        ),
        (
            replace(BIRTH, sibling=replace(BIRTH.sibling, when=NOWHERE)),
            "sibling: names the unknown field nowhere",
        ),
    ],
)
def test_one_thing_written_wrongly_is_one_problem(wrong, problem):
    assert problems(wrong) == [problem]


def test_a_change_of_data_names_a_person_with_name_and_nik():
    wrong = replace(BIRTH, changes=(Change("Agama", "a", "b", "c", "witness3"),))
    assert problems(wrong) == [
        "change Agama: names the unknown field witness3_name",
        "change Agama: names the unknown field witness3_nik",
    ]


def test_a_service_without_output_is_none():
    assert "the service has no output" in problems(replace(BIRTH, outputs=()))
