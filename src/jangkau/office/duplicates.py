"""Whether a birth that is being typed was perhaps filed before."""

from uuid import UUID

from django.conf import settings

from jangkau.catalogue.conditions import Given
from jangkau.ledger import keys
from jangkau.office.derived.models import Case, Token
from jangkau.office.projection import names_of
from jangkau.office.worklist import SEARCHED, Row, rows_of, visible
from jangkau.rules.access import Actor

MOST = 5


def perhaps_filed(actor: Actor, application: UUID, answers: Given) -> list[Row]:
    """Return visible cases of the same mother and day, or of the same two names.

    The first is told at the regency alone, where the index key lies; the second on
    every node, from what it holds.
    """
    if not answers.get("mother_name") or not answers.get("child_name"):
        return []
    others = visible(actor).exclude(application=application).exclude(stage="withdrawn")
    found = list(others.filter(application__in=_same_birth(answers))[:MOST])
    known = {case.application for case in found}
    for case in others.order_by("-filed_at")[:SEARCHED]:
        if len(found) < MOST and case.application not in known and _same_names(case, answers):
            found.append(case)
    return rows_of(found)


def _same_birth(answers: Given) -> list[UUID]:
    if settings.JANGKAU.role != "regency" or not answers.get("mother_nik"):
        return []
    born = f"{answers.get('mother_nik')}|{answers.get('child_birth_date')}"
    rows = Token.objects.filter(
        regency=settings.JANGKAU.regency, kind="birth", token=keys.blind(born)
    )
    return list(rows.values_list("application", flat=True))


def _same_names(case: Case, answers: Given) -> bool:
    names = names_of(case)
    return all(
        _plain(names.get(name)) == _plain(answers.get(name))
        for name in ("child_name", "mother_name")
    )


def _plain(name: object) -> str:
    return " ".join(str(name or "").casefold().split())
