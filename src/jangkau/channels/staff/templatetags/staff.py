"""Writes fingerprints and people as the staff door reads them."""

from collections.abc import Mapping

from django import template

register = template.Library()
GROUP = 4  # letters to say in one breath


@register.filter
def in_groups(text: str) -> str:
    """Return a fingerprint in groups, to compare aloud."""
    return " ".join(text[at : at + GROUP] for at in range(0, len(text), GROUP)).upper()


@register.filter
def named(account: str, names: Mapping[str, str]) -> str:
    """Return the person behind an account, or what was written where there is none."""
    return names.get(account, account)
