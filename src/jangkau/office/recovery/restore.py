"""Brings a backup back into a new home, on either database, and proves it equal."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cbor2
import zstandard
from django.conf import settings

from jangkau.errors import Refusal
from jangkau.ledger import keyset, store
from jangkau.office.recovery import shelfmark
from jangkau.office.recovery.backup import TABLE
from jangkau.office.recovery.filling import fill, put_rows
from jangkau.office.recovery.laying import bundle_of
from jangkau.office.recovery.laying import from_backup as lay_out
from jangkau.office.recovery.pool import Told, silent
from jangkau.office.recovery.shelfmark import DATA
from jangkau.office.recovery.tables import whole
from jangkau.sync import stick
from jangkau.sync.stick import Bundle


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back: rows, blobs, applications, and the one hash (hex), proved equal."""

    rows: int
    blobs: int
    position: int
    whole: str


def fill_in(path: Path, told: Told = silent) -> Restored:
    """Fill this new home's database from the backup, and prove the two equal.

    Refuses with JKL-1647 (newer program), JKL-1648 (database not empty) or JKL-1649
    (not equal: nothing is kept).
    """
    backup = shelfmark.load(path)
    bundle = bundle_of(backup, keyset.read(settings.JANGKAU.keys))
    rows = 0
    with fill(backup.manifest.migrations, backup.manifest.version) as tables:
        for number in range(1, len(bundle.starts)):
            label, names, page = _table(bundle, number)
            rows += put_rows(tables, label, names, page)
            told(number, len(bundle.starts) - 1)
    found = whole().digest().hex()
    if found != backup.manifest.whole:
        raise Refusal("JKL-1649")
    return Restored(rows, backup.manifest.blobs, store.last_position(), found)


def _table(bundle: Bundle, number: int) -> tuple[str, list[str], list[list[Any]]]:
    part = stick.section(bundle, number)
    if part.kind != TABLE:
        raise Refusal("JKL-1644", name=DATA)
    label, names, page = cbor2.loads(zstandard.ZstdDecompressor().decompress(part.data))
    return label, names, page


__all__ = ["Restored", "fill_in", "lay_out"]
