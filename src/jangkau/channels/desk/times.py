"""The desk's clock: today here, and how long ago something was."""

from datetime import date, datetime

from django.utils.timezone import get_current_timezone

from jangkau.ledger.clock import now_ms

MINUTE, HOUR, DAY = 60_000, 3_600_000, 86_400_000
MONTHS = ["Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]


def at(ms: int) -> datetime:
    """Return an aware local moment of milliseconds since 1970 (UTC)."""
    return datetime.fromtimestamp(ms / 1000, get_current_timezone())


def today() -> date:
    """Return today's date here, by the node's clock."""
    return at(now_ms()).date()


def clock(ms: int) -> str:
    """Return "14.32"."""
    return f"{at(ms):%H.%M}"


def moment(ms: int) -> str:
    """Return "22 Nov 2026, 14.32"."""
    there = at(ms)
    return f"{there.day} {MONTHS[there.month - 1]} {there.year}, {there:%H.%M}"


def day(iso: str) -> str:
    """Return "22 Nov 2026" of an ISO date; what is no date is returned as it stands."""
    try:
        there = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{there.day} {MONTHS[there.month - 1]} {there.year}"


def ago(ms: int) -> str:
    """Return how long ago, in the largest whole unit: "3 jam"."""
    passed = max(0, now_ms() - ms)
    if passed < MINUTE:
        return "kurang dari semenit"
    for unit, name in ((DAY, "hari"), (HOUR, "jam"), (MINUTE, "menit")):
        if passed >= unit:
            return f"{passed // unit} {name}"
    return ""
