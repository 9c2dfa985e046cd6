"""From the ledger's records to the state that the rules read."""

from uuid import UUID

from jangkau.ledger import store
from jangkau.ledger.entries import Record
from jangkau.rules.application import Act, Application, fold


def load(application: UUID) -> Application:
    """Return the application as its admitted acts make it."""
    return fold(application, acts(store.history(application)))


def acts(records: list[Record], with_held: bool = False) -> list[Act]:
    """Return the admitted or still unpositioned acts of records, in their order.

    With `with_held`, also those that wait for a person and have no effect yet.
    """
    return [
        Act(
            act=record.entry.act,
            kind=record.entry.kind,
            body=record.entry.body,
            content=record.content.data if record.content else {},
            account=record.entry.actor,
            at=record.received or record.entry.device_time,
        )
        for record in records
        if with_held or record.verdict != "held"
    ]
