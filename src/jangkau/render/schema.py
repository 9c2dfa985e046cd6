"""A service as JSON Schema 2020-12, for those who send applications by program."""

from typing import Any

from jangkau.catalogue.conditions import by_name, chain
from jangkau.catalogue.model import Condition, Field, Service

_BY_KIND: dict[str, dict[str, Any]] = {
    "nik": {"type": "string", "pattern": "^[0-9]{16}$"},
    "kk_number": {"type": "string", "pattern": "^[0-9]{16}$"},
    "date": {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
    "time": {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"},
    "area": {"type": "string", "pattern": r"^\d{2}\.\d{2}\.\d{2}\.\d{4}$"},
    "yes_no": {"type": "boolean"},
}


def schema(service: Service) -> dict[str, Any]:
    """Return the schema of the answers; conditional questions are required by if and then."""
    conditional = [field for field in service.fields if field.when or field.reuse]
    plain = [field for field in service.fields if field not in conditional]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:jangkau:{service.key}:{service.version}",
        "title": service.name,
        "type": "object",
        "properties": {field.name: _property(field) for field in service.fields},
        "required": [field.name for field in plain if field.required],
        "allOf": [
            {"if": _asked(service, field), "then": {"required": [field.name]}}
            for field in conditional
            if field.required
        ],
        "additionalProperties": False,
    }


def _property(field: Field) -> dict[str, Any]:
    described = {"title": field.label, "description": field.form}
    if field.kind == "choice":
        choices = [{"const": choice.code, "title": choice.label} for choice in field.choices]
        return described | {"type": "string", "oneOf": choices}
    if field.kind == "number":
        bounds = {"type": "integer", "minimum": field.least, "maximum": field.most}
        return described | bounds
    text = {"type": "string", "minLength": 1, "maxLength": field.most}
    return described | _BY_KIND.get(field.kind, text)


def _asked(service: Service, field: Field) -> dict[str, Any]:
    clauses = [_clause(one) for one in chain(service, field.when)]
    for reuse in field.reuse:
        source = by_name(service)[reuse.source]
        serves = (reuse.when, *chain(service, source.when))
        clauses.append({"not": {"allOf": [_clause(one) for one in serves]}})
    return {"allOf": clauses}


def _clause(condition: Condition) -> dict[str, Any]:
    filled = {"required": [condition.field]}
    if condition.op == "filled":
        return filled
    if condition.op == "empty":
        return {"not": filled}
    among = {"enum": list(condition.values)}
    rule = among if condition.op == "in" else {"not": among}
    return filled | {"properties": {condition.field: rule}}
