"""What the ledger tells: the history of a subject, one act, what came after."""

from collections.abc import Collection
from uuid import UUID

from django.conf import settings
from django.db.models import F, Q

from jangkau.ledger import heads
from jangkau.ledger.entries import Record
from jangkau.ledger.models import EntryRow
from jangkau.ledger.rows import entries, standing, to_records

MANY = 5000  # subjects asked for in one query


def history(subject: UUID) -> list[Record]:
    """Return a subject's records in the order in which they are folded.

    Those with a position first, by position; then those still on the way, by their log.
    Content is None where it was erased.
    """
    rows = standing().filter(subject=subject)
    order = (F("position").asc(nulls_last=True), "node", "incarnation", "seq")
    return to_records(rows.order_by(*order))


def histories(subjects: Collection[UUID]) -> dict[UUID, list[Record]]:
    """Return the history of each subject, as `history` does, in few queries."""
    asked, rows = list(subjects), list[EntryRow]()
    order = (F("position").asc(nulls_last=True), "node", "incarnation", "seq")
    for start in range(0, len(asked), MANY):
        rows += standing().filter(subject__in=asked[start : start + MANY]).order_by(*order)
    told: dict[UUID, list[Record]] = {subject: [] for subject in asked}
    for record in to_records(rows):
        told[record.entry.subject].append(record)
    return told


def find(act: UUID) -> Record | None:
    """Return the record of an act, or None."""
    return next(iter(to_records(standing().filter(act=act))), None)


def own_after(seq: int, limit: int) -> list[Record]:
    """Return own records, current incarnation, after `seq`: what there is to send."""
    own = heads.own_head()
    rows = entries().filter(node=own.node, incarnation=own.incarnation, seq__gt=seq)
    return to_records(rows.order_by("seq")[:limit])


def log_after(
    node: str, incarnation: int, seq: int, limit: int, opened: bool = True
) -> list[Record]:
    """Return a log's records after `seq`, the repeated ones too, in the log's order.

    Without `opened` their contents are left closed: None.
    """
    rows = entries().filter(node=node, incarnation=incarnation, seq__gt=seq)
    return to_records(rows.order_by("seq")[:limit], opened)


def after(
    position: int, subjects: Collection[UUID] | None, limit: int, repeated: bool = False
) -> list[Record]:
    """Return records after a position, in order, of these subjects (None: of all).

    With `repeated`, also the entries without effect: the keeper has whole chains.
    """
    rows = (entries() if repeated else standing()).filter(position__gt=position)
    rows = rows.order_by("position")
    if subjects is None:
        return to_records(rows[:limit])
    asked, found = list(subjects), list[EntryRow]()
    for start in range(0, len(asked), MANY):
        found += rows.filter(subject__in=asked[start : start + MANY])[:limit]
    found.sort(key=lambda row: row.position or 0)
    return to_records(found[:limit])


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
    rows = standing().filter(position=None).exclude(node=settings.JANGKAU.node)
    return to_records(rows.order_by("node", "incarnation", "seq"))


def held() -> list[Record]:
    """Return the records that wait for a person, in the order in which they came."""
    return to_records(standing().filter(verdict="held").order_by("position"))


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
