"""Rebuilds the derived tables from the ledger, and tells whether they were right."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings

from jangkau.ledger import store
from jangkau.ledger.entries import canonical
from jangkau.office import projection
from jangkau.office.derived.models import Case, Document, Token, WithdrawnSeal

_OTHERS = (Document, Token, WithdrawnSeal)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """How many applications were replayed, and whether the rows are as they were."""

    applications: int
    equal: bool


def rebuild(told: Callable[[int], None] = lambda _count: None) -> Rebuilt:
    """Replay every application by position into empty tables, in one transaction.

    `told` is called with the number of applications replayed so far.
    """
    with store.writing():
        before = fingerprint()
        for table in (Case, *_OTHERS):
            table.objects.filter(regency=settings.JANGKAU.regency).delete()
        subjects = store.subjects()
        for count, subject in enumerate(subjects, 1):
            projection.project(subject)
            told(count)
        return Rebuilt(len(subjects), fingerprint() == before)


def fingerprint() -> bytes:
    """Return one SHA-256 over all derived rows in order; sealed names count opened."""
    whole = hashlib.sha256()
    for case in Case.objects.filter(regency=settings.JANGKAU.regency).order_by("application"):
        known = {
            field.attname: _plain(getattr(case, field.attname))
            for field in Case._meta.concrete_fields
            if field.attname != "sealed"
        }
        whole.update(canonical([known, projection.names_of(case)]))
    for table in _OTHERS:
        rows = table.objects.filter(regency=settings.JANGKAU.regency)
        columns = [
            field.attname for field in table._meta.concrete_fields if field.attname != "id"
        ]
        for row in sorted(tuple(map(_plain, row)) for row in rows.values_list(*columns)):
            whole.update(canonical(list(row)))
    return whole.digest()


def _plain(value: object) -> object:
    if isinstance(value, memoryview):
        return bytes(value)
    return value if isinstance(value, bytes | int | str | dict | bool) else str(value)
