"""Seals the papers that this device prints, and tells which no longer stand."""

from collections.abc import Iterable

from django.conf import settings

from jangkau.documents import seal
from jangkau.documents.receipt import initials
from jangkau.documents.seal import Claim, Kind
from jangkau.ledger import keys
from jangkau.ledger.clock import now_ms
from jangkau.rules.application import Application
from jangkau.rules.receipt_number import of_application


def of_receipt(state: Application, person: str, place: str) -> str:
    """Return the sealed text of a receipt; `person` is told by initials only."""
    return _sealed("receipt", state, tuple(state.outputs), person, place, state.filed_at)


def of_slip(state: Application, outputs: Iterable[str], person: str, place: str) -> str:
    """Return the sealed text of the slip with which these outputs are handed over now."""
    chosen = tuple(key for key in state.outputs if key in set(outputs))
    return _sealed("slip", state, chosen, person, place, now_ms())


def withdrawn(state: Application) -> list[bytes]:
    """Return the marks of the papers of an application that no longer stand.

    The receipt of an application that was withdrawn, and each slip that hands over a
    document which proved wrong. All of it is read from the acts: nothing is kept by hand.
    """
    number = _number(state)
    gone = [seal.mark("receipt", number, "", 0)] if state.stage == "withdrawn" else []
    return gone + [
        seal.mark("slip", number, key, count)
        for key, output in state.outputs.items()
        for count in range(output.reopened)
    ]


def _sealed(
    kind: Kind,
    state: Application,
    outputs: tuple[str, ...],
    person: str,
    place: str,
    moment: int,
) -> str:
    slip = kind == "slip"
    claim = Claim(
        kind=kind,
        regency=settings.JANGKAU.regency,
        number=_number(state),
        service=state.service,
        outputs=outputs,
        rounds=tuple(state.outputs[key].reopened for key in outputs) if slip else (0,),
        place=place,
        initials=initials(person),
        moment=moment // 1000,
        sealed=now_ms() // 1000,
    )
    return seal.seal(claim, keys.public().sign, keys.sign)


def _number(state: Application) -> str:
    return of_application(state.id).replace("-", "")
