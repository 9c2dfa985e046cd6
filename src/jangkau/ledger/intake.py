"""What comes in: other nodes' logs at the regency, the regency's order at a node."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from django.conf import settings

from jangkau.errors import Refusal
from jangkau.ledger import heads
from jangkau.ledger.clock import now_ms
from jangkau.ledger.entries import GENESIS, Entry, Record, digest_of, entry_hash
from jangkau.ledger.heads import Fork, Gap, Head
from jangkau.ledger.models import EntryRow, LogHead
from jangkau.ledger.rows import REPEATED, by_act, entries, to_records, to_row
from jangkau.ledger.transaction import writing
from jangkau.ledger.vault import keep_contents

Log = tuple[str, int]
Hashed = tuple[Record, bytes]


def take(records: Sequence[Record], held: Mapping[UUID, str]) -> list[Record]:
    """Take in other nodes' verified entries at the regency; return those new, in order.

    All are stored and get a position in the order of arrival; those named in `held`
    (act: reason) have the verdict "held", the others "admitted". What is known already
    changes nothing. An act known from another log is stored as "repeated", for its
    chain's sake, and not returned. Raises Gap when entries before are missing and Fork
    when another entry has the same place; then nothing is stored.
    """
    hashed = [(record, entry_hash(record.entry)) for record in records]
    for record in records:
        refuse_wrong(record)
    with writing():
        logs = heads.locked([(r.entry.node, r.entry.incarnation) for r in records])
        fresh = _continuing(hashed, logs)
        judged = _judged(fresh, held)
        news = {record.entry.act for record, _ in judged if record.verdict != REPEATED}
        repeats = {r.entry.act for r, _ in judged if r.verdict == REPEATED and not r.reason}
        keep_contents(r for r in records if r.entry.act in news or r.entry.act not in repeats)
        rows = [to_row(record, own_hash) for record, own_hash in judged]
        EntryRow.objects.bulk_create(rows, batch_size=500)
        # Written even when nothing is new: the answer to a replay must wait for the
        # standby too, or it could acknowledge rows that a failover would lose.
        for log in logs.values():
            log.save(update_fields=["seq", "hash"])
    return [record for record, _ in judged if record.verdict != REPEATED]


def learn(records: Sequence[Record]) -> list[UUID]:
    """Learn at a node what the regency ordered; return the subjects that changed.

    Own acts get their position, time and verdict; others' entries are stored. Raises
    Fork when the regency knows entries of this node's log that it does not hold itself:
    the node was restored from an image and must begin a new incarnation
    (`new_incarnation(beyond=fork.head.incarnation)`), then learn again.
    """
    hashed = [(record, entry_hash(record.entry)) for record in records]
    for record in records:
        refuse_wrong(record)
    with writing():
        _refuse_fork(hashed)
        known = by_act([record.entry.act for record in records])
        _free_positions(records)
        changed = {r.entry.act for r in records if _reordered(r, known.get(r.entry.act))}
        _place_unknown(hashed, known)
        kept = keep_contents(r for r in records if _content_is_ours(r, known))
    changed |= {r.entry.act for r in records if r.entry.content_digest in kept}
    return list(dict.fromkeys(r.entry.subject for r in records if r.entry.act in changed))


def refuse_wrong(record: Record) -> None:
    """Refuse with JKL-1508 another regency's; ValueError where content is not the entry's."""
    entry, content = record.entry, record.content
    if entry.regency != settings.JANGKAU.regency:
        raise Refusal("JKL-1508")
    if content is not None and digest_of(content) != entry.content_digest:
        raise ValueError(f"content does not fit its entry: {entry.act}")


def places_of(hashed: Sequence[Hashed]) -> dict[tuple[str, int, int], bytes]:
    """Return the hashes that stand at the places (node, incarnation, seq) of these records."""
    found: dict[tuple[str, int, int], bytes] = {}
    for log in {(r.entry.node, r.entry.incarnation) for r, _ in hashed}:
        seqs = [r.entry.seq for r, _ in hashed if (r.entry.node, r.entry.incarnation) == log]
        rows = entries().filter(node=log[0], incarnation=log[1])
        rows = rows.filter(seq__gte=min(seqs), seq__lte=max(seqs))
        for seq, own_hash in rows.values_list("seq", "hash"):
            found[*log, seq] = bytes(own_hash)
    return found


def _continuing(hashed: Sequence[Hashed], logs: dict[Log, LogHead]) -> list[Hashed]:
    # Advances the heads in `logs`; the caller saves them.
    places, fresh = places_of(hashed), list[Hashed]()
    for record, own_hash in hashed:
        entry = record.entry
        log = logs[entry.node, entry.incarnation]
        here = entry.node, entry.incarnation, entry.seq
        joins = entry.seq == log.seq + 1 and entry.prev == bytes(log.hash)
        if places.get(here) == own_hash:
            if joins:  # it came back another way, before the ones between
                log.seq, log.hash = entry.seq, own_hash
            continue
        if here in places or (entry.seq == log.seq + 1 and entry.prev != bytes(log.hash)):
            raise Fork(_known(log))
        if entry.seq != log.seq + 1:
            raise Gap(entry.node, entry.incarnation, log.seq + 1)
        places[here] = own_hash
        log.seq, log.hash = entry.seq, own_hash
        fresh.append((record, own_hash))
    return fresh


def _known(log: LogHead) -> Head:
    # Not from `log` itself: it may already count entries of the refused batch.
    return heads.head(log.node) or Head(log.node, log.incarnation, 0, GENESIS)


def _judged(fresh: Sequence[Hashed], held: Mapping[UUID, str]) -> list[Hashed]:
    first, received = heads.reserve(len(fresh)), now_ms()
    seen = {
        record.entry.act: record
        for record in to_records(by_act([r.entry.act for r, _ in fresh]).values())
    }
    judged = []
    for position, (record, own_hash) in enumerate(fresh, first):
        act = record.entry.act
        if act in seen:
            verdict, reason = REPEATED, "" if _same(seen[act], record) else "isi berbeda"
        else:
            verdict, reason = ("held", held[act]) if act in held else ("admitted", "")
            seen[act] = record
        told = replace(
            record, position=position, received=received, verdict=verdict, reason=reason
        )
        judged.append((told, own_hash))
    return judged


def _same(one: Record, other: Record) -> bool:
    return _meaning(one.entry) == _meaning(other.entry) and (
        one.content is None or other.content is None or one.content.data == other.content.data
    )


def _meaning(entry: Entry) -> tuple[object, ...]:
    return entry.kind, entry.subject, entry.body


def _refuse_fork(hashed: Sequence[Hashed]) -> None:
    own, places = heads.own_head(), places_of(hashed)
    for record, own_hash in hashed:
        entry = record.entry
        known = places.get((entry.node, entry.incarnation, entry.seq))
        beyond = (entry.incarnation, entry.seq) > (own.incarnation, own.seq)
        if (known or own_hash) != own_hash or (entry.node == own.node and beyond):
            raise Fork(Head(entry.node, entry.incarnation, entry.seq, own_hash))


def _free_positions(records: Sequence[Record]) -> None:
    # A regency restored from its keeper may order anew what it had not yet told to all.
    told = {r.position: r.entry.act for r in records if r.position is not None}
    for row in entries().filter(position__in=list(told)):
        if row.position in told and told[row.position] != row.act:
            row.position, row.verdict = None, "pending"
            row.save(update_fields=["position", "verdict"])


def _reordered(record: Record, row: EntryRow | None) -> bool:
    if row is None:
        return True
    told = record.position, record.received, record.verdict, record.reason
    if told == (row.position, row.received, row.verdict, row.reason):
        return False
    row.position, row.received, row.verdict, row.reason = told
    row.save(update_fields=["position", "received", "verdict", "reason"])
    return True


def _place_unknown(hashed: Sequence[Hashed], known: Mapping[UUID, EntryRow]) -> None:
    own, places, rows = settings.JANGKAU.node, places_of(hashed), dict[UUID, EntryRow]()
    for record, own_hash in hashed:
        entry = record.entry
        if (entry.node, entry.incarnation, entry.seq) in places:
            continue
        if entry.act not in known:
            rows.setdefault(entry.act, to_row(record, own_hash))
        elif entry.node == own:  # lost in a restore, and sent again under a new incarnation
            again = replace(record, position=None, verdict=REPEATED)
            rows.setdefault(entry.act, to_row(again, own_hash))
    EntryRow.objects.bulk_create(rows.values(), batch_size=500)


def _content_is_ours(record: Record, known: Mapping[UUID, EntryRow]) -> bool:
    row = known.get(record.entry.act)
    return row is None or row.content_digest == record.entry.content_digest
