"""Between the records that travel and the rows that stand."""

from collections.abc import Collection, Iterable, Sequence
from uuid import UUID

import cbor2
from django.conf import settings
from django.db.models import QuerySet

from jangkau.ledger import sql
from jangkau.ledger.entries import Content, Entry, Record, canonical
from jangkau.ledger.models import EntryRow
from jangkau.ledger.vault import Opener

REPEATED = "repeated"
STANDING = "NOT (e.verdict = 'repeated')"  # as the index of acts says it
ORDER = "e.position NULLS LAST, e.node, e.incarnation, e.seq"  # in which acts are folded

# An entry's own columns in its order, then the regency's word about it.
COLUMNS = (
    "act", "regency", "node", "incarnation", "seq", "prev", "kind", "subject", "actor",
    "role", "device_time", "body", "content_digest",
    "position", "received", "verdict", "reason", "hash",
)  # fmt: skip
_ENTRY = ", ".join(f"e.{name}" for name in COLUMNS[:-1])
_CLOSED = f"SELECT {_ENTRY}, NULL, NULL FROM ledger_entry e"  # noqa: S608
_OPENED = f"""SELECT {_ENTRY}, c.sealed, k.wrapped FROM ledger_entry e
    LEFT JOIN ledger_content c
        ON c.regency = e.regency AND c.digest = e.content_digest AND c.subject = e.subject
    LEFT JOIN ledger_data_key k
        ON k.regency = e.regency AND k.subject = e.subject AND k.erased IS NULL"""  # noqa: S608


def entries() -> QuerySet[EntryRow]:
    """Return the rows of this regency."""
    return EntryRow.objects.filter(regency=settings.JANGKAU.regency)


def standing() -> QuerySet[EntryRow]:
    """Return the rows that have effect: every act once."""
    return entries().exclude(verdict=REPEATED)


def by_act(acts: Collection[UUID]) -> dict[UUID, EntryRow]:
    """Return the standing rows of these acts."""
    return {row.act: row for row in standing().filter(act__in=list(acts))}


def read(where: str, values: Sequence[object], opened: bool = True) -> list[Record]:
    """Return this regency's records of the entries `e` where something holds.

    `where` may end with an order and a limit; it is never made of what people said.
    Contents are opened where they can be read, unless `opened` is False.
    """
    select = _OPENED if opened else _CLOSED
    told = [settings.JANGKAU.regency, *values]
    rows = sql.fetch(f"{select} WHERE e.regency = %s AND {where}", told)
    opener = Opener()
    return [_record(row, opener) for row in rows]


def keeping(records: Iterable[tuple[Record, bytes]]) -> list[sql.Statement]:
    """Return what stores new entries, each with its hash, computed by the caller."""
    return sql.inserts("ledger_entry", COLUMNS, [_row(*one) for one in records])


def _row(record: Record, own_hash: bytes) -> sql.Row:
    one = record.entry
    return (
        one.act, one.regency, one.node, one.incarnation, one.seq, one.prev, one.kind,
        one.subject, one.actor, one.role, one.device_time, canonical(one.body),
        one.content_digest,
        record.position, record.received, record.verdict, record.reason, own_hash,
    )  # fmt: skip


def _record(row: sql.Row, opener: Opener) -> Record:
    act, regency, node, incarnation, seq, prev, kind, subject, actor, role, time = row[:11]
    body, digest, *told, sealed, wrapped = row[11:]
    about = sql.identifier(subject)
    entry = Entry(
        sql.identifier(act), regency, node, incarnation, seq, prev, kind, about,
        actor, role, time, cbor2.loads(body), digest,
    )  # fmt: skip
    content: Content | None = None
    if sealed is not None and wrapped is not None:
        content = opener.content(about, wrapped, sealed, digest)
    return Record(entry, content, *told)
