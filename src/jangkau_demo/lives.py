"""What is done with each made-up event, by whom and when, until it is closed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from random import Random
from uuid import UUID

from django.conf import settings

from jangkau.catalogue.model import Output
from jangkau.ledger import blobs
from jangkau.office.loading import load
from jangkau.office.timeliness import due
from jangkau.render.siak import copy_rows
from jangkau.rules.access import Actor
from jangkau.rules.application import Command, ReturnedItem
from jangkau.rules.application.commands import (
    Accept,
    DecideLate,
    EnterSiak,
    HandOver,
    Issue,
    Mend,
    Print,
    Reject,
    Return,
    Verify,
    Withdraw,
)
from jangkau_demo import events, staff
from jangkau_demo.events import Event
from jangkau_demo.siak_pdf import made_up_number, specimen_pdf
from jangkau_demo.staff import Member

BLURRED = "Foto buram, tulisan tidak terbaca."
TWICE = "Peristiwa ini sudah dicatat sebelumnya (Permendagri 108/2019)"
OBJECTION = "Keberatan tertulis kepada kepala dinas, paling lama 21 hari kerja."
MISSPELT = "Penulisan nama belum sesuai KK."
OPENS, CLOSES = 8 * 60, 15 * 60  # minutes of the day


@dataclass(frozen=True, slots=True)
class Deed:
    """One act: when, by whom, and the command, made when its time has come."""

    at: datetime
    by: Actor
    command: Callable[[], Command]


def life(event: Event) -> Iterator[Deed]:
    """Yield what is done with an event, in order."""
    random = Random(event.number * 7 + 1)  # noqa: S311  # nothing secret
    desk = _actor(staff.operator_of(event.village.code, f"Petugas {event.village.name}"))
    checker = _actor(staff.OFFICE[event.number % 2])
    application, at = event.application, event.filed
    yield Deed(at, desk, partial(events.filing, event))
    if event.number % 31 == 12:
        yield Deed(later(at, 1, random), desk, partial(Withdraw, application, "Pindah alamat"))
        return
    if event.number % 6 == 3:
        at = later(at, 1, random)
        yield Deed(at, checker, partial(_return, event))
        if event.number % 4 == 3:  # these families have not come back yet
            return
        at = later(at, 2, random)
        yield Deed(at, desk, partial(_mend, event))
    at = later(at, random.choice((1, 1, 2, 3)), random)
    yield Deed(at, checker, partial(_accept, application))
    if event.late and event.halt != "late":
        at = later(at, 2, random)
        yield Deed(at, _actor(staff.HEAD), partial(DecideLate, application))
    if event.halt in ("late", "siak"):
        return
    deeds = list(_outputs(event, later(at, 1, random), random))
    yield from deeds
    if event.halt not in ("verify", "pdf", "hand_over", "rejected"):
        at = later(deeds[-1].at, random.choice((1, 2, 4)), random)
        yield Deed(at, desk, partial(_hand_over, event))


def later(at: datetime, days: int, random: Random) -> datetime:
    """Return a moment in office hours so many working days later."""
    while days or at.weekday() > 4:
        at += timedelta(days=1)
        days -= at.weekday() < 5
        days = max(days, 0)
    minute = random.randint(OPENS, CLOSES)
    return at.replace(hour=minute // 60, minute=minute % 60)


def _outputs(event: Event, at: datetime, random: Random) -> Iterator[Deed]:
    siak, verifier = _actor(staff.OFFICE[2]), _actor(staff.OFFICE[3])
    for output in event.outputs:
        key, application = output.key, event.application
        if event.halt == "rejected":
            yield Deed(at, verifier, partial(Reject, application, key, TWICE, OBJECTION))
            continue
        yield Deed(at, siak, partial(EnterSiak, application, key))
        if event.halt == "verify":
            continue
        at = at + timedelta(minutes=random.randint(5, 20))
        yield Deed(at, verifier, partial(Verify, application, key))
        if event.halt == "pdf":
            continue
        at = at + timedelta(minutes=random.randint(5, 20))
        yield Deed(at, siak, partial(_issue, event, output, at))
        if output.needs_card:
            at = at + timedelta(minutes=5)
            yield Deed(at, siak, partial(Print, application, key))


def _actor(member: Member) -> Actor:
    return Actor(
        member.username,
        member.name,
        member.role,
        member.jurisdiction,
        settings.JANGKAU.node,
        "desk",
    )


def _accept(application: UUID) -> Accept:
    return Accept(application, due(application))


def _return(event: Event) -> Return:
    items = [ReturnedItem(f"paper:{event.proof}", BLURRED)]
    if event.number % 4 == 1:
        items.append(ReturnedItem(f"field:{event.misspelt}", MISSPELT))
    return Return(event.application, tuple(items))


def _mend(event: Event) -> Mend:
    standing, proof = load(event.application), event.proof
    paper = events.keep_paper(
        event, events.requirement(event, proof), "Difoto ulang dengan terang"
    )
    name = str(standing.answers[event.misspelt])
    fields = {event.misspelt: (name, f"{name} PUTRI")} if len(standing.returned) > 1 else {}
    return Mend(
        event.application, fields=fields, papers={proof: (standing.papers[proof], paper)}
    )


def _issue(event: Event, output: Output, at: datetime) -> Issue:
    if output.needs_card:  # a card comes without a PDF
        return Issue(event.application, output.key, None, "", staff.HEAD.name)
    number = made_up_number(output.key, at.date(), event.number + 1)
    answers = load(event.application).answers
    rows = [(row.label, row.value) for row in copy_rows(event.service, output.key, answers)]
    pdf = specimen_pdf(output.key, number, rows, at, staff.HEAD.name)
    digest = blobs.put(event.application, pdf, "application/pdf")
    return Issue(event.application, output.key, digest, number, staff.HEAD.name)


def _hand_over(event: Event) -> HandOver:
    outputs = tuple(output.key for output in event.outputs)
    if event.number % 13 == 6:  # who signs with a thumb has a witness
        witness = str(event.answers["witness1_name"])
        return HandOver(event.application, outputs, *event.receiver, "witness", witness)
    return HandOver(event.application, outputs, *event.receiver, "signature")
