"""Frames and answers to bytes and back; what the receiver can work out is not sent."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from jangkau.ledger.entries import GENESIS, Record, entry_hash
from jangkau.sync import packet
from jangkau.sync.columns import VERDICTS, chain, lay_carried, lay_own, lift_carried, lift_own
from jangkau.sync.frame import Answer, Frame, Head, Placed
from jangkau.sync.laying import Sheet, lay
from jangkau.sync.lexicon import Lexicon, newest
from jangkau.sync.lifting import Pages, lift
from jangkau.sync.limits import MAX_BULLETINS, MAX_DIGESTS, MAX_RECORDS, Malformed

_SECOND = 1000  # ms; times of trips are told in seconds
_BAD = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError, RecursionError)


def encode_frame(frame: Frame, lexicon: Lexicon | None = None) -> bytes:
    """Return the payload of a frame; its head travels in the message around it."""
    sheet = Sheet(lexicon or newest())
    told = [len(frame.records), frame.cursor, frame.bulletins, frame.sent // _SECOND]
    blobs = [b"".join(frame.wanted), b"".join(frame.offered)]
    sheet.items.append([*told, *(blobs if any(blobs) else [])])
    if frame.records:
        lay_own(sheet, frame.records)
    return packet.pack(sheet)


def decode_frame(
    payload: bytes, regency: str, head: Head, base_seq: int, base_hash: bytes
) -> Frame:
    """Rebuild the frame of a node whose entry `base_seq` has `base_hash`.

    `head` is what the message claims. Raises Malformed for whatever is not a frame, and
    Malformed("chain") if the entries do not lead from the base to that head.
    """
    try:
        pages = packet.unpack(payload)
        count, cursor, bulletins, sent, *blobs = _told(pages, 4, 6)
        _expect(count, cursor, bulletins, sent)
        if count > MAX_RECORDS or base_seq + count != head.seq:
            raise Malformed("count")
        records = chain(lift_own(pages, count), regency, head, base_seq, base_hash)
        _finished(pages)
    except _BAD as error:
        raise Malformed(type(error).__name__) from error
    if records and entry_hash(records[-1].entry) != head.hash:
        raise Malformed("chain")
    return Frame(
        head, base_seq, records, cursor, bulletins, sent * _SECOND, *map(_split, blobs)
    )


def peek(payload: bytes) -> tuple[int, int]:
    """Return the cursor and the bulletin number of a frame whose entries do not join."""
    try:
        _, cursor, bulletins, *_ = _told(packet.unpack(payload), 4, 6)
        _expect(cursor, bulletins)
    except _BAD as error:
        raise Malformed(type(error).__name__) from error
    return cursor, bulletins


def encode_answer(answer: Answer, asked: Head | None, lexicon: Lexicon | None = None) -> bytes:
    """Return the payload of an answer.

    `asked` is the head that the request named; when it is the one taken it is not
    repeated. A stick has no request, so there `asked` is None.
    """
    sheet = Sheet(lexicon or newest())
    named: Any = None if answer.taken == asked else _head_told(answer.taken)
    numbers = [
        answer.safe_to,
        answer.since,
        answer.cursor,
        -(-answer.time // _SECOND),
        answer.more,
        answer.cursor - answer.kept,
    ]
    counts = [len(answer.placed), len(answer.records)]
    further = [list(answer.bulletins), list(answer.revoked), b"".join(answer.wanted)]
    shown = further if any(further) else []
    sheet.items.append([named, *numbers, *counts, *shown])
    _lay_placed(sheet, answer.placed)
    if answer.records:
        lay_carried(sheet, answer.records)
    return packet.pack(sheet)


def encode_kept(records: Sequence[Record], lexicon: Lexicon | None = None) -> bytes:
    """Return positioned records as the keeper holds them (before they are sealed)."""
    sheet = Sheet(lexicon or newest())
    sheet.items.append([len(records)])
    lay_carried(sheet, records)
    return packet.pack(sheet)


def decode_kept(payload: bytes, regency: str) -> tuple[Record, ...]:
    """Rebuild what `encode_kept` made; raises Malformed."""
    try:
        pages = packet.unpack(payload)
        (count,) = _told(pages, 1)
        _expect(count)
        if count > MAX_RECORDS:
            raise Malformed("count")
        records = lift_carried(pages, count, regency)
        _finished(pages)
    except _BAD as error:
        raise Malformed(type(error).__name__) from error
    return records


def decode_answer(payload: bytes, regency: str, asked: Head | None) -> Answer:
    """Rebuild the answer to a request that named `asked`; raises Malformed."""
    try:
        pages = packet.unpack(payload)
        told = _told(pages, 9, 12)
        named, safe_to, since, cursor, time, more, behind, placed, carried, *further = told
        _expect(safe_to, since, cursor, time, placed, carried)
        if type(behind) is not int:
            raise Malformed("kept")
        if max(placed, carried) > MAX_RECORDS or type(more) is not bool:
            raise Malformed("count")
        answer = Answer(
            _head_lifted(named, asked), safe_to, since, cursor, time * _SECOND, more,
            _lift_placed(pages, placed), lift_carried(pages, carried, regency),
            kept=cursor - behind,
        )  # fmt: skip
        _finished(pages)
        return _with_further(answer, further)
    except _BAD as error:
        raise Malformed(type(error).__name__) from error


def _with_further(answer: Answer, further: list[Any]) -> Answer:
    if not further:
        return answer
    bulletins, revoked, wanted = further
    if len(bulletins) > MAX_BULLETINS or len(revoked) > MAX_DIGESTS:
        raise Malformed("count")
    if {*map(type, bulletins)} - {bytes} or {*map(type, revoked)} - {str}:
        raise Malformed("kind")
    return replace(
        answer, bulletins=tuple(bulletins), revoked=tuple(revoked), wanted=_split(wanted)
    )


def _head_told(head: Head) -> list[Any]:
    told = [head.node, head.incarnation, head.seq]
    return told if head.hash == GENESIS else [*told, head.hash]


def _head_lifted(named: Any, asked: Head | None) -> Head:
    if named is None:
        if asked is None:
            raise Malformed("head")
        return asked
    node, incarnation, seq, *rest = named
    head = Head(node, incarnation, seq, rest[0] if rest else GENESIS)
    _expect(incarnation, seq)
    if type(node) is not str or type(head.hash) is not bytes or len(head.hash) != 32:
        raise Malformed("head")
    return head


def _lay_placed(sheet: Sheet, placed: Sequence[Placed]) -> None:
    lay(sheet, [one.seq for one in placed])
    lay(sheet, [one.position for one in placed])
    lay(sheet, [one.received for one in placed])
    lay(sheet, [one.verdict for one in placed], "@verdict")
    lay(sheet, [one.reason for one in placed])


def _lift_placed(pages: Pages, count: int) -> tuple[Placed, ...]:
    columns = [lift(pages, count) for _ in range(5)]
    for seq, position, received, verdict, reason in zip(*columns, strict=True):
        _expect(seq, position, received)
        if verdict not in VERDICTS or type(reason) is not str:
            raise Malformed("verdict")
    return tuple(Placed(*row) for row in zip(*columns, strict=True))


def _told(pages: Pages, *lengths: int) -> list[Any]:
    told = next(pages.items, None)
    if type(told) is not list or len(told) not in lengths:
        raise Malformed("told")
    return told


def _expect(*numbers: object) -> None:
    for number in numbers:
        if type(number) is not int or not 0 <= number < 1 << 62:
            raise Malformed("number")


def _split(digests: object) -> tuple[bytes, ...]:
    if type(digests) is not bytes or len(digests) % 32 or len(digests) > 32 * MAX_DIGESTS:
        raise Malformed("digests")
    return tuple(digests[at : at + 32] for at in range(0, len(digests), 32))


def _finished(pages: Pages) -> None:
    if pages.at != len(pages.raw) or next(pages.items, None) is not None:
        raise Malformed("rest")
