"""Filters that put times, stages, roles and kinds into the office's words."""

from collections.abc import Mapping

from django import template

from jangkau.catalogue.values import show_date
from jangkau.channels.kantor import findings, words
from jangkau.rules.priority import PRIORITIES

register = template.Library()
register.filter("moment", words.moment)
register.filter("role", words.role)
register.filter("stage", words.stage)
register.filter("output_stage", words.output_stage)
register.filter("found", findings.of_issuers)


@register.filter
def day(iso: str) -> str:
    """Return an ISO date in words; what is no date as it stands."""
    try:
        return show_date(iso)
    except ValueError:
        return iso


@register.filter
def kind(key: str) -> str:
    """Return the word for an act's kind, or its key."""
    return words.KINDS.get(key, key)


@register.filter
def verdict(key: str) -> words.Tag:
    """Return the tag of the regency's word about an act."""
    return words.VERDICTS.get(key, words.Tag(key, ""))


@register.filter
def priority(key: str) -> str:
    """Return the reason of a priority, or its key."""
    return PRIORITIES.get(key, key)


@register.filter
def door(key: str) -> str:
    """Return the name of a door, or its key."""
    return words.DOORS.get(key, key)


@register.filter
def purpose(key: str) -> str:
    """Return what a reading was for, or its key."""
    return words.PURPOSES.get(key, key)


@register.filter
def who(account: str, names: Mapping[str, str]) -> str:
    """Return the person's name behind an account, or the account where it is not ours."""
    return names.get(account, account)
