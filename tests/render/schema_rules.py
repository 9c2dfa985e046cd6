"""As much of JSON Schema as our schemas use, to hold answers against them."""

import re


def breaks(schema, value):
    """Return the keywords or property names at which a value breaks a schema."""
    found = [
        key for key, rule in schema.items() if key in RULES and not RULES[key](rule, value)
    ]
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        for name, part in properties.items():
            found += [name] if name in value and breaks(part, value[name]) else []
        if schema.get("additionalProperties") is False:
            found += [name for name in value if name not in properties]
    if "if" in schema and not breaks(schema["if"], value):
        found += breaks(schema["then"], value)
    return found


TYPES = {"object": dict, "string": str, "integer": int, "boolean": bool}
RULES = {
    "type": lambda rule, value: isinstance(value, TYPES[rule]),
    "required": lambda rule, value: all(name in value for name in rule),
    "allOf": lambda rule, value: not any(breaks(part, value) for part in rule),
    "oneOf": lambda rule, value: sum(not breaks(part, value) for part in rule) == 1,
    "not": lambda rule, value: bool(breaks(rule, value)),
    "const": lambda rule, value: value == rule,
    "enum": lambda rule, value: value in rule,
    "pattern": lambda rule, value: re.search(rule, value) is not None,
    "minLength": lambda rule, value: len(value) >= rule,
    "maxLength": lambda rule, value: len(value) <= rule,
    "minimum": lambda rule, value: value >= rule,
    "maximum": lambda rule, value: value <= rule,
}
