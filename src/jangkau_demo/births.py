"""Made-up births: which family, where and when filed, with which papers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from uuid_utils.compat import uuid7

from jangkau.catalogue import service
from jangkau.catalogue.conditions import open_alternatives, required_papers
from jangkau.catalogue.model import Answers, Requirement
from jangkau.ledger import blobs
from jangkau.rules.application import Paper
from jangkau.rules.application.commands import Submit
from jangkau_demo import people, staff
from jangkau_demo.places import Place, villages
from jangkau_demo.sheets import sheet, told_on

OFFERED = service("akta_kelahiran")
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@dataclass(frozen=True, slots=True)
class Birth:
    """One made-up birth as it is brought to a desk; `halt` names the step it waits before."""

    number: int
    application: UUID
    secret: str
    village: Place
    filed: datetime
    answers: Answers
    halt: str = ""

    @property
    def late(self) -> bool:
        """Whether the head of office has to decide."""
        return self.number % 9 == 4


def a_birth(number: int, filed: datetime, halt: str = "") -> Birth:
    """Return the birth of this number; some are late, unrecorded or of a mother alone."""
    random = Random(number)  # noqa: S311  # made-up people, nothing secret
    changes: Answers = {}
    if number % 9 == 4:
        born = filed - timedelta(days=random.randint(70, 900))
        changes["child_birth_date"] = born.date().isoformat()
    if number % 11 == 5:
        changes["parents_marriage"] = "unrecorded"
    if number % 23 == 9:
        changes |= {"parents_marriage": "unproven", "reporter_relation": "2"}
    village = random.choice(villages())
    if number % 8 == 7:  # the village with the laptop has work too
        village = next(place for place in villages() if place.code == staff.VILLAGE)
    return Birth(
        number,
        uuid7(),
        "".join(random.choice(LETTERS) for _ in range(8)),
        village,
        filed,
        people.a_birth(number, village.code, filed.date(), **changes),
        halt,
    )


def filing(birth: Birth) -> Submit:
    """Keep the papers and return the command that files the birth."""
    random = Random(birth.number + 1)  # noqa: S311
    told: dict[str, str] = {}
    if random.random() < 0.6:
        told |= {"helped_by": "Kader posyandu", "for_whom": "Ibu dari anak"}
    if random.random() < 0.7:
        told["needed_for"] = random.choice(("BPJS", "Sekolah", "Berobat"))
    soon = (birth.filed + timedelta(days=random.randint(3, 12))).date().isoformat()
    first = random.choice(("elderly", "disabled", "toddler"))
    return Submit(
        application=birth.application,
        service=OFFERED.key,
        version=OFFERED.version,
        village=birth.village.code,
        door="desk",
        answers=birth.answers,
        papers=_papers(birth),
        outputs=tuple(output.key for output in OFFERED.outputs),
        secret=birth.secret,
        filing=told,
        priority=first if birth.number % 7 == 2 else "",
        needed_by=soon if birth.number % 8 == 1 else "",
    )


def keep_paper(birth: Birth, requirement: Requirement, remark: str = "") -> Paper:
    """Draw and keep one paper, in its first fitting alternative."""
    way = open_alternatives(requirement, birth.answers)[0]
    lines = [*told_on(birth.answers), *([("Catatan", remark)] if remark else [])]
    digest = blobs.put(birth.application, sheet(way.label, lines), "image/png")
    return Paper(way.key, (digest, digest))  # its first image is the whole of it


def requirement(birth: Birth, key: str) -> Requirement:
    """Return one of the papers that this birth calls for."""
    found = {one.key: one for one in required_papers(OFFERED, birth.answers)}
    return found[key]


def _papers(birth: Birth) -> Mapping[str, Paper]:
    wanted = required_papers(OFFERED, birth.answers)
    return {one.key: keep_paper(birth, one) for one in wanted}
