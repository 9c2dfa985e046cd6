"""Records as columns: the node's own going up, and those of many nodes coming down."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from jangkau.ledger.entries import Content, Entry, Record, digest_of, entry_hash
from jangkau.sync import plain
from jangkau.sync.frame import Head
from jangkau.sync.laying import Sheet, lay, lay_integers
from jangkau.sync.lifting import Pages, lift, lift_integers
from jangkau.sync.limits import MAX_NAME, MAX_TEXT, Malformed

_ITSELF, _NEW = 0, 1  # above: how many records back the same subject stands
VERDICTS = ("pending", "admitted", "held", "repeated")


def lay_own(sheet: Sheet, records: Sequence[Record]) -> None:
    """Lay down entries of one log in its order; node, number, prev and digests are left out."""
    entries = [record.entry for record in records]
    acts = [entry.act.bytes for entry in entries]
    lay(sheet, acts)
    _lay_subjects(sheet, entries)
    lay(sheet, [entry.kind for entry in entries], "@kind")
    lay(sheet, [entry.actor for entry in entries])
    lay(sheet, [entry.role for entry in entries], "@role")
    times = zip(entries, acts, strict=True)
    lay_integers(sheet, [entry.device_time - _minted(act) for entry, act in times])
    lay(sheet, [entry.body for entry in entries])
    lay(sheet, [record.content.salt if record.content else None for record in records])
    lay(sheet, [record.content.data if record.content else None for record in records])
    lay(sheet, [_digest_alone(record) for record in records])


def lift_own(pages: Pages, count: int) -> list[Record]:
    """Lift what `lay_own` laid; node, number and prev are still blank."""
    if not count:
        return []
    acts = _typed(lift(pages, count), bytes)
    subjects = _lift_subjects(pages, acts)
    kinds, actors, roles = (_named(lift(pages, count)) for _ in range(3))
    times = lift_integers(pages, count)
    bodies = _typed(lift(pages, count), dict)
    contents = _lift_contents(pages, count)
    digests = _typed(lift(pages, count), bytes, or_none=True)
    made = []
    for at, act in enumerate(acts):
        content = contents[at]
        time = times[at] + _minted(act)
        if not 0 <= time < 1 << 62 or (digests[at] is not None and content):
            raise Malformed("record")
        digest = digest_of(content) if content else digests[at]
        entry = Entry(
            UUID(bytes=act), "", "", 0, 0, b"", kinds[at], UUID(bytes=subjects[at]),
            actors[at], roles[at], time, bodies[at], digest,
        )  # fmt: skip
        made.append(Record(entry, content))
    return made


def chain(
    records: Sequence[Record], regency: str, head: Head, base_seq: int, base_hash: bytes
) -> tuple[Record, ...]:
    """Give each entry its node, number and prev, starting after `base_seq`."""
    made, prev = [], base_hash
    for at, record in enumerate(records, start=base_seq + 1):
        entry = replace(
            record.entry,
            regency=regency,
            node=head.node,
            incarnation=head.incarnation,
            seq=at,
            prev=prev,
        )
        prev = entry_hash(entry)
        made.append(replace(record, entry=entry))
    return tuple(made)


def lay_carried(sheet: Sheet, records: Sequence[Record]) -> None:
    """Lay down positioned entries of any node; prev only where its entry is not here."""
    lay_own(sheet, records)
    entries = [record.entry for record in records]
    lay(sheet, [entry.node for entry in entries])
    lay(sheet, [entry.incarnation for entry in entries])
    lay(sheet, [entry.seq for entry in entries])
    lay(sheet, _loose_ends(entries))
    lay(sheet, [record.position for record in records])
    lay(sheet, [record.received for record in records])
    lay(sheet, [record.verdict for record in records], "@verdict")
    lay(sheet, [record.reason for record in records])


def lift_carried(pages: Pages, count: int, regency: str) -> tuple[Record, ...]:
    """Lift what `lay_carried` laid, in the same order."""
    if not count:
        return ()
    records = lift_own(pages, count)
    nodes = _named(lift(pages, count))
    incarnations, seqs = (_counted(lift(pages, count)) for _ in range(2))
    prevs = _typed(lift(pages, count), bytes, or_none=True)
    positions, received = (_counted(lift(pages, count)) for _ in range(2))
    verdicts, reasons = (_named(lift(pages, count), MAX_TEXT) for _ in range(2))
    hashes: dict[tuple[str, int, int], bytes] = {}
    made = []
    for at, record in enumerate(records):
        place = (nodes[at], incarnations[at], seqs[at])
        prev = prevs[at] or hashes.get((*place[:2], place[2] - 1))
        if prev is None or len(prev) != 32 or verdicts[at] not in VERDICTS:
            raise Malformed("prev")
        entry = replace(
            record.entry, regency=regency, node=place[0], incarnation=place[1],
            seq=place[2], prev=prev,
        )  # fmt: skip
        hashes[place] = entry_hash(entry)
        made.append(
            Record(
                entry, record.content, positions[at], received[at], verdicts[at], reasons[at]
            )
        )
    return tuple(made)


def _loose_ends(entries: Sequence[Entry]) -> list[bytes | None]:
    seen: set[tuple[str, int, int]] = set()
    prevs: list[bytes | None] = []
    for entry in entries:
        before = (entry.node, entry.incarnation, entry.seq - 1)
        prevs.append(None if before in seen else entry.prev)
        seen.add((entry.node, entry.incarnation, entry.seq))
    return prevs


def _lay_subjects(sheet: Sheet, entries: Sequence[Entry]) -> None:
    latest: dict[UUID, int] = {}
    marks, new = [], []
    for at, entry in enumerate(entries):
        if entry.subject in latest:
            marks.append(at - latest[entry.subject] + _NEW)
        elif entry.subject == entry.act:
            marks.append(_ITSELF)
        else:
            marks.append(_NEW)
            new.append(entry.subject.bytes)
        latest[entry.subject] = at
    lay_integers(sheet, marks)
    lay(sheet, new)


def _lift_subjects(pages: Pages, acts: Sequence[bytes]) -> list[bytes]:
    marks = _counted(lift(pages, len(acts)))
    new = iter(_typed(lift(pages, marks.count(_NEW)), bytes))
    subjects: list[bytes] = []
    for at, mark in enumerate(marks):
        if mark - _NEW > at:
            raise Malformed("subject")
        if mark <= _NEW:
            subjects.append(next(new) if mark else acts[at])
        else:
            subjects.append(subjects[at - (mark - _NEW)])
    return subjects


def _lift_contents(pages: Pages, count: int) -> list[Content | None]:
    salts = _typed(lift(pages, count), bytes, or_none=True)
    data = _typed(lift(pages, count), dict, or_none=True)
    if any((salt is None) != (one is None) for salt, one in zip(salts, data, strict=True)):
        raise Malformed("content")
    pairs = zip(salts, data, strict=True)
    return [None if salt is None else Content(salt, one) for salt, one in pairs]


def _digest_alone(record: Record) -> bytes | None:
    return None if record.content else record.entry.content_digest


def _minted(act: bytes) -> int:
    return int.from_bytes(act[:6], "big")


def _typed(values: list[Any], kind: type[Any], or_none: bool = False) -> list[Any]:
    if any(type(value) is not kind and not (or_none and value is None) for value in values):
        raise Malformed("type")
    return values


def _named(values: list[Any], most: int = MAX_NAME) -> list[Any]:
    if not all(plain.is_name(value, most) for value in values):
        raise Malformed("name")
    return values


def _counted(values: list[Any]) -> list[int]:
    if any(type(value) is not int or not 0 <= value < 1 << 62 for value in values):
        raise Malformed("number")
    return values
