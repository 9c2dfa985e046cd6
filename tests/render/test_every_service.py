"""Every service in every form: a second service brings its own tests."""

from datetime import date

import pytest

from jangkau.catalogue import service, services
from jangkau.catalogue.conditions import asked, kept
from jangkau.render.html import form, parse, read_back
from jangkau.render.paper import LAID_OUT, Filing, layout
from jangkau.render.schema import schema
from jangkau.render.siak import copy_rows
from tests.people import BUILDERS
from tests.render.schema_rules import breaks

FILING = Filing("Sungai Bening", "Hulu Riam", "Muara Harapan", date(2026, 11, 2), "Siti")
SAMPLES = {key: a_sample(7) for key, a_sample in BUILDERS.items()}
EVERY = pytest.mark.parametrize("offered", services(), ids=lambda one: one.key)


def test_every_service_has_a_sample():
    assert set(SAMPLES) == {offered.key for offered in services()}


def test_a_service_is_found_by_its_key():
    assert [service(offered.key) for offered in services()] == list(services())
    with pytest.raises(KeyError):
        service("akta_bulan")


@EVERY
def test_the_form_asks_each_field_once_in_order(offered):
    view = form(offered, SAMPLES[offered.key])
    widgets = [widget for section in view.sections for widget in section.widgets]
    assert [widget.name for widget in widgets] == [field.name for field in offered.fields]
    assert len({widget.id for widget in widgets}) == len(widgets)
    for widget in widgets:
        if widget.name in SAMPLES[offered.key]:
            assert widget.value == str(SAMPLES[offered.key][widget.name])


@EVERY
def test_what_the_form_shows_is_posted_back_unchanged(offered):
    view = form(offered, SAMPLES[offered.key])
    posted = {widget.name: widget.value for part in view.sections for widget in part.widgets}
    answers, findings = parse(offered, posted)
    assert (kept(offered, answers), findings) == (SAMPLES[offered.key], [])


@EVERY
def test_every_answer_is_read_back_once(offered):
    lines = [line for _, part in read_back(offered, SAMPLES[offered.key]) for line in part]
    assert len(lines) == len(SAMPLES[offered.key])
    assert all(text for _, text in lines)


@EVERY
def test_every_output_can_be_copied_in_siaks_order(offered):
    for output in offered.outputs:
        rows = [row.field for row in copy_rows(offered, output.key, SAMPLES[offered.key])]
        assert rows == [name for name in output.siak_fields if name in rows]
        assert len(rows) > 5


@EVERY
def test_every_form_of_ours_is_laid_out_and_signed(offered):
    codes = {one.form for paper in offered.requirements for one in paper.alternatives}
    for code in codes & LAID_OUT:
        paper = layout(offered, code, SAMPLES[offered.key], FILING)
        assert (paper.code, paper.place_and_date) == (code, "Sungai Bening, 2 November 2026")
        assert all(signature.name for signature in paper.signatures)
    assert "F-2.01" in codes


@EVERY
def test_the_schema_takes_the_sample_and_nothing_less(offered):
    sample, rules = SAMPLES[offered.key], schema(offered)
    assert breaks(rules, sample) == []
    for field in offered.fields:
        if field.required and asked(offered, field, sample):
            rest = {name: value for name, value in sample.items() if name != field.name}
            assert breaks(rules, rest), field.name
    assert breaks(rules, sample | {"unknown": "x"}) == ["unknown"]
