"""Reads what an address or a form asks for in numbers, whatever stands there."""

from django.http import HttpRequest

MOST_DIGITS = 6


def whole_number(text: str, otherwise: int) -> int:
    """Return a written whole number; `otherwise` where it is none, or far too large."""
    plain = text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS
    return int(text) if plain else otherwise


def page_of(request: HttpRequest) -> int:
    """Return the page of a list that the address asks for (`hal`), from 1."""
    return max(1, whole_number(request.GET.get("hal", ""), 1))
