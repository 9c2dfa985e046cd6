"""Makes a backup while the office works: one moment of everything, and its proof."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import cbor2
import zstandard
from django.conf import settings

from jangkau import __version__
from jangkau.errors import Refusal
from jangkau.ledger import keys, store
from jangkau.ledger.clock import now_ms
from jangkau.ledger.durable import sync_folder, write_file
from jangkau.ledger.models import BlobRow, Counter, DataKey
from jangkau.ledger.moment import one_moment
from jangkau.office.recovery import diary, pool, pruning, shelfmark
from jangkau.office.recovery.envelopes import envelopes, escrow
from jangkau.office.recovery.pool import Piece, Told, check, silent
from jangkau.office.recovery.shelfmark import BLOBS, DATA, KEYS, Backup, Manifest
from jangkau.office.recovery.tables import Whole, columns, kept_tables, mine, pages
from jangkau.sync import stick
from jangkau.sync.stick import Cover, Section

HOME, TABLE = 1, 2  # kinds of sections in the data file
DAYS, WEEKS = 7, 4
SPARE = 64 * 1024 * 1024  # bytes that stay free on the backup's disk


def back_up(folder: Path, keep: int = DAYS, told: Told = silent) -> Backup:
    """Write a backup of this home into a folder, check it, and drop those too old.

    The database is read as it stood at one moment; nobody is held up. Refuses with
    JKL-1640 (folder inside the home), JKL-1641 (no room) or JKL-1642 (the disk went
    away); the backups before stay as they are.
    """
    home, target = settings.JANGKAU, folder.resolve()
    if target == home.path or home.path in target.parents:
        raise Refusal("JKL-1640")
    part = target / f".{home.node}.part"
    with _told_plainly(target, part):
        target.mkdir(parents=True, exist_ok=True)
        _refuse_full(target)
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir()
        fresh = _write(part, target, told)
        path = target / f"{home.node}-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}"
        part.replace(path)
        sync_folder(target)
        made = shelfmark.load(path)
        check(made, fresh)
    diary.note(made)
    pruning.prune(target, home.node, keep, WEEKS)
    return made


def _write(part: Path, target: Path, told: Told) -> list[Piece]:
    with one_moment() as alias:
        seen = Whole()
        _write_data(part / DATA, alias, seen, told)
        names, position = _blob_names(alias), _position(alias)
    before = shelfmark.backups(target, settings.JANGKAU.node)
    known = {one.name: one for backup in before[-1:] for one in pool.listed(backup)}
    pieces, fresh = pool.bring(
        target / shelfmark.POOL, settings.JANGKAU.blobs, names, known, told
    )
    pool.write_list(part, pieces)
    write_file(part / KEYS, cbor2.dumps(envelopes()))
    shelfmark.write(part, _manifest(part, seen, position, len(names), len(pieces)))
    return fresh


def _write_data(path: Path, alias: str, seen: Whole, told: Told) -> None:
    home, own = settings.JANGKAU, store.own_head()
    cover = Cover(
        home.regency, home.node, own.incarnation, 0, own.seq, now_ms(), (keys.public().seal,)
    )
    stick.write(path, cover, _sections(alias, seen, told), keys.sign)


def _sections(alias: str, seen: Whole, told: Told) -> Iterator[Section]:
    toml = (settings.JANGKAU.path / "node.toml").read_bytes()
    yield Section(HOME, toml)
    total, done = sum(mine(model, alias).count() for model in kept_tables()), 0
    packer = zstandard.ZstdCompressor(level=3)
    for model in kept_tables():
        label, names = model._meta.label, columns(model)
        for page in pages(model, alias):
            seen.take(label, names, page)
            yield Section(TABLE, packer.compress(cbor2.dumps([label, names, page])))
            done += len(page)
            told(done, total)


def _blob_names(alias: str) -> list[str]:
    own = {"regency": settings.JANGKAU.regency}
    erased = DataKey.objects.using(alias).filter(**own).exclude(erased=None).values("subject")
    rows = BlobRow.objects.using(alias).filter(**own).exclude(subject__in=erased)
    whole = rows.exclude(completed=None).values_list("subject", "digest")
    return sorted(keys.name_on_disk(subject.bytes, bytes(d)) for subject, d in whole)


def _position(alias: str) -> int:
    row = Counter.objects.using(alias).filter(regency=settings.JANGKAU.regency).first()
    return row.position if row else 0


def _manifest(part: Path, seen: Whole, position: int, named: int, here: int) -> Manifest:
    home, counts, kit = settings.JANGKAU, seen.counts(), escrow()
    return Manifest(
        regency=home.regency,
        role=home.role,
        node=home.node,
        made=now_ms(),
        version=__version__,
        whole=seen.digest().hex(),
        position=position,
        heads=counts.get("ledger.LogHead", 0),
        blobs=here,
        lost=named - here,
        kit=kit["kit"] if kit else "",
        seal=keys.public().seal.hex(),
        counts=counts,
        migrations=shelfmark.last_migrations(),
        files={name: shelfmark.fact(part / name) for name in (DATA, KEYS, BLOBS)},
    )


def _refuse_full(target: Path) -> None:
    home = settings.JANGKAU
    need = home.database.stat().st_size if home.database.exists() else 0
    if shutil.disk_usage(target).free < need + SPARE:
        raise Refusal("JKL-1641", folder=target)


@contextmanager
def _told_plainly(target: Path, part: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        shutil.rmtree(part, ignore_errors=True)
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        raise Refusal("JKL-1641" if full else "JKL-1642", folder=target) from error
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
