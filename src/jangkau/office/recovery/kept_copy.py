"""What is born at the regency (people, devices, areas, choices), as its keeper has it."""

import hashlib
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import models

from jangkau.ledger import bulletins
from jangkau.ledger.clock import now_ms
from jangkau.ledger.entries import canonical
from jangkau.ledger.models import DataKey
from jangkau.office.kept.models import Copying, Draft, Reading, Setting
from jangkau.office.recovery.copied import Copy, Rows, Table
from jangkau.office.recovery.tables import columns, kept_tables, mine

# A draft lies sealed under a key that only its own database has; marks of copying help for
# an hour; where a node stood it tells again. Readings are added, never changed.
AIDS: tuple[type[models.Model], ...] = (Draft, Copying, Reading)
TRAVEL = "travel"  # who changed the settings that trips remember
# Columns that every sign-in changes: they go along, but are no reason to send.
RESTLESS = {
    *("last_login", "last_t", "last_used_at"),
    *("throttling_failure_timestamp", "throttling_failure_count"),
}
SETTLED = 5000  # ms after which no earlier reading can still be on its way
EVERY = 1_000_000  # bulletins: all there are
MOST = 5000  # readings in one copy


def copy_since(fingerprint: str, last_reading: str) -> Copy | None:
    """Return what changed since a copy with that fingerprint; None where nothing did."""
    tables = [_told(model) for model in copied_tables()]
    told, erased = _bulletins(), _erased()
    now = _fingerprint(tables, told, erased)
    readings = _readings(last_reading)
    if now == fingerprint:
        tables = []
        if not readings:
            return None
    toml = (settings.JANGKAU.path / "node.toml").read_bytes()
    return Copy(now_ms(), toml, tuple(tables), told, erased, readings, now)


def newest(copies: Sequence[Copy]) -> Copy | None:
    """Return the last copy that holds the tables."""
    return next((one for one in reversed(copies) if one.tables), None)


def copied_tables() -> list[type[models.Model]]:
    """Return the tables that a copy holds whole."""
    return [
        model
        for model in kept_tables()
        if model._meta.app_label != "ledger" and model not in AIDS
    ]


def copied_rows(model: type[models.Model]) -> models.QuerySet[Any]:
    """Return the rows of such a table that a copy holds: not what trips remember."""
    return mine(model).exclude(changed_by=TRAVEL) if model is Setting else mine(model)


def _told(model: type[models.Model]) -> Table:
    names = columns(model)
    rows = copied_rows(model).order_by("pk").values_list(*names)
    return model._meta.label, names, [tuple(map(_plain, row)) for row in rows]


def _bulletins() -> tuple[bytes, ...]:
    return tuple(bulletins.to_bytes(one) for one in bulletins.newer(0, limit=EVERY))


def _erased() -> tuple[bytes, ...]:
    rows = DataKey.objects.filter(regency=settings.JANGKAU.regency).exclude(erased=None)
    return tuple(
        one.bytes for one in rows.order_by("subject").values_list("subject", flat=True)
    )


def _fingerprint(
    tables: Sequence[Table], told: tuple[bytes, ...], erased: tuple[bytes, ...]
) -> str:
    whole = hashlib.sha256(canonical([list(told), list(erased)]))
    for label, names, rows in tables:
        steady = [at for at, name in enumerate(names) if name not in RESTLESS]
        whole.update(canonical([label, [[row[at] for at in steady] for row in rows]]))
    return whole.hexdigest()


def _readings(last: str) -> Rows:
    rows = mine(Reading).filter(at__lt=now_ms() - SETTLED).order_by("pk")
    rows = rows.filter(pk__gt=UUID(last)) if last else rows
    return [tuple(map(_plain, row)) for row in rows.values_list(*columns(Reading))[:MOST]]


def reading_names() -> list[str]:
    """Return the columns of a reading, as its rows have them."""
    return columns(Reading)


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value
