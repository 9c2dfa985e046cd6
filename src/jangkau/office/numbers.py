"""Whose a document number is: no two applications here may hold the same document."""

from collections.abc import Iterable

from django.conf import settings

from jangkau.ledger import keys
from jangkau.office.derived.models import Token
from jangkau.rules.application import Application

KINDS = ("document", "nik", "kk_number")


def plain(number: str) -> str:
    """Return a number as it is compared: without spaces, in capitals."""
    return "".join(number.split()).upper()


def belong_elsewhere(numbers: Iterable[str], state: Application) -> bool:
    """Return whether one of the numbers is another application's, and not said in this one.

    A family's own KK number may stand in several applications: it is in their answers.
    Numbers are looked up by keyed hash, at the regency alone.
    """
    if settings.JANGKAU.role != "regency":
        return False
    own = {plain(str(value)) for value in state.answers.values() if value}
    asked = {plain(number) for number in numbers} - own - {""}
    tokens = [keys.blind(number) for number in sorted(asked)]
    rows = Token.objects.filter(
        regency=settings.JANGKAU.regency, kind__in=KINDS, token__in=tokens
    )
    return bool(tokens) and rows.exclude(application=state.id).exists()
