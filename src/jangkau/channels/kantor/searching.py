"""Keeps what was searched for out of addresses: sealed, in the session."""

from django.http import HttpRequest

from jangkau.ledger import keys

KEPT = "kantor_search"
LONGEST = 80


def keep(request: HttpRequest, text: str) -> None:
    """Remember a search for this session; an empty one is forgotten."""
    if not text:
        request.session.pop(KEPT, None)
        return
    sealed = keys.seal(keys.public().seal, text[:LONGEST].encode())
    request.session[KEPT] = sealed.hex()


def kept(request: HttpRequest) -> str:
    """Return what is being searched for, or nothing."""
    sealed = bytes.fromhex(request.session.get(KEPT, ""))
    opened = keys.unseal(sealed) if sealed else None
    return opened.decode() if opened else ""
