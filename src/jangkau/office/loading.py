"""From the ledger's records to the state that the rules read."""

from uuid import UUID

from jangkau.ledger import store
from jangkau.ledger.entries import Record
from jangkau.rules.application import Act, Application, fold

LET_IN = "held.let_in"
SET_ASIDE = "held.set_aside"


def load(application: UUID) -> Application:
    """Return the application as its admitted acts make it."""
    return fold(application, acts(store.history(application)))


def acts(records: list[Record], with_held: bool = False) -> list[Act]:
    """Return the acts that have effect, in their order.

    A held act has none until a person lets it in; then it counts at that place. With
    `with_held`, those that still wait are among them.
    """
    held = {record.entry.act: record for record in records if record.verdict == "held"}
    effective = []
    for record in records:
        if record.entry.kind == LET_IN:
            let_in = held.pop(spoken_of(record), None)
            effective += [] if let_in is None or with_held else [let_in]
        elif with_held or record.verdict != "held":
            effective.append(record)
    return [
        Act(
            act=record.entry.act,
            kind=record.entry.kind,
            body=record.entry.body,
            content=record.content.data if record.content else {},
            account=record.entry.actor,
            at=record.received or record.entry.device_time,
        )
        for record in effective
    ]


def spoken_of(record: Record) -> UUID:
    """Return the held act that a decision on it names."""
    return UUID(bytes=record.entry.body["act"])
