"""Fills the office's ledger with a month of made-up events, each act at its own time."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from django.conf import settings

from jangkau.ledger import store
from jangkau.office import gate
from jangkau.office.derived.models import Case
from jangkau.rules.application.commands import Mend
from jangkau.rules.receipt_number import grouped, of_application
from jangkau_demo import clock
from jangkau_demo.births import a_birth
from jangkau_demo.deaths import a_death
from jangkau_demo.events import Event
from jangkau_demo.lives import Deed, later, life

COUNT = int(os.environ.get("JANGKAU_DEMO_BIRTHS", "60"))
DAYS = 34
HALTS = {0: "siak", 2: "verify", 5: "pdf", 8: "rejected"}
SHOWN_STAGES = ("submitted", "returned", "accepted", "closed")


@dataclass(frozen=True, slots=True)
class Example:
    """A receipt to try the status page with."""

    number: str
    secret: str
    stage: str


def fill(told: Callable[[int, int], None], count: int = COUNT) -> list[Example]:
    """File `count` births and deaths and do what followed, up to now; return some receipts.

    `told` is called with the acts done so far and in all.
    """
    now = datetime.now(ZoneInfo(settings.TIME_ZONE))
    found = [_event(number, count, now) for number in range(count)]
    deeds = [deed for event in found for deed in life(event) if deed.at < now]
    deeds.sort(key=lambda deed: deed.at)
    done, file = 0, Path(os.environ["JANGKAU_CLOCK_FILE"])
    for _, day in groupby(deeds, lambda deed: deed.at.date()):
        with store.writing():
            for deed in day:
                clock.show(file, int(deed.at.timestamp() * 1000))
                _do(deed)
                done += 1
        told(done, len(deeds))
    clock.right(file)
    _disagree(found)
    return _examples(found)


def _event(number: int, count: int, now: datetime) -> Event:
    random = Random(number)  # noqa: S311  # nothing secret
    # More of them in the last days, as an office's own lists look.
    ago = DAYS * (1 - number / count) ** 1.4
    day = (now - timedelta(days=ago)).replace(second=random.randint(0, 59), microsecond=0)
    filed = later(day, 0, random)
    if filed > now:
        filed = now - timedelta(minutes=count - number)
    made = a_death if number % 5 == 1 else a_birth
    return made(number, filed, _halt(number, count))


def _halt(number: int, count: int) -> str:
    """Return the step before which an event still waits, so that no list is empty."""
    if number % 16 == 7:
        return "hand_over"
    if number < 0.35 * count:
        return ""
    return "late" if number % 9 == 4 else HALTS.get(number % 10, "")


def _do(deed: Deed) -> None:
    gate.perform(deed.by, deed.command())


def _disagree(found: list[Event]) -> None:
    """Let one waiting event be mended by two desks that did not know of each other."""
    waiting = Case.objects.filter(stage="submitted").values_list("application", flat=True)
    event = next((one for one in found if one.application in set(waiting)), None)
    if event is None:
        return
    desk = next(life(event)).by
    field = event.misspelt
    name = str(event.answers[field])
    for mended in (f"{name} PUTRA", f"{name} PERDANA"):
        gate.perform(desk, Mend(event.application, {field: (name, mended)}))


def _examples(found: list[Event]) -> list[Example]:
    by_id = {event.application: event for event in found}
    examples = []
    for stage in SHOWN_STAGES:
        case = (
            Case.objects.filter(stage=stage, application__in=by_id).order_by("filed_at").last()
        )
        if case is not None:
            number = grouped(of_application(case.application).replace("-", ""))
            examples.append(Example(number, grouped(by_id[case.application].secret), stage))
    return examples
