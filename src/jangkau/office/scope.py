"""What a node may have: the applications it filed or touched, and those of its villages."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Min, Q, QuerySet

from jangkau.ledger import store
from jangkau.ledger.entries import Record
from jangkau.ledger.models import EntryRow
from jangkau.office.derived.models import Case
from jangkau.office.kept.models import Node
from jangkau.office.loading import LET_IN
from jangkau.sync.message import Message

MOST = 1000  # records that go down in one answer


@dataclass(frozen=True, slots=True)
class Down:
    """What goes down: records up to the position `upto`; `more` if that is not all."""

    records: tuple[Record, ...]
    upto: int
    more: bool


def below(node: Node, cursor: int, told: Message | None) -> Down:
    """Return what changed for a node after `cursor`, without what `told` says it has.

    Of an application that came into its scope since, the whole history. A revoked
    device is told nothing.
    """
    if node.revoked_at is not None:
        return Down((), cursor, False)
    upto = store.last_position()
    changed = set(_changed(node, cursor).values_list("application", flat=True))
    records = store.after(cursor, changed, MOST)
    more = len(records) == MOST
    upto = (records[-1].position or upto) if more else max(upto, cursor)
    came = dict.fromkeys([*_newly_touched(node, changed, cursor), *_came_in(records)])
    older = [
        record
        for subject in came
        for record in store.history(subject)
        if record.position is not None and record.position <= cursor
    ]
    return Down(tuple(r for r in (*older, *records) if not _own(r, told)), upto, more)


def covers_subject(node: Node, subject: UUID) -> bool:
    """Return whether an application is in a node's scope."""
    return _cases(node).filter(application=subject).exists()


def _cases(node: Node) -> QuerySet[Case]:
    area = Q(village=node.jurisdiction) | Q(village__startswith=f"{node.jurisdiction}.")
    touched = Q(application__in=_entries(node).values("subject")) | Q(node=node.node)
    # A van that serves the whole regency carries what it filed, not everyone's data.
    whole = node.jurisdiction == settings.JANGKAU.regency
    rows = Case.objects.filter(regency=settings.JANGKAU.regency)
    return rows.filter(touched if whole else touched | area)


def _changed(node: Node, cursor: int) -> QuerySet[Case]:
    return _cases(node).filter(last_position__gt=cursor)


def _newly_touched(node: Node, changed: Collection[UUID], cursor: int) -> list[UUID]:
    if not cursor or not changed:
        return []
    first: QuerySet[EntryRow, Any] = _entries(node).filter(subject__in=changed)
    fresh = first.values("subject").annotate(since=Min("position")).filter(since__gt=cursor)
    elsewhere = Case.objects.filter(application__in=fresh.values("subject"))
    if node.jurisdiction != settings.JANGKAU.regency:
        elsewhere = elsewhere.exclude(
            Q(village=node.jurisdiction) | Q(village__startswith=f"{node.jurisdiction}.")
        )
    return list(elsewhere.exclude(node=node.node).values_list("application", flat=True))


def _came_in(records: Sequence[Record]) -> list[UUID]:
    """Return the applications that these acts bring into being, or to another village."""
    return [
        record.entry.subject
        for record in records
        if record.entry.kind == LET_IN
        or "village" in _fields(record)
        or record.entry.body.get("item") == "field:village"
    ]


def _fields(record: Record) -> Mapping[str, object]:
    # A device may have put anything there.
    told = record.content.data.get("fields") if record.content else None
    return told if isinstance(told, Mapping) else {}


def _entries(node: Node) -> QuerySet[EntryRow]:
    # What was held opens nothing: else an act on another's application would fetch it.
    return EntryRow.objects.filter(
        regency=settings.JANGKAU.regency, node=node.node, verdict="admitted"
    )


def _own(record: Record, told: Message | None) -> bool:
    if told is None:
        return False
    entry = record.entry
    mine = (entry.node, entry.incarnation) == (told.node, told.incarnation)
    return mine and entry.seq <= told.seq
