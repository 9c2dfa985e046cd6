"""The answers in the order of SIAK's screens, ready to be copied one by one."""

from dataclasses import dataclass

from jangkau.catalogue.conditions import Given, by_name, stands, value_of
from jangkau.catalogue.model import Field, Output, Service
from jangkau.catalogue.values import Value, show


@dataclass(frozen=True, slots=True)
class CopyRow:
    """One value to copy: names in capitals, dates "31-01-2026", choices by their label."""

    field: str
    label: str
    value: str


def copy_rows(service: Service, output: str, answers: Given) -> list[CopyRow]:
    """Return what SIAK asks for one output, in its order; what is empty there is left out.

    Raises KeyError if the service has no such output.
    """
    offered = {one.key: one for one in service.outputs}
    return [
        CopyRow(field.name, field.label, _as_siak_writes(field, value))
        for field, value in _answered(service, offered[output], answers)
    ]


def _answered(service: Service, output: Output, answers: Given) -> list[tuple[Field, Value]]:
    fields = [by_name(service)[name] for name in output.siak_fields]
    pairs = [(field, value_of(service, field.name, answers)) for field in fields]
    told = [(field, _unasked(service, field, answers) or value) for field, value in pairs]
    return [(field, value) for field, value in told if value not in (None, "")]


def _unasked(service: Service, field: Field, answers: Given) -> str:
    return "" if stands(service, field.when, answers) else field.unasked.upper()


def _as_siak_writes(field: Field, value: Value) -> str:
    if field.kind == "name":
        return str(value).upper()
    if field.kind == "date":
        return "-".join(reversed(str(value).split("-")))
    if field.kind == "number":
        return str(value)
    return show(field, value)
