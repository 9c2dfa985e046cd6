"""From the ledger's records to the state that the rules read."""

from collections.abc import Sequence
from uuid import UUID

from jangkau.ledger import store
from jangkau.ledger.entries import Record
from jangkau.rules.application import Act, Application, fold

LET_IN = "held.let_in"
SET_ASIDE = "held.set_aside"


def load(application: UUID) -> Application:
    """Return the application as its admitted acts make it."""
    return fold(application, acts(store.history(application)))


def acts(records: Sequence[Record], with_held: bool = False) -> list[Act]:
    """Return the acts of the records that have effect; `with_held`, of all."""
    return [
        Act(
            act=record.entry.act,
            kind=record.entry.kind,
            body=record.entry.body,
            content=record.content.data if record.content else {},
            account=record.entry.actor,
            at=record.received or record.entry.device_time,
        )
        for record in (records if with_held else effective(records))
    ]


def effective(records: Sequence[Record]) -> list[Record]:
    """Return the records that have effect, in their order.

    A held one has none until a person lets it in; then it counts at that place.
    """
    held = {record.entry.act: record for record in records if record.verdict == "held"}
    found = []
    for record in records:
        if record.entry.kind == LET_IN:
            let_in = held.pop(spoken_of(record), None)
            found += [] if let_in is None else [let_in]
        elif record.verdict != "held":
            found.append(record)
    return found


def spoken_of(record: Record) -> UUID:
    """Return the held act that a decision on it names."""
    return UUID(bytes=record.entry.body["act"])
