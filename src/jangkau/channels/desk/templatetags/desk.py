"""Writes times, stages and numbers as the desk reads them."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jangkau.catalogue import services
from jangkau.channels.desk import times, words
from jangkau.rules.priority import PRIORITIES

register = template.Library()


@register.filter
def moment(ms: int | None) -> str:
    """Return "22 Nov 2026, 14.32", or a dash."""
    return times.moment(ms) if ms else "-"


@register.filter
def clock(ms: int) -> str:
    """Return "14.32"."""
    return times.clock(ms)


@register.filter
def ago(ms: int) -> str:
    """Return "3 jam"."""
    return times.ago(ms)


@register.filter
def day(iso: str) -> str:
    """Return "22 Nov 2026" of an ISO date."""
    return times.day(iso)


@register.filter
def stage_tag(stage: str) -> SafeString:
    """Return a stage as word, colour and shape."""
    return _tag(*words.STAGES.get(stage, (stage, "")))


@register.filter
def output_tag(stage: str) -> SafeString:
    """Return an output's stage as word, colour and shape."""
    return _tag(*words.OUTPUT_STAGES.get(stage, (stage, "")))


@register.filter
def output(key: str) -> str:
    """Return what a document is called."""
    offered = (one for service in services() for one in service.outputs)
    return next((one.label for one in offered if one.key == key), key)


@register.filter
def documents(items: tuple[str, ...]) -> str:
    """Return the documents among a history line's items: "Akta kelahiran, KIA"."""
    return ", ".join(output(one[7:]) for one in items if one.startswith("output:"))


@register.filter
def event(kind: str) -> str:
    """Return what an act is called."""
    return words.EVENTS.get(kind, "Catatan lain")


@register.filter
def door(key: str) -> str:
    """Return a door's name."""
    return words.DOORS.get(key, key)


@register.filter
def priority(key: str) -> str:
    """Return the reason of a priority."""
    return PRIORITIES.get(key, "")


@register.filter
def kilobytes(size: int) -> str:
    """Return bytes as "38 KB"."""
    return f"{max(1, round(size / 1024))} KB"


@register.filter
def digits(number: str) -> str:
    """Return a NIK or KK number in groups of four, to be read aloud."""
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))


def _tag(word: str, colour: str) -> SafeString:
    return format_html('<span class="tag {}">{}</span>', colour, word)
