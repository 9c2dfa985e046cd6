"""The family of the play: another one at every run, with papers to photograph."""

import secrets
from dataclasses import dataclass
from datetime import date

from jangkau.catalogue import service
from jangkau.catalogue.conditions import by_name, required_papers
from jangkau.catalogue.model import Answers
from jangkau_demo import people, staff
from jangkau_demo.sheets import photo, told_on

OFFERED = service("akta_kelahiran")

STAFF = {member.name.casefold() for member in (*staff.OFFICE, *staff.DESK)}


@dataclass(frozen=True, slots=True)
class Family:
    """What the parents tell and bring."""

    answers: Answers

    @property
    def papers(self) -> tuple[str, ...]:
        """The papers they bring; the signed form comes later, at the desk."""
        wanted = required_papers(OFFERED, self.answers)
        return tuple(one.key for one in wanted if one.key != "signed_form")

    @property
    def private(self) -> tuple[str, ...]:
        """Every name and number that may not be seen in the clear."""
        wanted = ("nik", "kk_number", "name", "phone")
        fields = by_name(OFFERED)
        return tuple(
            str(value) for name, value in self.answers.items() if fields[name].kind in wanted
        )


def a_family(today: date) -> Family:
    """Return a new family of the village with the laptop, nobody's namesake on the staff."""
    while True:
        found = Family(people.a_birth(secrets.randbits(40), staff.VILLAGE, today))
        if not STAFF & {one.casefold() for one in found.private}:
            return found


def photograph(family: Family, paper: str, remark: str = "") -> bytes:
    """Return a paper of the family as a desk's camera takes it (JPEG)."""
    titles = {one.key: one.alternatives[0].label for one in OFFERED.requirements}
    lines = told_on(OFFERED, family.answers)
    return photo(titles.get(paper, paper), [*lines, *([("Catatan", remark)] if remark else [])])
