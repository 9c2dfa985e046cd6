"""What is done with each made-up birth, by whom and when, until it is closed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache, partial
from random import Random

from django.conf import settings

from jangkau.office import attaching
from jangkau.office.loading import load
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
from jangkau_demo import births, siak_ca, staff
from jangkau_demo.births import OFFERED, Birth
from jangkau_demo.siak_pdf import made_up_number, specimen_pdf
from jangkau_demo.siak_sign import signed
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


def life(birth: Birth) -> Iterator[Deed]:
    """Yield what is done with a birth, in order."""
    random = Random(birth.number * 7 + 1)  # noqa: S311  # nothing secret
    desk = _actor(staff.operator_of(birth.village.code, f"Petugas {birth.village.name}"))
    checker = _actor(staff.OFFICE[birth.number % 2])
    application, at = birth.application, birth.filed
    yield Deed(at, desk, partial(births.filing, birth))
    if birth.number % 31 == 12:
        yield Deed(later(at, 1, random), desk, partial(Withdraw, application, "Pindah alamat"))
        return
    if birth.number % 6 == 3:
        at = later(at, 1, random)
        yield Deed(at, checker, partial(_return, birth))
        if birth.number % 4 == 3:  # these families have not come back yet
            return
        at = later(at, 2, random)
        yield Deed(at, desk, partial(_mend, birth))
    at = later(at, random.choice((1, 1, 2, 3)), random)
    yield Deed(at, checker, partial(Accept, application))
    if birth.late and birth.halt != "late":
        at = later(at, 2, random)
        yield Deed(at, _actor(staff.HEAD), partial(DecideLate, application))
    if birth.halt in ("late", "siak"):
        return
    deeds = list(_outputs(birth, later(at, 1, random), random))
    yield from deeds
    if birth.halt not in ("verify", "pdf", "hand_over", "rejected"):
        at = later(deeds[-1].at, random.choice((1, 2, 4)), random)
        yield Deed(at, desk, partial(_hand_over, birth))


def later(at: datetime, days: int, random: Random) -> datetime:
    """Return a moment in office hours so many working days later."""
    while days or at.weekday() > 4:
        at += timedelta(days=1)
        days -= at.weekday() < 5
        days = max(days, 0)
    minute = random.randint(OPENS, CLOSES)
    return at.replace(hour=minute // 60, minute=minute % 60)


def _outputs(birth: Birth, at: datetime, random: Random) -> Iterator[Deed]:
    siak, verifier = _actor(staff.OFFICE[2]), _actor(staff.OFFICE[3])
    for output in OFFERED.outputs:
        key, application = output.key, birth.application
        if birth.halt == "rejected":
            yield Deed(at, verifier, partial(Reject, application, key, TWICE, OBJECTION))
            continue
        yield Deed(at, siak, partial(EnterSiak, application, key))
        if birth.halt == "verify":
            continue
        at = at + timedelta(minutes=random.randint(5, 20))
        yield Deed(at, verifier, partial(Verify, application, key))
        if birth.halt == "pdf":
            continue
        at = at + timedelta(minutes=random.randint(5, 20))
        yield Deed(at, siak, partial(_issue, siak, birth, key, at))
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


def _return(birth: Birth) -> Return:
    items = [ReturnedItem("paper:birth_proof", BLURRED)]
    if birth.number % 4 == 1:
        items.append(ReturnedItem("field:mother_name", MISSPELT))
    return Return(birth.application, tuple(items))


def _mend(birth: Birth) -> Mend:
    standing = load(birth.application)
    proof = births.keep_paper(
        birth, births.requirement(birth, "birth_proof"), "Difoto ulang dengan terang"
    )
    name = str(standing.answers["mother_name"])
    fields = {"mother_name": (name, f"{name} PUTRI")} if len(standing.returned) > 1 else {}
    return Mend(
        birth.application,
        fields=fields,
        papers={"birth_proof": (standing.papers["birth_proof"], proof)},
    )


def _issue(by: Actor, birth: Birth, output: str, at: datetime) -> Issue:
    if output == "kia":  # a card comes without a PDF
        return Issue(birth.application, output, None, "", staff.HEAD.name)
    number = made_up_number(output, at.date(), birth.number + 1)  # type: ignore[arg-type]
    answers = load(birth.application).answers
    rows = [(row.label, row.value) for row in copy_rows(OFFERED, output, answers)]
    pdf = specimen_pdf(output, number, rows, at, staff.HEAD.name)  # type: ignore[arg-type]
    found = attaching.keep(by, birth.application, output, signed(pdf, authority()))
    return attaching.issue(birth.application, output, found, number, "")


@cache
def authority() -> siak_ca.Holder:
    """Return the simulator's signing head; its folder lies beside the regency's home."""
    return siak_ca.kept(settings.JANGKAU.path.parent / siak_ca.FOLDER, staff.HEAD.name)


def _hand_over(birth: Birth) -> HandOver:
    recipient = str(birth.answers.get("mother_name", "Ibu dari anak"))
    outputs = tuple(output.key for output in OFFERED.outputs)
    if birth.number % 13 == 6:  # who signs with a thumb has a witness
        witness = str(birth.answers["witness1_name"])
        return HandOver(birth.application, outputs, recipient, "Ibu", "witness", witness)
    return HandOver(birth.application, outputs, recipient, "Ibu", "signature")
