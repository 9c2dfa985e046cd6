"""The regency's end of a trip: who sends, what is new, and what goes back."""

import threading
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Literal

from django.conf import settings
from django.db import connection, transaction

from jangkau.errors import Refusal
from jangkau.ledger import bulletins, clock, keys, store
from jangkau.ledger.entries import GENESIS, Record
from jangkau.office import gate, lease, notices, scope
from jangkau.office.admission import Sender
from jangkau.office.contacts import Contact, remember
from jangkau.office.kept.models import Node
from jangkau.office.scope import Down
from jangkau.sync import exchange, message
from jangkau.sync.exchange import Diverged
from jangkau.sync.frame import Answer, Frame, Head, Placed
from jangkau.sync.limits import MAX_RECORDS, Malformed
from jangkau.sync.message import Message

_REMEMBERED = 256  # nodes whose last answer is kept at hand
_LARGEST = 64 * 1024  # bytes of an answer that is kept; larger ones are made again
_answers: dict[str, tuple[bytes, bytes]] = {}
_one_at_a_time = threading.Lock()


@dataclass(frozen=True, slots=True)
class Taken:
    """What a message brought: how many entries, those new, and how its log joined."""

    brought: int
    new: tuple[Record, ...]
    joined: Literal["", "gap", "fork"]
    cursor: int
    bulletins: int


def answer(raw: bytes) -> bytes:
    """Take in what a node sends and return the signed answer.

    The sender is authenticated first; the very same request is then answered with the
    stored answer, before anything is looked up for it. Refuses with JKL-1403 (device
    unknown), JKL-1404 (unreadable) or JKL-1405 (lexicon unknown).
    """
    told, node = authenticated(raw)
    request = message.digest(raw)
    known = _answers.get(node.node)
    if known and known[0] == request:
        return known[1]
    taken = take_in(told, node)
    reply = compose(told, node, taken)
    asked = reply.taken if _names(told, reply.taken) else None
    written = exchange.write_answer(
        reply, asked, settings.JANGKAU.regency, node.node, request, keys.sign
    )
    _store(node.node, request, written)
    return written


def authenticated(raw: bytes) -> tuple[Message, Node]:
    """Return a message and the enrolled node that signed it; refuses as `answer` does."""
    try:
        told = message.open_request(raw)
    except Malformed as error:
        raise Refusal("JKL-1404") from error
    regency = settings.JANGKAU.regency
    node = Node.objects.filter(regency=regency, node=told.node).first()
    if node is None or not message.is_signed(told, regency, bytes(node.sign_key)):
        raise Refusal("JKL-1403")
    lease.renew(node)
    return told, node


def take_in(told: Message, node: Node) -> Taken:
    """Store what a message brings, and keep its signature as evidence of the head."""
    try:
        frame = exchange.read_request(told, settings.JANGKAU.regency, hash_at)
    except Diverged as error:
        remember(_contact(told, error.cursor))
        return Taken(0, (), error.why, error.cursor, error.bulletins)
    try:
        with transaction.atomic() if connection.in_atomic_block else nullcontext():
            # On a stick other frames go before and after: a fork undoes this one alone.
            new = _admit(frame, node, told)
    except (store.Fork, store.Gap) as error:
        remember(_contact(told, frame.cursor))
        why: Literal["gap", "fork"] = "fork" if isinstance(error, store.Fork) else "gap"
        return Taken(len(frame.records), (), why, frame.cursor, frame.bulletins)
    return Taken(len(frame.records), tuple(new), "", frame.cursor, frame.bulletins)


def compose(told: Message, node: Node, taken: Taken, with_down: bool = True) -> Answer:
    """Return what goes back to a node after its message was taken in.

    Without `with_down`, only what concerns its own entries: another answer follows.
    """
    head = _head(told, taken)
    forked = taken.joined == "fork"
    placed, doubles = ([], []) if forked else _placed(told, head)
    down = Down((), taken.cursor, False)
    if with_down:
        down = scope.below(node, taken.cursor, None if forked else told)
    unseen = {record.entry.act for record in down.records}
    doubles = [record for record in doubles if record.entry.act not in unseen]
    return Answer(
        taken=head,
        safe_to=store.safe_to(node.node, head.incarnation),
        kept=store.safe_position(),
        since=taken.cursor,
        cursor=down.upto,
        time=clock.now_ms(),
        more=down.more,
        placed=tuple(placed),
        records=(*doubles, *down.records),
        bulletins=_bulletins(node, taken.bulletins),
        revoked=(node.node,) if node.revoked_at else (),
    )


def hash_at(node: str, incarnation: int, seq: int) -> bytes | None:
    """Return the hash of an entry known here, by its place in a log."""
    return store.hash_at(node, incarnation, seq)


def _contact(told: Message, cursor: int) -> Contact:
    return Contact(told.node, told.incarnation, told.base_seq, told.seq, cursor)


def _admit(frame: Frame, node: Node, told: Message) -> Sequence[Record]:
    if not frame.records:
        remember(_contact(told, frame.cursor))
        return ()
    sender = Sender(node.node, node.role, node.jurisdiction, node.revoked_at is not None)
    with store.writing():
        new = gate.admit(frame.records, sender)
        store.keep_signature(frame.head, told.signature)
        remember(_contact(told, frame.cursor))
    return new


def _head(told: Message, taken: Taken) -> Head:
    if taken.joined == "fork":
        return store.head(told.node) or Head(told.node, told.incarnation, 0, GENESIS)
    known = store.head(told.node, told.incarnation)
    return known or Head(told.node, told.incarnation, 0, GENESIS)


def _names(told: Message, head: Head) -> bool:
    same = (told.node, told.incarnation, told.seq) == (head.node, head.incarnation, head.seq)
    return same and head.hash.startswith(told.named)


def _placed(told: Message, head: Head) -> tuple[list[Placed], list[Record]]:
    """Return where the node's own entries stand, and those that stand by another way."""
    count = min(told.seq, head.seq) - told.base_seq
    if count <= 0 or head.incarnation != told.incarnation:
        return [], []
    log = store.log_after(
        told.node, told.incarnation, told.base_seq, min(count, MAX_RECORDS), opened=False
    )
    placed = [
        Placed(r.entry.seq, r.position, r.received, r.verdict, r.reason)
        for r in log
        if r.verdict != "repeated" and r.position is not None and r.received is not None
    ]
    doubles = [store.find(r.entry.act) for r in log if r.verdict == "repeated"]
    return placed, [record for record in doubles if record is not None]


def _bulletins(node: Node, since: int) -> tuple[bytes, ...]:
    newer = bulletins.newer(since, own=notices.key_of(node.node))
    return tuple(bulletins.to_bytes(one) for one in newer)


def _store(node: str, request: bytes, written: bytes) -> None:
    # At hand only: after a restart the same request finds its entries taken, and is
    # answered alike. On disk it would hold personal data beyond their erasure.
    with _one_at_a_time:
        _answers.pop(node, None)
        if len(written) <= _LARGEST:
            _answers[node] = (request, written)
        while len(_answers) > _REMEMBERED:
            del _answers[next(iter(_answers))]
