"""Two ticks: durable on this device, then durable at the regency and with its keeper."""

from collections.abc import Iterable

from django.conf import settings

from jangkau.ledger import store
from jangkau.ledger.entries import Record
from jangkau.office.derived.models import Case


def safe(record: Record) -> bool:
    """Return whether the regency and its keeper both hold this record."""
    if record.position is None:
        return False
    if settings.JANGKAU.role == "regency":
        return record.position <= store.safe_position()
    return record.entry.seq <= store.safe_to(record.entry.node) or record.verdict == "safe"


def ticks(records: Iterable[Record]) -> int:
    """Return 2 when every record is safe, else 1 (all of them are durable here)."""
    return 2 if all(safe(record) for record in records) else 1


def ticks_of(case: Case) -> int:
    """Return the ticks of a case's whole history."""
    return ticks(store.history(case.application))
