"""Brings a regency back from its keeper's shelf: a new home, or what a backup lacked."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings

from jangkau.errors import Refusal
from jangkau.ledger import blobs, bulletins, keyset, store
from jangkau.ledger.keyset import KeySet
from jangkau.office import contacts, paper_lane, rebuild
from jangkau.office.recovery import copied, diary, kept_copy
from jangkau.office.recovery.copied import Copy
from jangkau.office.recovery.filling import add_rows, now_tables
from jangkau.office.recovery.pool import Told, silent
from jangkau.office.recovery.reopening import Reopened, reopen
from jangkau.sync import codec, plain, shelf
from jangkau.sync.shelf import BLOB, FRAMES, KEPT, Place


@dataclass(frozen=True, slots=True)
class Recovered:
    """What came back: entries, photos, rows of kept tables, applications, and how we go on."""

    entries: int
    papers: int
    kept: int
    applications: int
    opened: Reopened


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


def _copies(folder: Path, places: list[Place], own: KeySet) -> list[Copy]:
    return [
        copied.from_bytes(_content(folder, place, own))
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
