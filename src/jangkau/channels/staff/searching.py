"""Keeps what was searched for out of addresses: sealed, in the session."""

from django.http import HttpRequest

from jangkau.ledger import keys

LONGEST = 80


def keep(request: HttpRequest, place: str, text: str) -> None:
    """Remember a search of a place ("kantor") for this session; an empty one is forgotten."""
    if not text:
        request.session.pop(_key(place), None)
        return
    sealed = keys.seal(keys.public().seal, text[:LONGEST].encode())
    request.session[_key(place)] = sealed.hex()


def kept(request: HttpRequest, place: str) -> str:
    """Return what is being searched for at a place, or nothing."""
    sealed = bytes.fromhex(request.session.get(_key(place), ""))
    opened = keys.unseal(sealed) if sealed else None
    return opened.decode() if opened else ""


def _key(place: str) -> str:
    return f"{place}_search"
