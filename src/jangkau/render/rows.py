"""One field as a row of an official form."""

from jangkau.catalogue.conditions import Given, by_name, stands, value_of
from jangkau.catalogue.model import Service
from jangkau.catalogue.values import fault, show, show_date
from jangkau.render.paper_form import Row

_BOXES = {"nik": 16, "kk_number": 16}


def row(service: Service, name: str, item: str, answers: Given) -> Row:
    """Return a field's row, empty if unanswered; a parent's answers serve the reporter's."""
    field, value = by_name(service)[name], value_of(service, name, answers)
    if field.unasked and not stands(service, field.when, answers):
        return Row(item, field.label, field.unasked)
    text = "" if value is None else show(field, value)
    options: tuple[str, ...] = ()
    if field.kind == "choice" and field.choices[0].code.isdigit():
        options = tuple(f"{choice.code}. {choice.label}" for choice in field.choices)
        text = str(value or "")
    elif name == service.event_date and value and not fault(field, value):
        text = show_date(str(value), weekday=True)
    elif field.kind == "number":
        text = str(value or "")
    label = f"{field.label} ({field.unit})" if field.unit else field.label
    return Row(item, label, text, _BOXES.get(field.kind), options)


def text_of(service: Service, name: str, answers: Given) -> str:
    """Return a field's answer as people read it, "" if there is none."""
    return show(by_name(service)[name], value_of(service, name, answers))
