"""Made-up deaths of the demo's month: a spouse left, children left, nobody left, unknown."""

from datetime import datetime
from random import Random

from uuid_utils.compat import uuid7

from jangkau.catalogue import service
from jangkau_demo import departed
from jangkau_demo.events import Event, a_secret, a_village

OFFERED = service("akta_kematian")
STANDINGS = ("new_head", "head_stays", "alone", "new_head", "off_kk", "minors", "unknown")


def a_death(number: int, filed: datetime, halt: str = "") -> Event:
    """Return the death of this number."""
    random = Random(number)  # noqa: S311  # made-up people, nothing secret
    village, standing = a_village(number, random), STANDINGS[number // 5 % len(STANDINGS)]
    answers = departed.a_death(
        number, village.code, filed.date(), deceased_standing=standing, **_family(standing)
    )
    known = standing != "unknown"
    receiver = answers.get("spouse_name") or answers["reporter_name"]
    return Event(
        number=number,
        application=uuid7(),
        secret=a_secret(random),
        service=OFFERED,
        village=village,
        filed=filed,
        answers=answers,
        proof="death_proof" if known else "police_letter",
        misspelt="deceased_name" if known else "witness1_name",
        receiver=(str(receiver), "Suami atau istri" if "spouse_name" in answers else "Lainnya"),
        halt=halt,
    )


def _family(standing: str) -> dict[str, str]:
    """Return who is left, and who reports: the RT head where nobody of the family does."""
    if standing in ("new_head", "head_stays"):
        return {"surviving_spouse": "card"}
    return {"surviving_spouse": "none", "reporter_relation": "6"}
