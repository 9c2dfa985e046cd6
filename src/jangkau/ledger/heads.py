"""How far each log is known, and how far it is safe with the keeper."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.db.models import F, Max, QuerySet

from jangkau.ledger import sql
from jangkau.ledger.entries import GENESIS, Record
from jangkau.ledger.models import Counter, EntryRow, LogHead
from jangkau.ledger.transaction import writing

# One statement makes the counter if new, locks it and moves it on.
RESERVE = """
    INSERT INTO ledger_counter (regency, position, safe_position) VALUES (%s, %s, 0)
    ON CONFLICT (regency) DO UPDATE SET position = ledger_counter.position + excluded.position
    RETURNING position
"""
COUNTED = "SELECT position, safe_position FROM ledger_counter WHERE regency = %s"
KNOWN = """
    SELECT node, incarnation, seq, hash, safe_to FROM ledger_log_head WHERE regency = %s
"""
LOOK = "SELECT node, incarnation, seq, hash FROM ledger_log_head WHERE regency = %s"
BEGIN = """
    INSERT INTO ledger_log_head (regency, node, incarnation, seq, hash, signature, safe_to)
    VALUES (%s, %s, %s, 0, %s, %s, 0) ON CONFLICT (regency, node, incarnation) DO NOTHING
"""
_OWN = "node = %s ORDER BY incarnation DESC LIMIT 1"
WRITE = """
    UPDATE ledger_log_head SET seq = %s, hash = %s
    WHERE regency = %s AND node = %s AND incarnation = %s
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
    rows = _told(node, incarnation)
    return Head(*rows[0][:4]) if rows else None


def heads() -> list[Head]:
    """Return the head of every log known here, of every incarnation."""
    return [_head(row) for row in _rows().order_by("node", "incarnation")]


def own_head() -> Head:
    """Return the head of this node's own log."""
    node = settings.JANGKAU.node
    return head(node) or Head(node, 1, 0, GENESIS)


def locked(logs: Collection[tuple[str, int]]) -> dict[tuple[str, int], Head]:
    """Return the heads of (node, incarnation) pairs, made if new, locked to the end."""
    return {log: _locked(*log) for log in sorted(set(logs))}


def own_locked(count: int | None = None) -> tuple[Head, int]:
    """Return the head of this node's own log, made if new, locked to the end.

    Beside it the first of `count` positions, taken as `reserve` does: 0 without a count.
    """
    node, last = settings.JANGKAU.node, 0
    locking = _locking(_OWN, [node])
    if count is None:
        [rows] = sql.each(locking)
    else:
        *_, rows, [(last,)] = sql.each(*_turn(), locking, _reserving(count))
    own = Head(*rows[0]) if rows else _locked(node, 1)
    return own, last - count + 1 if count is not None else 0


def written(head: Head) -> sql.Statement:
    """Return what writes a locked head, also where it is as it was.

    An answer to a replay must wait for the standby too, or it could acknowledge rows
    that a failover would lose.
    """
    key = settings.JANGKAU.regency, head.node, head.incarnation
    return WRITE, [head.seq, head.hash, *key]


def reserve(count: int) -> int:
    """Take `count` positions under the one lock; return the first of them.

    The lock is held to the end of the transaction, so it is taken last.
    """
    *_, [(last,)] = sql.each(*_turn(), _reserving(count))
    return int(last) - count + 1


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
    return _counted()[0]


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
    return _counted()[1]


def safe_to(node: str, incarnation: int | None = None) -> int:
    """Return the seq up to which the keeper has a node's log."""
    rows = _told(node, incarnation)
    return int(rows[0][4]) if rows else 0


def is_safe(record: Record) -> bool:
    """Tell whether an entry is durable at the regency and with its keeper: two ticks."""
    if record.position is not None and record.position <= safe_position():
        return True
    entry = record.entry
    return entry.seq <= safe_to(entry.node, entry.incarnation)


def _told(node: str, incarnation: int | None) -> list[sql.Row]:
    """Return the latest of a node's heads, or the one of that incarnation, and safe_to."""
    which = "" if incarnation is None else "AND incarnation = %s"
    values = [settings.JANGKAU.regency, node, *([] if incarnation is None else [incarnation])]
    return sql.fetch(f"{KNOWN} AND node = %s {which} ORDER BY incarnation DESC LIMIT 1", values)


def _counted() -> tuple[int, int]:
    rows = sql.fetch(COUNTED, [settings.JANGKAU.regency])
    return (int(rows[0][0]), int(rows[0][1])) if rows else (0, 0)


def _rows() -> QuerySet[LogHead]:
    return LogHead.objects.filter(regency=settings.JANGKAU.regency)


def _locked(node: str, incarnation: int) -> Head:
    locking = _locking("node = %s AND incarnation = %s", [node, incarnation])
    [rows] = sql.each(locking)
    if not rows:
        key = settings.JANGKAU.regency, node, incarnation
        _, rows = sql.each((BEGIN, [*key, GENESIS, b""]), locking)
    return Head(*rows[0])


def _locking(where: str, values: Sequence[object]) -> sql.Statement:
    waits = " FOR UPDATE" if connection.features.has_select_for_update else ""
    return f"{LOOK} AND {where}{waits}", [settings.JANGKAU.regency, *values]


def _reserving(count: int) -> sql.Statement:
    return RESERVE, [settings.JANGKAU.regency, count]


def _turn() -> list[sql.Statement]:
    """Return what waits for one's turn: first come, first served, as a row's lock is not."""
    if connection.vendor != "postgresql":
        return []
    return [("SELECT pg_advisory_xact_lock(1, hashtext(%s))", [settings.JANGKAU.regency])]


def _head(row: LogHead) -> Head:
    return Head(row.node, row.incarnation, row.seq, bytes(row.hash))
