"""Applications while they are typed: kept as one types, sealed, per person."""

from dataclasses import dataclass, field
from uuid import UUID

import cbor2
from django.conf import settings
from django.db.models import QuerySet

from jangkau.errors import Refusal
from jangkau.ledger import store, vault
from jangkau.ledger.clock import now_ms
from jangkau.office.kept.models import Draft as Kept
from jangkau.rules.access import Actor
from jangkau.rules.application import Paper
from jangkau.rules.application.state import Answer


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed so far; `version` counts the savings."""

    application: UUID
    service: str
    version: int
    changed_at: int
    answers: dict[str, Answer] = field(default_factory=dict)
    papers: dict[str, Paper] = field(default_factory=dict)
    filing: dict[str, str] = field(default_factory=dict)


def save(actor: Actor, draft: Draft) -> Draft:
    """Keep a draft durably; another person's draft is refused (JKL-1301).

    A version older than what is kept is refused (JKL-1222): two tabs, one draft.
    """
    sealed = cbor2.dumps(
        {
            "answers": draft.answers,
            "papers": {k: [p.alternative, list(p.pages)] for k, p in draft.papers.items()},
            "filing": draft.filing,
        }
    )
    with store.writing(draft.application):
        known = _mine().filter(application=draft.application).first()
        if known is not None and known.account != actor.account:
            raise Refusal("JKL-1301")
        if known is not None and known.version != draft.version:
            raise Refusal("JKL-1222")
        kept, _ = Kept.objects.update_or_create(
            application=draft.application,
            defaults={
                "regency": settings.JANGKAU.regency,
                "account": actor.account,
                "service": draft.service,
                "version": draft.version + 1,
                "sealed": vault.seal_for(draft.application, sealed),
                "changed_at": now_ms(),
            },
        )
    return _opened(kept)


def find(actor: Actor, application: UUID) -> Draft | None:
    """Return this person's draft, or None."""
    kept = _mine().filter(application=application, account=actor.account).first()
    return None if kept is None else _opened(kept)


def of(actor: Actor) -> list[Draft]:
    """Return this person's drafts, the latest first."""
    rows = _mine().filter(account=actor.account).order_by("-changed_at")
    return [_opened(kept) for kept in rows]


def discard(actor: Actor, application: UUID) -> None:
    """Drop a draft at its owner's wish or once it was filed."""
    _mine().filter(application=application, account=actor.account).delete()


def throw_away(actor: Actor, application: UUID) -> None:
    """Drop a draft that was never filed, and make its photos unreadable for good."""
    with store.writing(application):
        if find(actor, application) is None or store.history(application):
            raise Refusal("JKL-1301")
        discard(actor, application)
        store.erase(application)


def _mine() -> QuerySet[Kept]:
    return Kept.objects.filter(regency=settings.JANGKAU.regency)


def _opened(kept: Kept) -> Draft:
    opened = vault.open_for(kept.application, bytes(kept.sealed))
    found = cbor2.loads(opened) if opened else {}
    return Draft(
        application=kept.application,
        service=kept.service,
        version=kept.version,
        changed_at=kept.changed_at,
        answers=found.get("answers", {}),
        papers={k: Paper(p[0], tuple(p[1])) for k, p in found.get("papers", {}).items()},
        filing=found.get("filing", {}),
    )
