"""The log of who read which application, and why."""

from uuid import UUID

from django.conf import settings

from jangkau.ledger.clock import now_ms
from jangkau.office.kept.models import Reading
from jangkau.rules.access import Actor


def note(actor: Actor, application: UUID, purpose: str) -> None:
    """Keep that this person read this application; `purpose` is a short word."""
    Reading.objects.create(
        regency=settings.JANGKAU.regency,
        application=application,
        account=actor.account,
        role=actor.role,
        purpose=purpose,
        at=now_ms(),
    )


def of(application: UUID) -> list[Reading]:
    """Return the readings of an application, the latest first."""
    rows = Reading.objects.filter(regency=settings.JANGKAU.regency, application=application)
    return list(rows.order_by("-at"))
