"""Two ticks: durable on this device, then durable at the regency and with its keeper."""

from collections.abc import Iterable

from jangkau.ledger import store
from jangkau.ledger.entries import Record
from jangkau.office.derived.models import Case


def ticks(records: Iterable[Record]) -> int:
    """Return 2 when the regency and its keeper hold every record, else 1."""
    return 2 if all(store.is_safe(record) for record in records) else 1


def ticks_of(case: Case) -> int:
    """Return the ticks of a case's whole history."""
    return ticks(store.history(case.application))
