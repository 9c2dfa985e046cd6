"""Makes this device a node: presents a ticket to the regency and keeps its keys."""

import httpx

from jangkau.errors import Refusal
from jangkau.ledger import keys
from jangkau.office.offers import Offer, Request


def join(upstream: str, ticket: str) -> str:
    """Enrol this node at the regency's address; return the day its lease ends.

    Trusts the keys that the ticket names. Refuses with JKL-1401 when the regency is
    out of reach (the same command may simply be given again), or with its own answer.
    """
    wish = wish_of(ticket)
    try:
        answer = httpx.post(f"{upstream.rstrip('/')}/api/enrol", json=wish, timeout=30)
        told = answer.json()
    except (httpx.HTTPError, ValueError):
        raise Refusal("JKL-1401", upstream=upstream) from None
    if answer.status_code != httpx.codes.OK:
        raise Refusal(str(told.get("code", "JKL-1310")))
    offer = Offer.read(ticket)
    keys.trust_regency(
        keys.PublicKeys(bytes.fromhex(offer.sign_key), bytes.fromhex(offer.seal_key))
    )
    return str(told["lease_until"])[:10]


def wish_of(ticket: str) -> dict[str, str]:
    """Return this node's request to enrol, as the JSON that /api/enrol takes."""
    own = keys.public()
    plain = "".join(ticket.split())
    wish = Request(plain, own.sign, own.seal, b"")
    return {
        "ticket": plain,
        "sign_key": own.sign.hex(),
        "seal_key": own.seal.hex(),
        "proof": keys.sign(wish.statement()).hex(),
    }
