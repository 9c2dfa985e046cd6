"""A node's end of a trip: what an answer says becomes what this node knows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db import DataError, IntegrityError

from jangkau.errors import Refusal
from jangkau.ledger import bulletins, clock, store
from jangkau.ledger.bulletins import Bulletin
from jangkau.ledger.entries import Record
from jangkau.office import contacts, gate, notices, paper_lane
from jangkau.office.receiving import hash_at
from jangkau.sync import exchange
from jangkau.sync.frame import Answer, Head


@dataclass(frozen=True, slots=True)
class Report:
    """What one trip did, in numbers.

    At a node: `sent` entries went up, `new` came down, `waiting` are left. At the regency
    (sticks): of those brought, `new`, `known` already, `held`. `safe_to` is the last own
    entry with two ticks; `forked` tells that this node was restored from an image.
    """

    sent: int = 0
    new: int = 0
    known: int = 0
    held: int = 0
    waiting: int = 0
    safe_to: int = 0
    papers: int = 0
    up: int = 0
    down: int = 0
    more: bool = False
    forked: bool = False
    written: str = ""

    def __str__(self) -> str:
        parts = [f"{self.new} baru", f"{self.known} sudah ada", f"{self.held} ditahan"]
        if self.sent or self.waiting:
            parts = [
                f"{self.sent} terkirim",
                f"{self.new} diterima",
                f"{self.waiting} menunggu",
            ]
        parts += [f"{self.papers} berkas foto"] if self.papers else []
        parts += [f"tersimpan di {self.written}"] if self.written else []
        return ", ".join(parts) + "."


def learn(told: Answer) -> Report:
    """Take at this node what an answer says, as one write; a repeated one changes nothing.

    Refuses with JKL-1402 what contradicts itself or what is known; then nothing is taken.
    """
    try:
        news = [bulletins.from_bytes(one) for one in told.bulletins]
        try:
            return _learn(told, news)
        except store.Fork as fork:
            with store.writing():
                store.new_incarnation(beyond=fork.head.incarnation)
                return _learn(told, news, restored=True)
    except (ValueError, IntegrityError, DataError, store.Fork) as error:
        raise Refusal("JKL-1402") from error


def _learn(told: Answer, news: Sequence[Bulletin], restored: bool = False) -> Report:
    clock.saw_signed_time(told.time)
    own = store.own_head()
    forked = exchange.outcome(told, own, hash_at) == "forked"
    with store.writing():
        if forked:
            store.new_incarnation(beyond=max(told.taken.incarnation, own.incarnation))
        changed = len(gate.learn([*_placed(told), *told.records]))
        paper_lane.note(told.records)
        if told.since <= contacts.cursor() and not (forked or restored):
            # A bundle written before the image was put back leaves out what was lost with
            # it: after a fork all since the cursor is told once more.
            contacts.move_cursor(told.cursor)
        if not forked:
            store.mark_safe(own.node, told.safe_to, told.taken.incarnation)
            _follow(told.taken)
        store.note_safe_position(told.kept)
        notices.heed(bulletins.learn(news))
    return Report(
        new=changed,
        waiting=left(),
        safe_to=told.safe_to,
        more=told.more,
        forked=forked,
    )


def _follow(taken: Head) -> None:
    # A regency that was restored may have lost what it had taken: we still have it.
    own = store.own_head()
    usual = store.answered_to()
    lost = taken.incarnation == own.incarnation and taken.seq < usual
    contacts.fall_back(taken.seq if lost else None)


def left() -> int:
    """Return how many own entries the regency still needs to be sent."""
    own = store.own_head()
    return own.seq - contacts.base(store.answered_to())


def _placed(told: Answer) -> list[Record]:
    if not told.placed:
        return []
    first, last = told.placed[0].seq, told.placed[-1].seq
    node, incarnation = told.taken.node, told.taken.incarnation
    log = store.log_after(node, incarnation, first - 1, last - first + 1, opened=False)
    known = {record.entry.seq: record for record in log}
    return [
        replace(
            known[one.seq],
            position=one.position,
            received=one.received,
            verdict=one.verdict,
            reason=one.reason,
        )
        for one in told.placed
        if one.seq in known
    ]
