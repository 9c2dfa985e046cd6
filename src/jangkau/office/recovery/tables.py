"""Which tables a backup holds, and their rows as plain values that both databases share."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models

from jangkau.ledger.entries import canonical

# Everything else is kept: a table that is new is in the backup unless it is named here.
LEFT_OUT = {
    "derived": "rebuilt from the log",
    "sessions": "people sign in again",
    "axes": "wrong tries, forgotten after minutes",
    "auth": "made by migrate",
    "contenttypes": "made by migrate",
}
CHUNK = 2000  # rows handled at once
Rows = list[tuple[Any, ...]]


def kept_tables() -> list[type[models.Model]]:
    """Return every model whose rows a backup holds, by label."""
    configs = [one for one in apps.get_app_configs() if one.label not in LEFT_OUT]
    return sorted(
        (model for config in configs for model in config.get_models()),
        key=lambda model: model._meta.label,
    )


def columns(model: type[models.Model]) -> list[str]:
    """Return the names of a model's columns, as its rows have them."""
    return [field.attname for field in model._meta.concrete_fields]


def mine(model: type[models.Model], alias: str = "default") -> models.QuerySet[Any]:
    """Return the rows of this regency."""
    path = _to_regency(model)
    rows = model._default_manager.using(alias)
    return rows.filter(**{path: settings.JANGKAU.regency}) if path else rows.all()


def pages(model: type[models.Model], alias: str = "default") -> Iterator[Rows]:
    """Give all rows of this regency, some thousand at a time."""
    page: Rows = []
    for row in mine(model, alias).values_list(*columns(model)).iterator(chunk_size=CHUNK):
        page.append(tuple(map(_plain, row)))
        if len(page) == CHUNK:
            yield page
            page = []
    if page:
        yield page


class Whole:
    """One hash over tables: the same rows give the same hash on either database."""

    def __init__(self) -> None:
        self._rows: dict[str, list[bytes]] = {}

    def take(self, label: str, names: Sequence[str], rows: Rows) -> None:
        """Count rows in; their order does not matter."""
        told = self._rows.setdefault(label, [])
        for row in rows:
            told.append(hashlib.sha256(canonical([*zip(names, row, strict=True)])).digest())

    def digest(self) -> bytes:
        """Return the SHA-256 (32 bytes) over all that was taken in."""
        whole = hashlib.sha256()
        for label, rows in sorted(self._rows.items()):
            whole.update(canonical([label, len(rows), b"".join(sorted(rows))]))
        return whole.digest()

    def counts(self) -> dict[str, int]:
        """Return how many rows of each table were taken in."""
        return {label: len(rows) for label, rows in sorted(self._rows.items())}


def whole(alias: str = "default") -> Whole:
    """Return what one hash says of this home: heads, entries, blobs and kept tables."""
    seen = Whole()
    for model in kept_tables():
        for page in pages(model, alias):
            seen.take(model._meta.label, columns(model), page)
    return seen


def _to_regency(model: type[models.Model]) -> str:
    """Return the look-up that leads from a row to its regency; "" where there is none."""
    for field in model._meta.concrete_fields:
        if field.attname == "regency":
            return "regency"
    for field in model._meta.concrete_fields:
        above = field.related_model
        path = _to_regency(above) if isinstance(above, type) else ""
        if path:
            return f"{field.name}__{path}"
    return ""


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value
