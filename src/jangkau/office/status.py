"""What a receipt opens without an account: stage, place and next act, no name, no NIK."""

import hmac
from dataclasses import dataclass

from django.conf import settings

from jangkau.errors import Refusal
from jangkau.ledger import store
from jangkau.office.derived.models import Case
from jangkau.office.loading import acts, effective
from jangkau.office.projection import secret_hash
from jangkau.office.worklist import villages
from jangkau.rules.application import Application, fold
from jangkau.rules.receipt_number import grouped, read, read_secret

NOBODY = bytes(32)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened: its kind, when (ms since 1970, UTC) and at which place."""

    kind: str
    at: int
    place: str


@dataclass(frozen=True, slots=True)
class Status:
    """How an application stands, without a word that names a person."""

    receipt_number: str
    service: str
    village: str
    door: str
    stage: str
    outputs: dict[str, str]
    returned: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]
    late: bool
    filed_at: int
    accepted_at: int


def public_status(receipt_number: str, secret: str) -> Status:
    """Return the status that a receipt opens.

    A wrong number and a wrong secret are refused alike (JKL-1303), after the same work;
    a number or secret that cannot be one is refused before anything is looked up.
    """
    number, word = read(receipt_number), read_secret(secret)
    found = Case.objects.filter(regency=settings.JANGKAU.regency, receipt_number=number).first()
    kept = bytes(found.secret) if found else NOBODY
    right = hmac.compare_digest(secret_hash(word), kept)
    if found is None or not right:
        raise Refusal("JKL-1303")
    return _status(found)


def _status(case: Case) -> Status:
    records = store.history(case.application)
    state = fold(case.application, acts(records))
    places = villages()
    return Status(
        receipt_number=grouped(case.receipt_number),
        service=case.service,
        village=places.get(case.village, case.village),
        door=case.door,
        stage=case.stage,
        outputs=case.outputs,
        returned=_returned(state),
        steps=tuple(
            Step(
                ALIKE.get(record.entry.kind, record.entry.kind),
                record.received or record.entry.device_time,
                _place(record.entry.role, case, places),
            )
            for record in effective(records)
            if ALIKE.get(record.entry.kind, record.entry.kind) in SHOWN
        ),
        late=case.late and not case.late_decided,
        filed_at=case.filed_at,
        accepted_at=case.accepted_at,
    )


# To who waits, a document that a second person confirmed is issued like any other.
ALIKE = {"output.confirmed": "output.issued"}
SHOWN = frozenset(
    {
        "application.submitted",
        "application.returned",
        "application.mended",
        "application.accepted",
        "application.withdrawn",
        "output.siak_entered",
        "output.issued",
        "output.printed",
        "output.handed_over",
        "output.rejected",
    }
)


def _returned(state: Application) -> tuple[tuple[str, str], ...]:
    return tuple((item.item, item.reason) for item in state.returned)


def _place(role: str, case: Case, places: dict[str, str]) -> str:
    """Return where a role works, as people say it: the same at every node."""
    village = places.get(case.village, case.village)
    district = places.get(case.village[:8], "")
    kind = "kelurahan" if case.village[9:10] == "1" else "desa"  # Kemendagri code, digit 7
    return {
        "village_operator": f"Kantor {kind} {village}",
        "district_operator": f"Kantor kecamatan {district}",
        "mobile_team": "Layanan keliling",
    }.get(role, "Kantor Dinas Dukcapil")
