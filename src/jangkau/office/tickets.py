"""Lets devices enrol: one-use signed tickets, spent by the first key that presents one."""

from datetime import UTC, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from jangkau.errors import Refusal
from jangkau.ledger import keys
from jangkau.office.kept.models import Node, Ticket
from jangkau.office.lease import LEASE
from jangkau.office.offers import Offer, Request, signed

VALID_FOR = timedelta(days=14)


def issue(role: str, name: str, jurisdiction: str, by: str) -> Ticket:
    """Keep and return a new ticket for one device, valid for 14 days."""
    return Ticket.objects.create(
        regency=settings.JANGKAU.regency,
        role=role,
        name=name,
        jurisdiction=jurisdiction,
        created_by=by,
        expires_at=timezone.now() + VALID_FOR,
    )


def text_of(ticket: Ticket) -> str:
    """Return the signed text of a ticket; always the same for the same ticket."""
    own = keys.public()
    offer = Offer(
        ticket=str(ticket.pk),
        node=f"{ticket.jurisdiction}-{ticket.pk.hex[-6:]}",
        regency=ticket.regency,
        role=ticket.role,
        name=ticket.name,
        jurisdiction=ticket.jurisdiction,
        expires=ticket.expires_at.astimezone(UTC).isoformat(),
        sign_key=own.sign.hex(),
        seal_key=own.seal.hex(),
    )
    return signed(offer)


def enrol(wish: Request) -> Node:
    """Enrol the device that presents a ticket first, and return its node.

    The same key presenting it again gets the same answer. Refuses with JKL-1310 (not
    ours or changed), JKL-1311 (spent by another key) or JKL-1312 (too old).
    """
    offer = Offer.read(wish.ticket)
    ours = bytes.fromhex(offer.sign_key) == keys.public().sign
    if not ours or not keys.verify(wish.sign_key, wish.statement(), wish.proof):
        raise Refusal("JKL-1310")
    with transaction.atomic():
        held = Ticket.objects.select_for_update().filter(pk=offer.ticket).first()
        if held is None or held.regency != settings.JANGKAU.regency:
            raise Refusal("JKL-1310")
        if held.spent_by is not None:
            return _again(held, wish)
        if held.expires_at < timezone.now():
            raise Refusal("JKL-1312")
        return _spend(held, offer, wish)


def _again(held: Ticket, wish: Request) -> Node:
    if bytes(held.spent_by or b"") != wish.sign_key:
        raise Refusal("JKL-1311")
    return Node.objects.get(pk=held.node)


def _spend(held: Ticket, offer: Offer, wish: Request) -> Node:
    now = timezone.now()
    held.spent_at, held.spent_by, held.node = now, wish.sign_key, offer.node
    held.save(update_fields=["spent_at", "spent_by", "node"])
    return Node.objects.create(
        node=offer.node,
        regency=held.regency,
        name=held.name,
        role=held.role,
        jurisdiction=held.jurisdiction,
        sign_key=wish.sign_key,
        seal_key=wish.seal_key,
        lease_until=now + LEASE,
    )


def revoke(node: Node, by: str) -> None:
    """Revoke a device: what it brings from now on is held, never dropped."""
    if node.revoked_at is None:
        node.revoked_at, node.revoked_by = timezone.now(), by
        node.save(update_fields=["revoked_at", "revoked_by"])
