"""Brings a regency back from its keeper's shelf: a new home, or what a backup lacked."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings

from jangkau.errors import Refusal
from jangkau.ledger import blobs, bulletins, keyset, store
from jangkau.ledger.durable import write_file
from jangkau.ledger.home import Home
from jangkau.ledger.keyset import KeySet, Opener
from jangkau.office import contacts, paper_lane, rebuild
from jangkau.office.recovery import diary, kept_copy
from jangkau.office.recovery.backup import silent
from jangkau.office.recovery.filling import add_rows, now_tables
from jangkau.office.recovery.kept_copy import Copy
from jangkau.office.recovery.pool import Told
from jangkau.office.recovery.reopening import Reopened, reopen
from jangkau.office.recovery.restore import make_rooms
from jangkau.sync import codec, plain, shelf
from jangkau.sync.keeper import fetching
from jangkau.sync.link import Link
from jangkau.sync.shelf import BLOB, FRAMES, KEPT, SHELF, Place


@dataclass(frozen=True, slots=True)
class Recovered:
    """What came back: entries, photos, rows of kept tables, applications, and how we go on."""

    entries: int
    papers: int
    kept: int
    applications: int
    opened: Reopened


def lay_out(folder: Path, target: Path, regency: str, opener: Opener) -> Home:
    """Make a new home from a shelf and the kit: keys, and `node.toml` as it last was.

    Needs no node to be awake. Refuses with JKL-1507 over a living home, JKL-1657 for a
    shelf without the keys, JKL-1653 for another kit, JKL-1423 for a damaged shelf.
    """
    if target.exists() and any(target.iterdir()):
        raise Refusal("JKL-1507", folder=target)
    own = _keys(shelf.last_escrow(folder), opener)
    places = shelf.survey(folder, regency, keyset.sign_public(own))
    copies = _copies(folder, places, own)
    if not copies:
        raise Refusal("JKL-1658")
    make_rooms(target, own)
    diary.mark_unrecovered(target, position=0)
    write_file(target / "node.toml", copies[-1].toml)
    return Home.load(target)


def bring_back(folder: Path, told: Told = silent) -> Recovered:
    """Take from a shelf all that this home lacks, rebuild, and open it again.

    The home is new, or restored from a backup; what it has already stands.
    """
    own = keyset.read(settings.JANGKAU.keys)
    places = shelf.survey(folder, settings.JANGKAU.regency, keyset.sign_public(own))
    kept = _keep_kept(_copies(folder, places, own))
    entries, records = _take_frames(folder, places, own, told)
    papers = _take_papers(folder, places, own, records)
    store.settle()
    after = max((place.position for place in places), default=0)
    store.mark_safe_through(after)
    waiting = [f"{s.hex}{d.hex()}" for s, d in records if blobs.missing([d])]
    contacts.write("keeper", {**contacts.read("keeper"), "papers": waiting})
    rebuilt = rebuild.rebuild()
    opened = reopen(max(after, store.last_position()))
    return Recovered(entries, papers, kept, rebuilt.applications, opened)


@contextmanager
def shelf_at(where: str, own: KeySet | None) -> Iterator[Path]:
    """Give the folder of a shelf; an address is fetched first, to a place that goes again."""
    if not where.startswith("http"):
        yield Path(where)
        return
    with tempfile.TemporaryDirectory(prefix="jangkau-shelf-") as place:
        if own is not None:
            _fetch(Link(where.rstrip("/")), Path(place), own)
        yield Path(place)


def escrow_at(where: str) -> bytes | None:
    """Return the sealed keys that a keeper gives to anyone, from its address or folder."""
    if where.startswith("http"):
        return Link(where.rstrip("/")).post("/escrow", b"") or None
    return shelf.last_escrow(Path(where))


def open_keys(escrow: bytes | None, opener: Opener) -> KeySet:
    """Return the regency's keys; refuses with JKL-1657 without any, JKL-1653 if not opened."""
    return _keys(escrow, opener)


def _fetch(line: Link, target: Path, own: KeySet) -> None:
    regency = settings.JANGKAU.regency
    with (target / SHELF).open("wb") as file:
        while True:
            start = file.tell().to_bytes(8, "big")
            signature = keyset.sign(own, fetching(regency, start))
            got = line.post("/fetch", signature + start)
            if not got:
                return
            file.write(got)


def _keys(escrow: bytes | None, opener: Opener) -> KeySet:
    if opener.own is not None:
        return opener.own
    if escrow is None:
        raise Refusal("JKL-1657")
    told = bulletins.from_bytes(escrow).body
    own = keyset.open_sealed([bytes(told["sealed"])], opener, b"")
    if own is None:
        raise Refusal("JKL-1653", kit=told["kit"])
    return own


def _copies(folder: Path, places: list[Place], own: KeySet) -> list[Copy]:
    return [
        kept_copy.from_bytes(_content(folder, place, own))
        for place in places
        if place.kind == KEPT
    ]


def _content(folder: Path, place: Place, own: KeySet) -> bytes:
    content = keyset.unseal(own, shelf.take_down(folder, place).sealed)
    if content is None:
        raise Refusal("JKL-1423", place=place.position)
    return content


def _keep_kept(copies: list[Copy]) -> int:
    """Put back what is kept as the newest copy has it, unless a backup is newer still."""
    newest = kept_copy.newest(copies)
    since = (diary.unrecovered() or {}).get("made", 0)
    with store.writing():
        tables, count = now_tables(), 0
        for subject in {UUID(bytes=one) for copy in copies[-1:] for one in copy.erased}:
            store.erase(subject)
        for told in copies[-1:]:
            bulletins.keep_known([bulletins.from_bytes(one) for one in told.bulletins])
        if newest is not None and newest.made > since:
            for model in kept_copy.copied_tables():
                kept_copy.copied_rows(model).delete()
            for label, names, rows in newest.tables:
                count += add_rows(tables, label, names, rows)
        names = kept_copy.reading_names()
        for copy in copies:
            count += add_rows(tables, "kept.Reading", names, copy.readings)
    return count


def _take_frames(
    folder: Path, places: list[Place], own: KeySet, told: Told
) -> tuple[int, list[paper_lane.Named]]:
    frames = [place for place in places if place.kind == FRAMES]
    since, new, papers = store.last_position(), 0, list[paper_lane.Named]()
    for at, place in enumerate(frames, 1):
        content = _content(folder, place, own)
        records = codec.decode_kept(content, settings.JANGKAU.regency)
        papers += paper_lane.named(records)
        if place.position > since:
            new += store.take_back(records).new
        told(at, len(frames))
    return new, list(dict.fromkeys(papers))


def _take_papers(
    folder: Path, places: list[Place], own: KeySet, named: list[paper_lane.Named]
) -> int:
    whose: dict[bytes, list[paper_lane.Named]] = {}
    for subject, digest in named:
        whose.setdefault(digest, []).append((subject, digest))
    count = 0
    for place in places:
        if place.kind == BLOB:
            count += _keep_paper(_content(folder, place, own), whose)
    return count


def _keep_paper(content: bytes, whose: dict[bytes, list[paper_lane.Named]]) -> int:
    digest, data, media_type = plain.read(content)
    count = 0
    for subject, _ in whose.get(digest, []):
        known = blobs.find(digest, subject)
        if known is None or not known.whole:
            count += _put(subject, data, media_type)
    return count


def _put(subject: UUID, data: bytes, media_type: str) -> int:
    try:
        blobs.put(subject, data, media_type)
    except Refusal as refusal:
        if refusal.code != "JKL-1510":  # erased: it must not come back
            raise
        return 0
    return 1
