"""The own log of a node: acts go in once, in order, chained."""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.conf import settings

from jangkau.ledger import heads
from jangkau.ledger.clock import now_ms
from jangkau.ledger.entries import GENESIS, Content, Entry, Record, digest_of, entry_hash
from jangkau.ledger.models import EntryRow, LogHead
from jangkau.ledger.rows import by_act, entries, standing, to_records, to_row
from jangkau.ledger.transaction import writing
from jangkau.ledger.vault import keep_contents


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
        log = heads.own_locked()
        # Before the look for known acts: no other log can bring the same act meanwhile.
        first = heads.reserve(len(acts)) if at_regency else 0
        known = by_act([act.act for act in acts])
        fresh = list({act.act: act for act in acts if act.act not in known}.values())
        records = _chained(log, [_entry(act) for act in fresh])
        if at_regency:
            heads.give_back(len(acts) - len(fresh))
            records = _positioned(records, first)
        _store(log, records)
        found = {record.entry.act: record for record in (*records, *to_records(known.values()))}
    return [found[act.act] for act in acts]


def new_incarnation(beyond: int = 0) -> int:
    """Begin a new incarnation of the own log and return its number.

    For a node restored from an image: `beyond` is the incarnation that a Fork named.
    Own acts on which the regency has not spoken move to the new incarnation, in order,
    under the same act ids; where it had taken them after all, they count once.
    """
    with writing():
        old = heads.own_locked()
        number = max(old.incarnation, beyond) + 1
        stray = standing().filter(node=old.node, position=None).order_by("incarnation", "seq")
        moving = to_records(stray)
        stray.delete()
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


def _chained(log: LogHead, loose: Sequence[tuple[Entry, Content | None]]) -> list[Record]:
    records, seq, last = [], log.seq, bytes(log.hash)
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


def _store(log: LogHead, records: list[Record]) -> None:
    # The head is written even when nothing is new: an answer to a replay must wait for
    # the standby too, or it could acknowledge rows that a failover would lose.
    keep_contents(records, all_new=True)
    rows = [to_row(record, entry_hash(record.entry)) for record in records]
    EntryRow.objects.bulk_create(rows, batch_size=500)
    if rows:
        log.seq, log.hash = rows[-1].seq, rows[-1].hash
    log.save(update_fields=["seq", "hash"])


def _rewind(log: LogHead) -> None:
    left = entries().filter(node=log.node, incarnation=log.incarnation)
    last = left.order_by("-seq").first()
    log.seq, log.hash = (last.seq, last.hash) if last else (0, GENESIS)
    log.save(update_fields=["seq", "hash"])
