"""A service as a form on a page: widgets, what was posted, and the read-back."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from jangkau.catalogue.conditions import (
    Given,
    Value,
    asked,
    by_name,
    chain,
    messages_for,
)
from jangkau.catalogue.findings import Finding
from jangkau.catalogue.model import Answers, Condition, Field, Service
from jangkau.catalogue.values import fault, read, show


@dataclass(frozen=True, slots=True)
class Widget:
    """One question on a page.

    `value` is what the input shows, `attributes` what it carries; an error or warning list
    holds sentences. `rule` is JSON for the browser: {"when": [clause, ...], "unless":
    [[clause, ...], ...]} with clause [field, op, [values]]; `shown` is its answer now.
    """

    name: str
    id: str
    label: str
    hint: str
    kind: str
    attributes: Mapping[str, str]
    options: tuple[tuple[str, str], ...]
    value: str
    errors: tuple[str, ...]
    warnings: tuple[str, ...]
    shown: bool
    required: bool
    restricted: bool
    unit: str
    form_item: str
    rule: str


@dataclass(frozen=True, slots=True)
class SectionView:
    """A titled group of widgets."""

    key: str
    title: str
    widgets: tuple[Widget, ...]


@dataclass(frozen=True, slots=True)
class FormView:
    """The whole form on one page; `errors` link (widget id, sentence) for the summary."""

    service: str
    title: str
    sections: tuple[SectionView, ...]
    messages: tuple[str, ...]
    errors: tuple[tuple[str, str], ...]


def form(
    service: Service,
    answers: Given,
    findings: Iterable[Finding] = (),
    areas: Mapping[str, str] | None = None,
) -> FormView:
    """Return the staff form; `areas` are the villages to choose from, name by code."""
    found = list(dict.fromkeys(findings))
    widgets = [_widget(service, field, answers, found, areas or {}) for field in service.fields]
    names = {widget.name: widget for widget in widgets}
    sections = tuple(
        SectionView(
            section.key,
            section.title,
            tuple(
                widget
                for widget, field in zip(widgets, service.fields, strict=True)
                if field.section == section.key
            ),
        )
        for section in service.sections
    )
    errors = tuple(
        (names[name].id, finding.sentence)
        for finding in found
        if finding.level == "error" and (name := finding.item.partition(":")[2]) in names
    )
    messages = tuple(message.text for message in messages_for(service, answers))
    return FormView(service.key, service.name, sections, messages, errors)


def parse(service: Service, posted: Mapping[str, str]) -> tuple[Answers, list[Finding]]:
    """Return the answers in a posted form and the errors in how they are written.

    What cannot be read stays in the answers as typed, so that nothing is lost. Empty boxes
    and unknown names are left out; hidden fields' answers are kept until `kept` drops them.
    """
    answers: Answers = {}
    findings: list[Finding] = []
    for field in service.fields:
        value = read(field, posted.get(field.name, ""))
        if value is None:
            continue
        answers[field.name] = value
        found = fault(field, value)
        if found:
            findings.append(found)
    return answers, [one for one in findings if _is_asked(service, one, answers)]


def read_back(service: Service, answers: Given) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return (section title, [(label, text)]) of what was answered, in the form's order."""
    rows = []
    for section in service.sections:
        lines = [
            (field.label, show(field, answers[field.name]))
            for field in service.fields
            if field.section == section.key
            and answers.get(field.name) not in (None, "")
            and asked(service, field, answers)
        ]
        if lines:
            rows.append((section.title, lines))
    return rows


def _widget(
    service: Service,
    field: Field,
    answers: Given,
    findings: list[Finding],
    areas: Mapping[str, str],
) -> Widget:
    mine = [finding for finding in findings if finding.item == f"field:{field.name}"]
    return Widget(
        name=field.name,
        id=f"field-{field.name.replace('_', '-')}",
        label=field.label,
        hint=field.hint or ("" if field.required else "Boleh dikosongkan."),
        kind=field.kind,
        attributes=_attributes(field),
        options=_options(field, areas),
        value=_typed(answers.get(field.name, field.default)),
        errors=tuple(one.sentence for one in mine if one.level == "error"),
        warnings=tuple(one.sentence for one in mine if one.level == "warning"),
        shown=asked(service, field, answers),
        required=field.required,
        restricted=field.restricted,
        unit=field.unit,
        form_item=field.form,
        rule=_rule(service, field),
    )


def _options(field: Field, areas: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    if field.kind == "area":
        return tuple(areas.items())
    if field.kind == "yes_no":
        return (("ya", "Ya"), ("tidak", "Tidak"))
    return tuple((choice.code, choice.label) for choice in field.choices)


def _attributes(field: Field) -> dict[str, str]:
    digits = {"inputmode": "numeric", "autocomplete": "off"}
    by_kind = {
        "nik": digits | {"maxlength": "20"},
        "kk_number": digits | {"maxlength": "20"},
        "number": digits | {"maxlength": "9"},
        "date": {"type": "date"},
        "time": {"type": "time"},
        "phone": {"type": "tel", "maxlength": str(field.most)},
        "name": {"autocapitalize": "characters", "maxlength": str(field.most)},
        "text": {"maxlength": str(field.most)},
        "long_text": {"maxlength": str(field.most)},
    }
    return by_kind.get(field.kind, {})


def _typed(value: Value) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    return "" if value is None else str(value)


def _rule(service: Service, field: Field) -> str:
    when = _clauses(chain(service, field.when))
    unless = [
        _clauses((reuse.when, *chain(service, by_name(service)[reuse.source].when)))
        for reuse in field.reuse
    ]
    if not (when or unless):
        return ""
    return json.dumps({"when": when, "unless": unless}, separators=(",", ":"))


def _clauses(conditions: Iterable[Condition]) -> list[list[object]]:
    return [[one.field, one.op, list(one.values)] for one in conditions]


def _is_asked(service: Service, finding: Finding, answers: Given) -> bool:
    return asked(service, by_name(service)[finding.item.removeprefix("field:")], answers)
