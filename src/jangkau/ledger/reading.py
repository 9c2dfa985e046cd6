"""What the ledger tells: the history of a subject, one act, what came after."""

from collections.abc import Collection
from uuid import UUID

from django.conf import settings
from django.db.models import F, Q

from jangkau.ledger import heads, sql
from jangkau.ledger.entries import Record
from jangkau.ledger.rows import ORDER, STANDING, entries, read, standing

MANY = 5000  # subjects asked for in one query
_MINE = f"e.subject = %s AND {STANDING}"
_HASH = """
    SELECT hash FROM ledger_entry
    WHERE regency = %s AND node = %s AND incarnation = %s AND seq = %s
"""
_COUNT = f"SELECT count(*) FROM ledger_entry e WHERE e.regency = %s AND {_MINE}"  # noqa: S608


def history(subject: UUID) -> list[Record]:
    """Return a subject's records in the order in which they are folded.

    Those with a position first, by position; then those still on the way, by their log.
    Content is None where it was erased.
    """
    return read(f"{_MINE} ORDER BY {ORDER}", [subject])


def count(subject: UUID) -> int:
    """Return how many records the history of a subject has."""
    [(known,)] = sql.fetch(_COUNT, [settings.JANGKAU.regency, subject])
    return int(known)


def histories(subjects: Collection[UUID]) -> dict[UUID, list[Record]]:
    """Return the history of each subject, as `history` does, in few queries."""
    told: dict[UUID, list[Record]] = {subject: [] for subject in subjects}
    for part in _parts(list(told)):
        mine = f"e.subject IN {sql.places(part)}"
        for record in read(f"{mine} AND {STANDING} ORDER BY {ORDER}", part):
            told[record.entry.subject].append(record)
    return told


def find(act: UUID) -> Record | None:
    """Return the record of an act, or None."""
    return next(iter(read(f"e.act = %s AND {STANDING}", [act])), None)


def own_after(seq: int, limit: int) -> list[Record]:
    """Return own records, current incarnation, after `seq`: what there is to send."""
    own = heads.own_head()
    return log_after(own.node, own.incarnation, seq, limit)


def log_after(
    node: str, incarnation: int, seq: int, limit: int, opened: bool = True
) -> list[Record]:
    """Return a log's records after `seq`, the repeated ones too, in the log's order.

    Without `opened` their contents are left closed: None.
    """
    where = "e.node = %s AND e.incarnation = %s AND e.seq > %s ORDER BY e.seq LIMIT %s"
    return read(where, [node, incarnation, seq, limit], opened)


def hash_at(node: str, incarnation: int, seq: int) -> bytes | None:
    """Return the hash of an entry, by its place in a log, or None."""
    rows = sql.fetch(_HASH, [settings.JANGKAU.regency, node, incarnation, seq])
    return rows[0][0] if rows else None


def after(
    position: int, subjects: Collection[UUID] | None, limit: int, repeated: bool = False
) -> list[Record]:
    """Return records after a position, in order, of these subjects (None: of all).

    With `repeated`, also the entries without effect: the keeper has whole chains.
    """
    whose = "" if repeated else f"AND {STANDING}"
    last = "ORDER BY e.position LIMIT %s"
    if subjects is None:
        return read(f"e.position > %s {whose} {last}", [position, limit])
    found = list[Record]()
    for part in _parts(list(subjects)):
        mine = f"e.position > %s AND e.subject IN {sql.places(part)}"
        found += read(f"{mine} {whose} {last}", [position, *part, limit])
    found.sort(key=lambda record: record.position or 0)
    return found[:limit]


def _parts(subjects: list[UUID]) -> list[list[UUID]]:
    return [subjects[start : start + MANY] for start in range(0, len(subjects), MANY)]


def unpositioned() -> int:
    """Return how many own acts the regency has not yet spoken on."""
    return standing().filter(node=settings.JANGKAU.node, position=None).count()


def unsafe() -> int:
    """Return, at the regency, how many entries the keeper does not have yet."""
    return entries().filter(position__gt=heads.safe_position()).count()


def answered_to() -> int:
    """Return the last own entry before the first on which the regency has not spoken."""
    own = heads.own_head()
    rows = standing().filter(node=own.node, incarnation=own.incarnation, position=None)
    first = rows.order_by("seq").values_list("seq", flat=True).first()
    return own.seq if first is None else first - 1


def given_up() -> list[Record]:
    """Return, at a node, others' records whose positions the regency no longer stands by."""
    where = f"e.position IS NULL AND e.node <> %s AND {STANDING}"
    return read(f"{where} ORDER BY e.node, e.incarnation, e.seq", [settings.JANGKAU.node])


def held() -> list[Record]:
    """Return the records that wait for a person, in the order in which they came."""
    return read("e.verdict = 'held' ORDER BY e.position", [])


def subjects() -> list[UUID]:
    """Return every subject once, in the order of its first entry."""
    rows = standing().order_by(F("position").asc(nulls_last=True), "node", "seq")
    return list(dict.fromkeys(rows.values_list("subject", flat=True)))


def unsafe_among(asked: Collection[UUID]) -> set[UUID]:
    """Return those subjects of which the keeper does not yet have every entry."""
    logs = [(one.node, one.incarnation) for one in heads.heads()]
    safe = {log: heads.safe_to(*log) for log in logs}
    beyond = Q(position=None) | Q(position__gt=heads.safe_position())
    rows = standing().filter(beyond, subject__in=set(asked))
    return {
        subject
        for subject, node, incarnation, seq in rows.values_list(
            "subject", "node", "incarnation", "seq"
        )
        if seq > safe.get((node, incarnation), 0)
    }
