"""Between the records that travel and the rows that stand."""

from collections.abc import Collection, Iterable
from uuid import UUID

import cbor2
from django.conf import settings
from django.db.models import QuerySet

from jangkau.ledger.entries import Entry, Record, canonical
from jangkau.ledger.models import EntryRow
from jangkau.ledger.vault import open_contents

REPEATED = "repeated"


def entries() -> QuerySet[EntryRow]:
    """Return the rows of this regency."""
    return EntryRow.objects.filter(regency=settings.JANGKAU.regency)


def standing() -> QuerySet[EntryRow]:
    """Return the rows that have effect: every act once."""
    return entries().exclude(verdict=REPEATED)


def by_act(acts: Collection[UUID]) -> dict[UUID, EntryRow]:
    """Return the standing rows of these acts."""
    return {row.act: row for row in standing().filter(act__in=list(acts))}


def to_row(record: Record, own_hash: bytes) -> EntryRow:
    """Return an unsaved row; `own_hash` is the entry's hash, computed by the caller."""
    entry = record.entry
    return EntryRow(
        regency=entry.regency,
        node=entry.node,
        incarnation=entry.incarnation,
        seq=entry.seq,
        act=entry.act,
        prev=entry.prev,
        hash=own_hash,
        kind=entry.kind,
        subject=entry.subject,
        actor=entry.actor,
        role=entry.role,
        device_time=entry.device_time,
        body=canonical(entry.body),
        content_digest=entry.content_digest,
        position=record.position,
        received=record.received,
        verdict=record.verdict,
        reason=record.reason,
    )


def to_entry(row: EntryRow) -> Entry:
    """Return the entry as it was signed for."""
    digest = row.content_digest
    return Entry(
        act=row.act,
        regency=row.regency,
        node=row.node,
        incarnation=row.incarnation,
        seq=row.seq,
        prev=bytes(row.prev),
        kind=row.kind,
        subject=row.subject,
        actor=row.actor,
        role=row.role,
        device_time=row.device_time,
        body=cbor2.loads(bytes(row.body)),
        content_digest=None if digest is None else bytes(digest),
    )


def to_records(rows: Iterable[EntryRow], opened: bool = True) -> list[Record]:
    """Return the records in the rows' order, contents opened where they can be read."""
    told = list(rows)
    wanted = {bytes(r.content_digest): r.subject for r in told if r.content_digest is not None}
    contents = open_contents(wanted) if opened else {}
    return [
        Record(
            entry=to_entry(row),
            content=contents.get(bytes(row.content_digest or b"")),
            position=row.position,
            received=row.received,
            verdict=row.verdict,
            reason=row.reason,
        )
        for row in told
    ]
