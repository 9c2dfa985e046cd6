"""Brings a backup back into a new home, on either database, and proves it equal."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cbor2
import zstandard
from django.conf import settings

from jangkau.errors import Refusal
from jangkau.ledger import keyset, store
from jangkau.ledger.durable import write_file
from jangkau.ledger.home import Home
from jangkau.ledger.keyset import Opener
from jangkau.office.recovery import diary, pool, shelfmark
from jangkau.office.recovery.backup import TABLE, check, silent
from jangkau.office.recovery.filling import fill, put_rows
from jangkau.office.recovery.pool import Told
from jangkau.office.recovery.shelfmark import DATA, KEYS, Backup
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


def lay_out(path: Path, target: Path, opener: Opener, told: Told = silent) -> Home:
    """Make the new home of a backup: its keys, its `node.toml` and its blobs.

    `opener` is the kit, or a copy of the keys folder. Needs no node to be awake. Refuses
    with JKL-1507 over a living home, JKL-1643, 1644 or 1646; then nothing was made.
    """
    backup = shelfmark.load(path)
    if target.exists() and any(target.iterdir()):
        raise Refusal("JKL-1507", folder=target)
    check(backup, [])
    own = _keys(backup, opener)
    bundle = _bundle(backup, own)
    try:
        make_rooms(target, own)
        pool.lay_back(backup, target / "blobs", told)
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise
    manifest = backup.manifest
    if manifest.role == "regency":
        diary.mark_unrecovered(target, made=manifest.made, position=manifest.position)
    write_file(target / "node.toml", stick.section(bundle, 0).data)
    return Home.load(target)


def make_rooms(target: Path, own: keyset.KeySet) -> None:
    """Make a home's folders and lay its keys down; `node.toml` comes last, elsewhere."""
    target.mkdir(parents=True, exist_ok=True)
    for room in ("blobs", "sticks", "logs"):
        (target / room).mkdir(exist_ok=True)
    keyset.write(target / "keys", own)


def fill_in(path: Path, told: Told = silent) -> Restored:
    """Fill this new home's database from the backup, and prove the two equal.

    Refuses with JKL-1647 (newer program), JKL-1648 (database not empty) or JKL-1649
    (not equal: nothing is kept).
    """
    backup = shelfmark.load(path)
    bundle = _bundle(backup, keyset.read(settings.JANGKAU.keys))
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


def _keys(backup: Backup, opener: Opener) -> keyset.KeySet:
    wanted = bytes.fromhex(backup.manifest.seal)
    sealed = cbor2.loads((backup.path / KEYS).read_bytes())
    found = keyset.open_sealed(sealed, opener, wanted)
    if found is None:
        raise Refusal("JKL-1646", kit=backup.manifest.kit or "-")
    return found


def _bundle(backup: Backup, own: keyset.KeySet) -> Bundle:
    sign_key, manifest = keyset.sign_public(own), backup.manifest
    if not shelfmark.is_signed(backup, sign_key):
        raise Refusal("JKL-1644", name=shelfmark.MANIFEST)
    try:
        return stick.read(
            backup.path / DATA,
            manifest.regency,
            lambda _node: sign_key,
            lambda sealed: keyset.unseal(own, sealed),
            bytes.fromhex(manifest.seal),
        )
    except Refusal:
        raise Refusal("JKL-1644", name=DATA) from None


def _table(bundle: Bundle, number: int) -> tuple[str, list[str], list[list[Any]]]:
    part = stick.section(bundle, number)
    if part.kind != TABLE:
        raise Refusal("JKL-1644", name=DATA)
    label, names, page = cbor2.loads(zstandard.ZstdDecompressor().decompress(part.data))
    return label, names, page
