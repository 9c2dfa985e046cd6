"""What comes back to a regency that lost it, and what a node gives up of a lost order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from django.conf import settings
from django.db.models import Max

from jangkau.ledger import heads, sql
from jangkau.ledger.entries import GENESIS, Record, entry_hash
from jangkau.ledger.intake import Hashed, places_of, refuse_wrong
from jangkau.ledger.models import Counter, LogHead
from jangkau.ledger.rows import REPEATED, by_act, entries, keeping
from jangkau.ledger.transaction import writing
from jangkau.ledger.vault import keep_contents

PAGE = 5000


@dataclass(frozen=True, slots=True)
class Back:
    """How many records were new, were here already, or differ from what stands."""

    new: int = 0
    known: int = 0
    differing: int = 0

    def __add__(self, other: "Back") -> "Back":
        return Back(
            self.new + other.new, self.known + other.known, self.differing + other.differing
        )


def take_back(records: Sequence[Record]) -> Back:
    """Store records as the regency had them once: positions, times, verdicts.

    What stands already is not touched. A position that another act has is left open
    until `settle`. Call `settle` when all came back.
    """
    hashed = [(record, entry_hash(record.entry)) for record in records]
    for record in records:
        refuse_wrong(record)
    with writing():
        heads.reserve(0)
        fresh, differing = _fresh(hashed)
        keep_contents(records)
        for statement in keeping(fresh):
            sql.fetch(*statement)
        heads.jump(max((record.position or 0 for record, _ in fresh), default=0))
    return Back(len(fresh), len(records) - len(fresh) - differing, differing)


def settle() -> int:
    """Place what came back without a place, and find each log's head; return the holes.

    A head is the end of what is there without a gap, so a node sends again from there.
    """
    with writing():
        loose = entries().filter(position=None).order_by("node", "incarnation", "seq")
        for position, row in enumerate(list(loose), heads.reserve(loose.count())):
            row.position = position
            row.save(update_fields=["position"])
        logs = entries().values_list("node", "incarnation").annotate(last=Max("seq"))
        return sum(_settle(node, incarnation, last) for node, incarnation, last in logs)


def give_up(after: int, upto: int) -> list[UUID]:
    """Forget, at a node, positions `after` < p <= `upto`, and that they were safe.

    Return the subjects whose order changed by it.
    """
    with writing():
        rows = entries().filter(position__gt=after, position__lte=upto)
        subjects = sorted(set(rows.values_list("subject", flat=True)))
        rows.update(position=None, received=None, verdict="pending", reason="")
        counter = Counter.objects.filter(regency=settings.JANGKAU.regency)
        counter.filter(safe_position__gt=after).update(safe_position=after)
        for log in LogHead.objects.filter(regency=settings.JANGKAU.regency):
            sure = entries().filter(
                node=log.node, incarnation=log.incarnation, position__lte=after
            )
            log.safe_to = min(log.safe_to, sure.aggregate(last=Max("seq"))["last"] or 0)
            log.save(update_fields=["safe_to"])
    return subjects


def _fresh(hashed: Sequence[Hashed]) -> tuple[list[Hashed], int]:
    places, taken = places_of(hashed), _positions(hashed)
    acts, fresh, differing = set(by_act([r.entry.act for r, _ in hashed])), list[Hashed](), 0
    for record, own_hash in hashed:
        entry = record.entry
        here = entry.node, entry.incarnation, entry.seq
        if here in places:
            differing += places[here] != own_hash
            continue
        places[here] = own_hash
        if entry.act in acts and record.verdict != REPEATED:
            record = replace(record, verdict=REPEATED)
        if record.position in taken:
            record = replace(record, position=None)
        taken.add(record.position or 0)
        acts |= {entry.act} if record.verdict != REPEATED else set()
        fresh.append((record, own_hash))
    return fresh, differing


def _positions(hashed: Sequence[Hashed]) -> set[int]:
    asked = [record.position for record, _ in hashed if record.position]
    rows = entries().filter(position__gte=min(asked, default=0))
    found = rows.filter(position__lte=max(asked, default=0)).values_list("position", flat=True)
    return {0, *(position for position in found if position)}


def _settle(node: str, incarnation: int, last: int) -> int:
    seq, own_hash = 0, GENESIS
    rows = entries().filter(node=node, incarnation=incarnation).order_by("seq")
    count = 0
    for at, row_hash in rows.values_list("seq", "hash").iterator(chunk_size=PAGE):
        count += 1
        if at == seq + 1:
            seq, own_hash = at, bytes(row_hash)
    LogHead.objects.update_or_create(
        regency=settings.JANGKAU.regency,
        node=node,
        incarnation=incarnation,
        defaults={"seq": seq, "hash": own_hash},
        create_defaults={"seq": seq, "hash": own_hash, "signature": b""},
    )
    return last - count
