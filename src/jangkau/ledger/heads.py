"""How far each log is known, and how far it is safe with the keeper."""

from collections.abc import Collection
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.db.models import F, Max, QuerySet

from jangkau.ledger.entries import GENESIS, Record
from jangkau.ledger.models import Counter, EntryRow, LogHead
from jangkau.ledger.transaction import writing

# One statement makes the counter if new, locks it and moves it on.
RESERVE = """
    INSERT INTO ledger_counter (regency, position, safe_position) VALUES (%s, %s, 0)
    ON CONFLICT (regency) DO UPDATE SET position = ledger_counter.position + excluded.position
    RETURNING position
"""


@dataclass(frozen=True)
class Head:
    """The last entry of a log: its number and hash; seq 0 and GENESIS before the first."""

    node: str
    incarnation: int
    seq: int
    hash: bytes


class Fork(Exception):
    """Two different entries claim one place in a log; `head` is what is known here."""

    def __init__(self, head: Head) -> None:
        self.head = head
        super().__init__(f"{head.node} {head.incarnation} {head.seq}")


class Gap(Exception):
    """Entries are missing before what came: send from `wanted` on."""

    def __init__(self, node: str, incarnation: int, wanted: int) -> None:
        self.node = node
        self.incarnation = incarnation
        self.wanted = wanted
        super().__init__(f"{node} {incarnation} {wanted}")


def head(node: str, incarnation: int | None = None) -> Head | None:
    """Return the head of a node's log (its latest incarnation unless named)."""
    rows = _rows().filter(node=node)
    if incarnation is not None:
        rows = rows.filter(incarnation=incarnation)
    row = rows.order_by("-incarnation").first()
    return _head(row) if row else None


def heads() -> list[Head]:
    """Return the head of every log known here, of every incarnation."""
    return [_head(row) for row in _rows().order_by("node", "incarnation")]


def own_head() -> Head:
    """Return the head of this node's own log."""
    node = settings.JANGKAU.node
    return head(node) or Head(node, 1, 0, GENESIS)


def locked(logs: Collection[tuple[str, int]]) -> dict[tuple[str, int], LogHead]:
    """Return the head rows of (node, incarnation) pairs, made if new, locked to the end."""
    return {log: _locked(*log) for log in sorted(set(logs))}


def own_locked() -> LogHead:
    """Return the head row of this node's own log, made if new, locked to the end."""
    node = settings.JANGKAU.node
    rows = _rows().select_for_update().filter(node=node)
    return rows.order_by("-incarnation").first() or _locked(node, 1)


def reserve(count: int) -> int:
    """Take `count` positions under the one lock; return the first of them.

    The lock is held to the end of the transaction, so it is taken last.
    """
    with connection.cursor() as cursor:
        cursor.execute(RESERVE, [settings.JANGKAU.regency, count])
        last: int = cursor.fetchone()[0]
    return last - count + 1


def give_back(count: int) -> None:
    """Return the last `count` positions, taken in the same transaction and not used."""
    if count:
        rows = Counter.objects.filter(regency=settings.JANGKAU.regency)
        rows.update(position=F("position") - count)


def jump(position: int) -> int:
    """Move the last position on, so that none is given out twice; return it."""
    reserve(0)
    rows = Counter.objects.filter(regency=settings.JANGKAU.regency)
    rows.filter(position__lt=position).update(position=position)
    return last_position()


def last_position() -> int:
    """Return the last position given out here."""
    row = Counter.objects.filter(regency=settings.JANGKAU.regency).first()
    return row.position if row else 0


def keep_signature(head: Head, signature: bytes) -> None:
    """Keep the signature under which a head was received, as evidence."""
    rows = _rows().filter(node=head.node, incarnation=head.incarnation, seq=head.seq)
    rows.filter(hash=head.hash).update(signature=signature)


def mark_safe(node: str, seq: int, incarnation: int | None = None) -> None:
    """Note that the keeper has a log up to `seq`; it never goes back."""
    with writing():
        known = head(node, incarnation)
        if known is None:
            return
        rows = _rows().filter(node=node, incarnation=known.incarnation)
        rows.filter(safe_to__lt=seq).update(safe_to=seq)


def mark_safe_through(position: int) -> None:
    """Note, at the regency, that the keeper has all up to a position, of every log."""
    with writing():
        before = safe_position()
        entries = EntryRow.objects.filter(
            regency=settings.JANGKAU.regency, position__gt=before, position__lte=position
        )
        for node, incarnation, seq in entries.values_list("node", "incarnation").annotate(
            last=Max("seq")
        ):
            mark_safe(node, seq, incarnation)
        Counter.objects.filter(
            regency=settings.JANGKAU.regency, safe_position__lt=position
        ).update(safe_position=position)


def note_safe_position(position: int) -> None:
    """Note, at a node, how far the regency says that the keeper has everything."""
    with writing():
        row, _ = Counter.objects.get_or_create(
            regency=settings.JANGKAU.regency, defaults={"position": 0}
        )
        if row.safe_position < position:
            row.safe_position = position
            row.save(update_fields=["safe_position"])


def safe_position() -> int:
    """Return the position up to which the keeper has everything."""
    row = Counter.objects.filter(regency=settings.JANGKAU.regency).first()
    return row.safe_position if row else 0


def safe_to(node: str, incarnation: int | None = None) -> int:
    """Return the seq up to which the keeper has a node's log."""
    rows = _rows().filter(node=node).order_by("-incarnation")
    if incarnation is not None:
        rows = rows.filter(incarnation=incarnation)
    row = rows.first()
    return row.safe_to if row else 0


def is_safe(record: Record) -> bool:
    """Tell whether an entry is durable at the regency and with its keeper: two ticks."""
    if record.position is not None and record.position <= safe_position():
        return True
    entry = record.entry
    return entry.seq <= safe_to(entry.node, entry.incarnation)


def _rows() -> QuerySet[LogHead]:
    return LogHead.objects.filter(regency=settings.JANGKAU.regency)


def _locked(node: str, incarnation: int) -> LogHead:
    rows = _rows().select_for_update().filter(node=node, incarnation=incarnation)
    if row := rows.first():
        return row
    new = LogHead(
        regency=settings.JANGKAU.regency,
        node=node,
        incarnation=incarnation,
        seq=0,
        hash=GENESIS,
        signature=b"",
    )
    LogHead.objects.bulk_create([new], ignore_conflicts=True)
    return rows.get()


def _head(row: LogHead) -> Head:
    return Head(row.node, row.incarnation, row.seq, bytes(row.hash))
