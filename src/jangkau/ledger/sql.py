"""Hot statements written once: building each anew takes longer than the disk."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection

MANY = 200  # rows in one statement
Row = tuple[Any, ...]
Statement = tuple[str, Sequence[Any]]  # the text, and what stands for its %s


def each(*statements: Statement) -> list[list[Row]]:
    """Run statements in turn and return the rows of each; to PostgreSQL it is one trip.

    Each sees what was committed before it began, as if it were sent alone.
    """
    if connection.vendor != "postgresql":
        return [fetch(*one) for one in statements]
    told: list[list[Row]] = []
    with connection.cursor() as cursor:
        text = "; ".join(statement for statement, _ in statements)
        cursor.execute(text, [value for _, values in statements for value in values])
        for _ in statements:
            told.append(cursor.fetchall() if cursor.description else [])
            cursor.nextset()
    return told


def fetch(text: str, values: Sequence[Any]) -> list[Row]:
    """Run one statement and return its rows, identifiers as the database gives them."""
    with connection.cursor() as cursor:
        cursor.execute(text, values)
        rows: list[Row] = cursor.fetchall() if cursor.description else []
    return rows


def inserts(
    table: str, columns: tuple[str, ...], rows: Sequence[Row], then: str = ""
) -> list[Statement]:
    """Return the statements that insert rows; `then` follows the values of each."""
    told: list[Statement] = []
    for start in range(0, len(rows), MANY):
        part = rows[start : start + MANY]
        text = _inserting(table, columns, len(part), then)
        told.append((text, [value for row in part for value in row]))
    return told


def places(values: Sequence[Any]) -> str:
    """Return one %s for each value, in brackets."""
    return _places(len(values))


def identifier(value: UUID | str) -> UUID:
    """Return an identifier as read: PostgreSQL gives a UUID, SQLite its hex digits."""
    return value if isinstance(value, UUID) else UUID(value)


def overwriting(columns: tuple[str, ...], key: tuple[str, ...]) -> str:
    """Return the end of an upsert that writes every other column anew."""
    anew = ", ".join(f"{name} = excluded.{name}" for name in columns if name not in key)
    return f"ON CONFLICT ({', '.join(key)}) DO UPDATE SET {anew}"


@lru_cache(maxsize=512)
def _inserting(table: str, columns: tuple[str, ...], count: int, then: str) -> str:
    row = _places(len(columns))
    values = ", ".join([row] * count)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES {values} {then}"  # noqa: S608


@lru_cache(maxsize=512)
def _places(count: int) -> str:
    return f"({', '.join(['%s'] * count)})"
