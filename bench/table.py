"""A table of figures: what was measured, beside its floor, and whether a budget broke."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Row:
    """A line; `beside` is the floor or peer of the same run, `broken` fails the bench."""

    what: str
    ours: str
    beside: str = ""
    budget: str = ""
    broken: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of one family, under a title, with a note and the name of what is beside."""

    title: str
    note: str
    beside: str
    rows: Sequence[Row]


def written(table: Table) -> str:
    """Return a table as it stands in RESULTS.md."""
    head = [f"| what | ours | {table.beside} | budget |", "|---|---|---|---|"]
    lines = [
        f"| {one.what}{' (broken)' if one.broken else ''} | {one.ours} | {one.beside} |"
        f" {one.budget} |"
        for one in table.rows
    ]
    return "\n".join([f"## {table.title}", "", table.note, "", *head, *lines, ""])


def seconds(act: Callable[[], T]) -> tuple[float, T]:
    """Return how long an act took, and what it gave."""
    start = time.perf_counter()
    told = act()
    return time.perf_counter() - start, told


def middle(values: Sequence[float]) -> float:
    """Return the median."""
    return float(median(values))


def high(values: Sequence[float], share: float = 0.99) -> float:
    """Return the value that `share` of them do not pass."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
