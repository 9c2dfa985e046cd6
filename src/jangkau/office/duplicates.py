"""Whether an event that is being typed was perhaps filed before."""

from collections.abc import Iterator
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from jangkau.catalogue import service, services
from jangkau.catalogue.conditions import Given, kept
from jangkau.catalogue.model import Service, Subject
from jangkau.ledger import keys
from jangkau.office import projection
from jangkau.office.derived.models import Case, Token
from jangkau.office.drafts import Draft
from jangkau.office.worklist import SEARCHED, Row, rows_of, visible
from jangkau.rules.access import Actor

MOST = 5


def perhaps_filed(actor: Actor, draft: Draft) -> list[Row]:
    """Return visible cases of the same event, by its numbers or by its names.

    The first are known at the regency alone, where the index key lies; the second on
    every node, from what it holds.
    """
    offered, answers = service(draft.service), kept(service(draft.service), draft.answers)
    others = visible(actor).exclude(application=draft.application).exclude(stage="withdrawn")
    others = others.filter(service__in=_of_event(offered.subject.event))
    found = list(others.filter(application__in=_same_numbers(offered, answers))[:MOST])
    known = {case.application for case in found}
    for case in _perhaps(others, offered.subject, answers):
        if len(found) < MOST and case.application not in known:
            found.append(case)
    return rows_of(found)


def _of_event(event: str) -> list[str]:
    return [one.key for one in services() if one.subject.event == event]


def _same_numbers(offered: Service, answers: Given) -> list[UUID]:
    numbers = projection.same_numbers(offered, answers)
    if settings.JANGKAU.role != "regency" or not numbers:
        return []
    rows = Token.objects.filter(
        regency=settings.JANGKAU.regency,
        kind=offered.subject.event,
        token=keys.blind(numbers),
    )
    return list(rows.values_list("application", flat=True))


def _perhaps(others: QuerySet[Case], subject: Subject, answers: Given) -> Iterator[Case]:
    """Yield the cases, newest first, whose telling names are all the same."""
    told = [_plain(answers.get(name)) for name in subject.same_names]
    if not all(told):
        return
    for case in others.order_by("-filed_at")[:SEARCHED]:
        names = projection.names_of(case)
        if told == [_plain(names.get(name)) for name in subject.same_names]:
            yield case


def _plain(name: object) -> str:
    return " ".join(str(name or "").casefold().split())
