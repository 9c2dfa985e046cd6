"""Faults of taking in: what is the same, who may bring it, and where it belongs."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any
from unittest.mock import patch

from jangkau.ledger import intake
from jangkau.ledger.heads import Gap
from jangkau.ledger.rows import REPEATED, STANDING, read
from jangkau.office import admission, receiving, sticks
from jangkau.sync import exchange

FILED = "application.submitted"


def dedupe_by_nik() -> Any:
    """Take a second filing with the same mother's NIK for the first."""
    real = intake._judged

    def judged(fresh: Any, held: Any) -> Any:
        seen = {_mother(one) for one in read(f"e.kind = %s AND {STANDING}", [FILED])}
        found = []
        for record, own_hash in real(fresh, held):
            mother = _mother(record) if record.entry.kind == FILED else None
            double = mother is not None and mother in seen
            seen.add(mother)
            told = replace(record, verdict=REPEATED) if double else record
            found.append((told, own_hash))
        return found

    return patch.object(intake, "_judged", judged)


def _mother(record: Any) -> Any:
    return record.content.data["answers"].get("mother_nik") if record.content else None


@contextmanager
def seq_reuse() -> Iterator[None]:
    """Count a number that was given before as known, whatever it stands for now."""

    def continuing(hashed: Any, logs: Any) -> Any:
        fresh, places = [], intake.places_of(hashed)
        for record, own_hash in hashed:
            entry = record.entry
            log = logs[entry.node, entry.incarnation]
            if (entry.node, entry.incarnation, entry.seq) in places or entry.seq <= log.seq:
                continue
            if entry.seq != log.seq + 1:
                raise Gap(entry.node, entry.incarnation, log.seq + 1)
            logs[entry.node, entry.incarnation] = replace(log, seq=entry.seq, hash=own_hash)
            fresh.append((record, own_hash))
        return fresh

    trusting = patch.object(exchange, "outcome", lambda *_: "advance")
    with patch.object(intake, "_continuing", continuing), trusting:
        yield


def drop_revoked() -> Any:
    """Throw away what a revoked device brings."""
    real = receiving._admit

    def admit(frame: Any, node: Any, told: Any) -> Any:
        return () if node.revoked_at else real(frame, node, told)

    return patch.object(receiving, "_admit", admit)


def accept_revoked() -> Any:
    """Let what a revoked device brings have effect."""
    real = admission.why_held
    return patch.object(
        admission, "why_held", lambda records, by: real(records, replace(by, revoked=False))
    )


def no_jurisdiction_on_sticks() -> Any:
    """Let a device bring by stick what it may not bring by network."""
    real = sticks._take_frame

    def take(raw: bytes, name: str) -> Any:
        with patch.object(admission, "why_held", _revoked_alone):
            return real(raw, name)

    return patch.object(sticks, "_take_frame", take)


def _revoked_alone(records: Any, by: Any) -> Any:
    return {one.entry.act: admission.HELD_REVOKED for one in records if by.revoked}
