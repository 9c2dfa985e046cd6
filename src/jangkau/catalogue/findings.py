"""A finding: what is wrong or doubtful about one answer or paper, and what to do."""

from dataclasses import dataclass
from typing import Literal

from jangkau.errors import FAMILY

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding on `item` ("field:child_name", "paper:birth_proof"); only errors stop a form.

    `code` is one of the numbered family; `sentence` is Indonesian and holds no personal data.
    """

    item: str
    level: Level
    code: str
    sentence: str


def error(code: str, item: str, **facts: object) -> Finding:
    """Return a finding that must be mended before the application is sent."""
    return Finding(item, "error", code, FAMILY[code].format(**facts))


def warning(code: str, item: str, **facts: object) -> Finding:
    """Return a finding that a person should look at; it stops nothing."""
    return Finding(item, "warning", code, FAMILY[code].format(**facts))
