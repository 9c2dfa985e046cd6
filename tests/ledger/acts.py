"""Made-up acts, and the records another node would send."""

from dataclasses import replace
from uuid import UUID

from uuid_utils.compat import uuid7

from jangkau.ledger.entries import GENESIS, Content, Entry, Record, digest_of, entry_hash
from jangkau.ledger.store import NewAct

SUBJECT = UUID("0190a000-0000-7000-8000-000000000001")


def new_act(subject: UUID = SUBJECT, **told: object) -> NewAct:
    """Return an act of the village operator about a made-up child."""
    plain = NewAct(
        act=uuid7(),
        kind="application.submitted",
        subject=subject,
        actor="op-2003",
        role="village_operator",
        body={"service": "akta_kelahiran"},
        content={"child_name": "SITI CONTOH", "mother_nik": "9901014107950001"},
    )
    return replace(plain, **told)


def log_of(node: str, acts: list[NewAct], incarnation: int = 1, after: Record | None = None):
    """Return the records of a node's log, as that node would send them."""
    seq, prev = (after.entry.seq, entry_hash(after.entry)) if after else (0, GENESIS)
    records = []
    for act in acts:
        seq += 1
        content = Content(salt=b"s" * 15 + bytes([seq % 256]), data=dict(act.content or {}))
        entry = Entry(
            act=act.act,
            regency="99.01",
            node=node,
            incarnation=incarnation,
            seq=seq,
            prev=prev,
            kind=act.kind,
            subject=act.subject,
            actor=act.actor,
            role=act.role,
            device_time=1_795_000_000_000 + seq,
            body=act.body,
            content_digest=digest_of(content),
        )
        prev = entry_hash(entry)
        records.append(Record(entry, content))
    return records
