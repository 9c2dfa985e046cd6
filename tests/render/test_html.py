"""The staff form, what is posted from it, and what is read back."""

import json
from dataclasses import replace

from jangkau.catalogue import service
from jangkau.catalogue.findings import error, warning
from jangkau.catalogue.model import Field
from jangkau.render.html import form, parse, read_back
from tests.people import a_birth

BIRTH = service("akta_kelahiran")


def as_posted(answers):
    return {name: str(value) for name, value in answers.items()}


def test_it_works():
    view = form(BIRTH, a_birth(1))
    assert [section.key for section in view.sections] == [
        "area", "reporter", "witnesses", "parents", "child",
    ]  # fmt: skip


def test_a_posted_form_comes_back_as_the_same_answers():
    for seed in range(50):
        answers = a_birth(seed)
        assert parse(BIRTH, as_posted(answers)) == (answers, [])


def test_a_nik_of_15_digits_is_an_error_and_the_rest_is_kept():
    answers = a_birth(1)
    posted = as_posted(answers) | {"mother_nik": "990101410190123"}
    read, findings = parse(BIRTH, posted)
    assert read == answers | {"mother_nik": "990101410190123"}
    assert [(one.item, one.code) for one in findings] == [("field:mother_nik", "JKL-1001")]
    widget = next(w for w in form(BIRTH, read, findings).sections[3].widgets if w.errors)
    assert (widget.name, widget.value) == ("mother_nik", "990101410190123")


def test_dates_times_and_numbers_are_read_as_people_write_them():
    posted = {
        "child_birth_date": "3/10/2026",
        "child_birth_time": "7.30",
        "child_weight": "3.200",
        "mother_nik": "9901 0141 0190 1234",
        "village": "9901012001",
    }
    assert parse(BIRTH, posted | {"parents_marriage": "recorded"})[0] == {
        "village": "99.01.01.2001",
        "parents_marriage": "recorded",
        "mother_nik": "9901014101901234",
        "child_birth_date": "2026-10-03",
        "child_birth_time": "07:30",
        "child_weight": 3200,
    }


def test_what_cannot_be_read_stays_as_typed():
    answers, findings = parse(BIRTH, {"child_weight": "3,2 kg", "child_birth_date": "kemarin"})
    assert answers == {"child_weight": "3,2 kg", "child_birth_date": "kemarin"}
    assert [one.code for one in findings] == ["JKL-1004", "JKL-1006"]


def test_a_reporting_father_is_not_asked_again():
    shown = {w.name for s in form(BIRTH, a_birth(1)).sections for w in s.widgets if w.shown}
    assert {name for name in shown if name.startswith("reporter_")} == {
        "reporter_relation", "reporter_phone", "reporter_email",
    }  # fmt: skip


def test_a_reporting_father_whom_the_akta_does_not_name_is_asked():
    answers = a_birth(1, parents_marriage="unproven")
    assert "father_name" not in answers
    assert "reporter_name" in answers


def test_the_read_back_shows_labels_and_words():
    answers = a_birth(1, child_sex="2", child_birth_date="2026-10-03", child_weight=3200)
    child = dict(read_back(BIRTH, answers))["Data anak"]
    assert ("Jenis kelamin anak", "Perempuan") in child
    assert ("Tanggal lahir anak", "3 Oktober 2026") in child
    assert ("Berat bayi", "3.200 gram") in child


def test_villages_are_chosen_from_those_given():
    villages = {"99.01.01.2001": "Sungai Bening", "99.01.01.2002": "Lubuk Rambutan"}
    area = form(BIRTH, {}, areas=villages).sections[0].widgets[0]
    assert (area.kind, area.options) == ("area", tuple(villages.items()))


def test_errors_lead_to_their_box_and_warnings_stand_beside_it():
    findings = [
        error("JKL-1001", "field:mother_nik"),
        warning("JKL-1024", "field:father_nik", label="NIK ayah"),
        warning("JKL-1101", "paper:kk", label="KK"),
    ]
    view = form(BIRTH, a_birth(1), [*findings, findings[0]])
    sentence = "NIK terdiri dari 16 angka. Periksa kembali pada KTP atau KK."
    assert view.errors == (("field-mother-nik", sentence),)
    father = next(w for w in view.sections[3].widgets if w.name == "father_nik")
    assert father.warnings == (findings[1].sentence,)


def test_the_browser_gets_the_same_rule_as_the_server():
    widgets = {w.name: w for s in form(BIRTH, {}).sections for w in s.widgets}
    assert json.loads(widgets["father_name"].rule) == {
        "when": [["parents_marriage", "in", ["recorded", "unrecorded"]]],
        "unless": [],
    }
    assert json.loads(widgets["reporter_nik"].rule)["unless"] == [
        [
            ["reporter_relation", "in", ["1"]],
            ["parents_marriage", "in", ["recorded", "unrecorded"]],
        ],
        [["reporter_relation", "in", ["2"]], ["parents_marriage", "not_in", ["unknown"]]],
    ]
    assert widgets["child_name"].rule == ""


def test_a_hidden_box_is_not_judged_but_its_text_is_not_lost():
    posted = {"parents_marriage": "unproven", "father_nik": "123"}
    assert parse(BIRTH, posted) == (posted, [])


def test_a_yes_or_no_is_shown_and_read_alike():
    asked = Field("child_name", "Sudah?", "yes_no", "F-2.01 Kelahiran 1", "child")
    one = replace(BIRTH, fields=(asked,), messages=())
    widget = form(one, {"child_name": True}).sections[-1].widgets[0]
    assert (widget.value, widget.options) == ("ya", (("ya", "Ya"), ("tidak", "Tidak")))
    assert parse(one, {"child_name": "tidak"}) == ({"child_name": False}, [])


def test_an_empty_form_opens_with_the_usual_answers_and_a_cleared_one_stays_clear():
    def nationality(answers):
        widgets = (w for part in form(BIRTH, answers).sections for w in part.widgets)
        return next(w.value for w in widgets if w.name == "child_nationality")

    assert nationality({}) == "WNI"
    assert nationality({"child_nationality": None}) == ""
