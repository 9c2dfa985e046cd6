"""Widgets as staff type them: day first and without a picker, whatever the browser's tongue."""

from dataclasses import replace
from datetime import date

from jangkau.render.html import FormView, SectionView, Widget


def day_first(view: FormView) -> FormView:
    """Return the form with dates as "31-01-2026" and times as "07.30" in plain boxes.

    A date picker follows the browser's language: on an English laptop 03/10 is in March.
    """
    sections = tuple(
        SectionView(one.key, one.title, tuple(_plain(widget) for widget in one.widgets))
        for one in view.sections
    )
    return replace(view, sections=sections)


def typed_day(iso: str) -> str:
    """Return "31-01-2026" of an ISO date; other text as it stands."""
    try:
        return f"{date.fromisoformat(iso):%d-%m-%Y}"
    except ValueError:
        return iso


def _plain(widget: Widget) -> Widget:
    attributes = {"inputmode": "numeric", "maxlength": "10"}
    if widget.kind == "date":
        hint = f"{widget.hint} Contoh: 31-01-2026.".strip()
        return replace(widget, value=typed_day(widget.value), attributes=attributes, hint=hint)
    if widget.kind == "time":
        return replace(widget, value=widget.value.replace(":", "."), attributes=attributes)
    return widget
