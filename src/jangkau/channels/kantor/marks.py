"""Reads a checker's marks from the posted form."""

from collections.abc import Mapping

from jangkau.channels.kantor.items import Mark
from jangkau.channels.kantor.reasons import for_item
from jangkau.rules.application import ReturnedItem

LONGEST = 300  # characters of a checker's own words


def read(posted: Mapping[str, str]) -> dict[str, Mark]:
    """Return the marks by item; a reason that is not on the list is dropped."""
    return {
        name.removeprefix("mark:"): _mark(name.removeprefix("mark:"), posted)
        for name in posted
        if name.startswith("mark:")
    }


def wrong(marks: Mapping[str, Mark]) -> tuple[ReturnedItem, ...]:
    """Return the items to send back, each with its reason and words."""
    return tuple(
        ReturnedItem(item, mark.reason, mark.words)
        for item, mark in marks.items()
        if mark.verdict == "fix"
    )


def without_reason(marks: Mapping[str, Mark]) -> list[str]:
    """Return the items marked wrong that say no reason."""
    return [item for item, mark in marks.items() if mark.verdict == "fix" and not mark.reason]


def _mark(item: str, posted: Mapping[str, str]) -> Mark:
    verdict = posted.get(f"mark:{item}", "")
    reason = posted.get(f"reason:{item}", "")
    words = posted.get(f"words:{item}", "").strip()[:LONGEST]
    return Mark(
        verdict if verdict in ("ok", "fix") else "",
        reason if reason in for_item(item) else "",
        words,
    )
