"""One round trip, both ends: what to ask, whether to believe it, what it means."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from jangkau.errors import Refusal
from jangkau.ledger.entries import GENESIS, Record, entry_hash
from jangkau.sync import codec, message
from jangkau.sync.frame import Answer, Frame, Head
from jangkau.sync.lexicon import Lexicon
from jangkau.sync.limits import MAX_RECORDS, Malformed
from jangkau.sync.message import Message
from jangkau.sync.signing import Signer

FIRST_BATCH = 32
HashAt = Callable[[str, int, int], bytes | None]
Outcome = Literal["advance", "forked"]


@dataclass(frozen=True, slots=True)
class Told:
    """What a request says besides its entries; `sent` is the device's time in ms."""

    cursor: int
    bulletins: int
    sent: int


@dataclass(frozen=True, slots=True)
class Request:
    """A frame on its way: the bytes sent, and the digest its answer must name."""

    frame: Frame
    raw: bytes
    digest: bytes


class Diverged(Exception):
    """The entries do not join the log as it is known here: a gap, or a fork.

    The sender is still answered: `cursor` and `bulletins` are what it has.
    """

    def __init__(self, why: Literal["gap", "fork"], cursor: int, bulletins: int) -> None:
        self.why = why
        self.cursor = cursor
        self.bulletins = bulletins
        super().__init__(why)


def request(
    own: Head,
    records: Sequence[Record],
    regency: str,
    sign: Signer,
    told: Told,
    lexicon: Lexicon | None = None,
) -> Request:
    """Build the request that brings `records`, the own entries not yet answered for.

    `own` is the own head: the base where nothing is new.
    """
    head, base = own, own.seq
    if records:
        last = records[-1].entry
        head = Head(own.node, own.incarnation, last.seq, entry_hash(last))
        base = records[0].entry.seq - 1
    frame = Frame(head, base, tuple(records), told.cursor, told.bulletins, told.sent)
    raw = message.write_request(frame, codec.encode_frame(frame, lexicon), regency, sign)
    return Request(frame, raw, message.digest(raw))


def read_request(told: Message, regency: str, hash_at: HashAt) -> Frame:
    """Return the frame of a message whose signature was checked.

    `hash_at` gives the hash of an entry known here. Raises Diverged where the entries
    do not join, Refusal JKL-1404 for what is no frame, JKL-1405 for an unknown lexicon.
    """
    place = (told.node, told.incarnation)
    base_hash = hash_at(*place, told.base_seq) if told.base_seq else GENESIS
    fresh = told.seq > told.base_seq
    try:
        if base_hash is None:
            raise Diverged("gap", *codec.peek(told.payload))
        if not fresh and not base_hash.startswith(told.named):
            raise Diverged("fork", *codec.peek(told.payload))
        head = Head(*place, told.seq, told.named if fresh else base_hash)
        return codec.decode_frame(told.payload, regency, head, told.base_seq, base_hash)
    except Malformed as error:
        if error.why == "chain":
            raise Diverged("fork", *codec.peek(told.payload)) from error
        raise Refusal("JKL-1405" if error.why == "lexicon" else "JKL-1404") from error


def write_answer(
    answer: Answer, asked: Head | None, regency: str, node: str, request: bytes, sign: Signer
) -> bytes:
    """Return the signed bytes of an answer; NO_REQUEST and no `asked` for a stick."""
    payload = codec.encode_answer(answer, asked)
    return message.write_answer(payload, regency, node, request, sign)


def read_answer(
    raw: bytes, regency: str, node: str, regency_key: bytes, asked: Request | None
) -> Answer:
    """Return the answer to `asked` (None: carried by stick), signed by the regency.

    Raises Refusal JKL-1402 for anything else.
    """
    named = asked.digest if asked else message.NO_REQUEST
    try:
        payload = message.open_answer(raw, regency, node, named, regency_key)
        return codec.decode_answer(payload, regency, asked.frame.head if asked else None)
    except Malformed as error:
        raise Refusal("JKL-1402") from error


def outcome(answer: Answer, own: Head, hash_at: HashAt) -> Outcome:
    """Say what an answer means for the own log.

    "advance" if the head it names is one of ours; "forked" if the regency knows another
    past of this node than we do: we were restored from an image.
    """
    taken = answer.taken
    if (taken.node, taken.incarnation) != (own.node, own.incarnation):
        # Of an earlier incarnation the regency may know more than we do: that is past.
        behind = taken.node == own.node and taken.incarnation < own.incarnation
        return "advance" if behind else "forked"
    if taken.seq == 0:
        return "advance"
    return (
        "advance"
        if hash_at(taken.node, taken.incarnation, taken.seq) == taken.hash
        else "forked"
    )


def next_batch(size: int, succeeded: bool) -> int:
    """Return how many entries to send next: twice as many, or half."""
    return min(size * 2, MAX_RECORDS) if succeeded else max(size // 2, 1)
