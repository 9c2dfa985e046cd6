"""Made-up events of civil registration: whose, where and when filed, with which papers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from jangkau.catalogue.conditions import due_outputs, open_alternatives, required_papers
from jangkau.catalogue.model import Answers, Output, Requirement, Service
from jangkau.ledger import blobs
from jangkau.rules.application import Paper
from jangkau.rules.application.commands import Submit
from jangkau_demo import staff
from jangkau_demo.places import Place, villages
from jangkau_demo.sheets import sheet, told_on

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True, slots=True)
class Event:
    """One made-up event as it is brought to a desk; `halt` names the step it waits before.

    `proof` and `misspelt` are the paper and the field that may be sent back; `receiver` is
    who takes the documents, and as what.
    """

    number: int
    application: UUID
    secret: str
    service: Service
    village: Place
    filed: datetime
    answers: Answers
    proof: str
    misspelt: str
    receiver: tuple[str, str]
    halt: str = ""
    late: bool = False

    @property
    def outputs(self) -> list[Output]:
        """The documents that it leads to."""
        return due_outputs(self.service, self.answers, self.filed.date())


def a_secret(random: Random) -> str:
    """Return the secret of a receipt."""
    return "".join(random.choice(LETTERS) for _ in range(8))


def a_village(number: int, random: Random) -> Place:
    """Return where it is filed; the village with the laptop has work too."""
    village = random.choice(villages())
    if number % 8 == 7:
        return next(place for place in villages() if place.code == staff.VILLAGE)
    return village


def filing(event: Event) -> Submit:
    """Keep the papers and return the command that files the event."""
    random = Random(event.number + 1)  # noqa: S311  # made-up people, nothing secret
    told: dict[str, str] = {}
    if random.random() < 0.6:
        told |= {"helped_by": "Kader desa", "for_whom": "Keluarga"}
    if random.random() < 0.7:
        told["needed_for"] = random.choice(("BPJS", "Sekolah", "Bank"))
    soon = (event.filed + timedelta(days=random.randint(3, 12))).date().isoformat()
    first = random.choice(("elderly", "disabled", "toddler"))
    return Submit(
        application=event.application,
        service=event.service.key,
        version=event.service.version,
        village=event.village.code,
        door="desk",
        answers=event.answers,
        papers=_papers(event),
        outputs=tuple(output.key for output in event.outputs),
        secret=event.secret,
        filing=told,
        priority=first if event.number % 7 == 2 else "",
        needed_by=soon if event.number % 8 == 1 else "",
    )


def keep_paper(event: Event, requirement: Requirement, remark: str = "") -> Paper:
    """Draw and keep one paper, in its first fitting alternative."""
    way = open_alternatives(requirement, event.answers)[0]
    lines = told_on(event.service, event.answers)
    lines += [("Catatan", remark)] if remark else []
    digest = blobs.put(event.application, sheet(way.label, lines), "image/png")
    return Paper(way.key, (digest, digest))  # its first image is the whole of it


def requirement(event: Event, key: str) -> Requirement:
    """Return one of the papers that this event calls for."""
    found = {one.key: one for one in required_papers(event.service, event.answers)}
    return found[key]


def _papers(event: Event) -> Mapping[str, Paper]:
    wanted = required_papers(event.service, event.answers)
    return {one.key: keep_paper(event, one) for one in wanted}
