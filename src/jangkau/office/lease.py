"""A device's lease: past it, it still takes applications, but looks nothing up."""

from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from jangkau.ledger import bulletins
from jangkau.ledger.clock import now_ms
from jangkau.office.kept.models import Node
from jangkau.office.notices import key_of

LEASE = timedelta(days=30)


def renew(node: Node) -> None:
    """Give, at the regency, a device that was heard from a whole lease again.

    Written when half of it is used up, so that not every trip writes; never for a
    revoked device.
    """
    now = timezone.now()
    if node.revoked_at is None and node.lease_until - now < LEASE / 2:
        node.lease_until = now + LEASE
        node.save(update_fields=["lease_until"])


def has_ended() -> bool:
    """Return, at a node, whether its lease is over or it was told that it is revoked."""
    if settings.JANGKAU.role == "regency":
        return False
    told = bulletins.latest(key_of(settings.JANGKAU.node))
    if told is None:
        return False
    return bool(told.body["revoked"]) or now_ms() > int(told.body["lease_until"])
