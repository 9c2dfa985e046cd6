"""Made-up births of the demo's month: late ones, unrecorded ones, of a mother alone."""

from datetime import datetime, timedelta
from random import Random

from uuid_utils.compat import uuid7

from jangkau.catalogue import service
from jangkau.catalogue.model import Answers
from jangkau_demo import people
from jangkau_demo.events import Event, a_secret, a_village

OFFERED = service("akta_kelahiran")


def a_birth(number: int, filed: datetime, halt: str = "") -> Event:
    """Return the birth of this number."""
    random = Random(number)  # noqa: S311  # made-up people, nothing secret
    late, changes = number % 9 == 4, dict[str, str | int | bool | None]()
    if late:
        born = filed - timedelta(days=random.randint(70, 900))
        changes["child_birth_date"] = born.date().isoformat()
    if number % 11 == 5:
        changes["parents_marriage"] = "unrecorded"
    if number % 23 == 9:
        changes |= {"parents_marriage": "unproven", "reporter_relation": "2"}
    village = a_village(number, random)
    answers: Answers = people.a_birth(number, village.code, filed.date(), **changes)
    return Event(
        number=number,
        application=uuid7(),
        secret=a_secret(random),
        service=OFFERED,
        village=village,
        filed=filed,
        answers=answers,
        proof="birth_proof",
        misspelt="mother_name",
        receiver=(str(answers.get("mother_name", "Ibu dari anak")), "Ibu"),
        halt=halt,
        late=late,
    )
