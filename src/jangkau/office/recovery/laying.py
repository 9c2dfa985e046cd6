"""Lays out a new home from what is left: keys, `node.toml`, photos; no node is awake yet."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import cbor2
import httpx

from jangkau.errors import Refusal
from jangkau.ledger import home as homes
from jangkau.ledger import keyset
from jangkau.ledger.durable import write_file
from jangkau.ledger.home import Home
from jangkau.ledger.keyset import KeySet, Opener
from jangkau.office.recovery import copied, diary, pool, shelfmark
from jangkau.office.recovery.pool import Told, check, silent
from jangkau.office.recovery.shelfmark import DATA, KEYS, Backup
from jangkau.sync import plain, shelf, stick
from jangkau.sync.keeper import fetching
from jangkau.sync.limits import Malformed
from jangkau.sync.shelf import KEPT, SHELF
from jangkau.sync.stick import Bundle

KEYS_OF = "kunci-"  # how the file with a regency's sealed keys begins


def from_backup(path: Path, target: Path, opener: Opener, told: Told = silent) -> Home:
    """Make the new home of a backup: its keys, its `node.toml` and its blobs.

    `opener` is the kit, or a copy of the keys folder. Refuses with JKL-1507 over a living
    home, JKL-1643, 1644 or 1646; then nothing was made.
    """
    backup = shelfmark.load(path)
    _refuse_living(target)
    check(backup, [])
    own = _backup_keys(backup, opener)
    toml = stick.section(bundle_of(backup, own), 0).data
    manifest = backup.manifest
    with _made(target, own, toml):
        pool.lay_back(backup, target / "blobs", told)
        if manifest.role == "regency":
            diary.mark_unrecovered(target, made=manifest.made, position=manifest.position)
    return Home.load(target)


def from_shelf(folder: Path, target: Path, regency: str, own: KeySet) -> Home:
    """Make a new home from a keeper's shelf: `node.toml` as it last was.

    Refuses with JKL-1507 over a living home, JKL-1658 for a shelf without the people,
    JKL-1423 for a damaged one.
    """
    _refuse_living(target)
    places = shelf.survey(folder, regency, keyset.sign_public(own))
    last = next((one for one in reversed(places) if one.kind == KEPT), None)
    sealed = shelf.take_down(folder, last).sealed if last else b""
    content = keyset.unseal(own, sealed)
    if content is None:
        raise Refusal("JKL-1658")
    with _made(target, own, copied.from_bytes(content).toml):
        diary.mark_unrecovered(target, position=0)
    return Home.load(target)


def from_nodes(target: Path, regency: str, name: str, own: KeySet) -> Home:
    """Make a new home of a regency of which only the nodes are left.

    Refuses with JKL-1507 over a living home.
    """
    _refuse_living(target)
    with _made(target, own, b""):
        diary.mark_unrecovered(target, position=0)
        homes.create(target, "regency", regency, regency, name, regency)
    return Home.load(target)


def escrow_of(where: str) -> tuple[str, str, bytes]:
    """Return (regency, kit, sealed keys) as a keeper's address, its folder or nodes hold them.

    Refuses with JKL-1657 where there are none.
    """
    if where.startswith("http"):
        raw = _post(where, "/escrow", b"")
    else:
        files = sorted(Path(where).glob(f"{KEYS_OF}*{stick.SUFFIX}"))
        raw = files[-1].read_bytes() if files else shelf.last_escrow(Path(where)) or b""
    try:
        regency, kit, sealed = plain.read(raw)
    except (Malformed, ValueError, TypeError):
        raise Refusal("JKL-1657") from None
    return regency, kit, sealed


def keys_of(where: str, opener: Opener) -> tuple[str, KeySet]:
    """Return the regency's code and its opened keys; refuses with JKL-1657 or JKL-1653."""
    regency, kit, sealed = escrow_of(where)
    own = keyset.open_sealed([sealed], opener, b"")
    if own is None:
        raise Refusal("JKL-1653", kit=kit)
    return regency, own


def fetch(url: str, target: Path, regency: str, own: KeySet) -> None:
    """Fetch a keeper's whole shelf from its address into a folder."""
    with (target / SHELF).open("wb") as file:
        while True:
            start = file.tell().to_bytes(8, "big")
            got = _post(url, "/fetch", keyset.sign(own, fetching(regency, start)) + start)
            if not got:
                return
            file.write(got)


def _post(url: str, path: str, raw: bytes) -> bytes:
    try:
        answer = httpx.post(f"{url.rstrip('/')}{path}", content=raw, timeout=60)
    except (httpx.HTTPError, httpx.InvalidURL):
        raise Refusal("JKL-1660", where=url) from None
    if answer.status_code != httpx.codes.OK:
        raise Refusal("JKL-1422")
    return answer.content


def bundle_of(backup: Backup, own: KeySet) -> Bundle:
    """Return a backup's data, opened and checked; refuses with JKL-1644 naming the file."""
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


def _backup_keys(backup: Backup, opener: Opener) -> KeySet:
    wanted = bytes.fromhex(backup.manifest.seal)
    sealed = cbor2.loads((backup.path / KEYS).read_bytes())
    found = keyset.open_sealed(sealed, opener, wanted)
    if found is None:
        raise Refusal("JKL-1646", kit=backup.manifest.kit or "-")
    return found


def _refuse_living(target: Path) -> None:
    if target.exists() and any(target.iterdir()):
        raise Refusal("JKL-1507", folder=target)


@contextmanager
def _made(target: Path, own: KeySet, toml: bytes) -> Iterator[None]:
    """Make a home's folders and keys; `node.toml` makes it a home, or all goes again."""
    try:
        target.mkdir(parents=True, exist_ok=True)
        for room in ("blobs", "sticks", "logs"):
            (target / room).mkdir(exist_ok=True)
        keyset.write(target / "keys", own)
        yield
        if toml:
            write_file(target / "node.toml", toml)
    except BaseException:
        shutil.rmtree(target, ignore_errors=True)
        raise
