"""The own log of a node: acts go in once, in order, chained."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.conf import settings

from jangkau.ledger import heads, sql
from jangkau.ledger.clock import now_ms
from jangkau.ledger.entries import GENESIS, Content, Entry, Record, digest_of, entry_hash
from jangkau.ledger.heads import Head
from jangkau.ledger.rows import STANDING, entries, keeping, read, standing
from jangkau.ledger.transaction import writing
from jangkau.ledger.vault import drop_contents, keep_contents

_STRAY = f"e.node = %s AND e.position IS NULL AND {STANDING} ORDER BY e.incarnation, e.seq"


@dataclass(frozen=True)
class NewAct:
    """An act before it is in the log; `content` holds all that is personal, or None."""

    act: UUID
    kind: str
    subject: UUID
    actor: str
    role: str
    body: dict[str, Any]
    content: dict[str, Any] | None


def append(acts: Sequence[NewAct]) -> list[Record]:
    """Append to this node's own log and return the records in the order of `acts`.

    An act that is already known, from whichever log, is returned as it stands. At the
    regency each gets its position at once and is admitted.
    """
    at_regency = settings.JANGKAU.role == "regency"
    with writing():
        loose = [_entry(act) for act in {act.act: act for act in acts}.values()]
        # Sealed before the locks, that others wait for: they are held to the end.
        kept = keep_contents((Record(*one) for one in loose), all_new=True)
        # Before the look for known acts: no other log can bring the same act meanwhile.
        log, first = heads.own_locked(len(loose) if at_regency else None)
        known = {record.entry.act: record for record in _known(acts)}
        fresh = [
            (entry, content if entry.content_digest in kept else None)  # None once erased
            for entry, content in loose
            if entry.act not in known
        ]
        drop_contents(entry.content_digest for entry, _ in loose if entry.act in known)
        records = _chained(log, fresh)
        if at_regency:
            heads.give_back(len(loose) - len(fresh))
            records = _positioned(records, first)
        _store(log, records)
    found = known | {record.entry.act: record for record in records}
    return [found[act.act] for act in acts]


def new_incarnation(beyond: int = 0) -> int:
    """Begin a new incarnation of the own log and return its number.

    For a node restored from an image: `beyond` is the incarnation that a Fork named.
    Own acts on which the regency has not spoken move to the new incarnation, in order,
    under the same act ids; where it had taken them after all, they count once.
    """
    with writing():
        old, _ = heads.own_locked()
        number = max(old.incarnation, beyond) + 1
        moving = read(_STRAY, [old.node])
        standing().filter(node=old.node, position=None).delete()
        _rewind(old)
        log = heads.locked([(old.node, number)])[old.node, number]
        _store(log, _chained(log, [(record.entry, record.content) for record in moving]))
    return number


def _entry(act: NewAct) -> tuple[Entry, Content | None]:
    content = None
    if act.content is not None:
        content = Content(salt=secrets.token_bytes(16), data=act.content)
    return Entry(
        act=act.act,
        regency=settings.JANGKAU.regency,
        node=settings.JANGKAU.node,
        incarnation=0,
        seq=0,
        prev=GENESIS,
        kind=act.kind,
        subject=act.subject,
        actor=act.actor,
        role=act.role,
        device_time=now_ms(),
        body=act.body,
        content_digest=None if content is None else digest_of(content),
    ), content


def _chained(log: Head, loose: Sequence[tuple[Entry, Content | None]]) -> list[Record]:
    records, seq, last = [], log.seq, log.hash
    for entry, content in loose:
        seq += 1
        placed = replace(entry, incarnation=log.incarnation, seq=seq, prev=last)
        last = entry_hash(placed)
        records.append(Record(placed, content))
    return records


def _positioned(records: list[Record], first: int) -> list[Record]:
    received = now_ms()
    return [
        replace(record, position=position, received=received, verdict="admitted")
        for position, record in enumerate(records, first)
    ]


def _store(log: Head, records: list[Record]) -> None:
    hashes = [entry_hash(record.entry) for record in records]
    if records:
        log = replace(log, seq=records[-1].entry.seq, hash=hashes[-1])
    sql.each(*keeping(zip(records, hashes, strict=True)), heads.written(log))


def _rewind(log: Head) -> None:
    left = entries().filter(node=log.node, incarnation=log.incarnation)
    last = left.order_by("-seq").first()
    seq, own_hash = (last.seq, bytes(last.hash)) if last else (0, GENESIS)
    sql.each(heads.written(replace(log, seq=seq, hash=own_hash)))


def _known(acts: Sequence[NewAct]) -> list[Record]:
    asked = [act.act for act in acts]
    return read(f"e.act IN {sql.places(asked)} AND {STANDING}", asked) if asked else []
