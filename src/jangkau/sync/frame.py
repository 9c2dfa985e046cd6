"""What one trip carries up and what comes down; both travel by network and by stick."""

from dataclasses import dataclass

from jangkau.ledger.entries import Record
from jangkau.ledger.heads import Head

__all__ = ["Answer", "Frame", "Head", "Placed"]


@dataclass(frozen=True, slots=True)
class Frame:
    """A node's word to its regency: entries `base_seq`+1 up to its head.

    `cursor` is the regency's position up to which the node has everything in its scope,
    `bulletins` the number of the latest bulletin it has, `sent` the device's time in ms,
    told to the second.
    `wanted` and `offered` are digests of blobs (32 bytes each).
    """

    head: Head
    base_seq: int
    records: tuple[Record, ...] = ()
    cursor: int = 0
    bulletins: int = 0
    sent: int = 0
    wanted: tuple[bytes, ...] = ()
    offered: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """Where the regency put an entry that the asking node wrote itself."""

    seq: int
    position: int
    received: int
    verdict: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """The regency's word to a node.

    `taken` is the node's head as the regency has it; the node advances only if that is
    a head of its own. `safe_to` is the last of its entries that the keeper has too, and
    `kept` the position up to which the keeper has everything.
    What comes down covers positions `since` < p <= `cursor`; `more` tells there is more.
    `time` is the regency's in ms, rounded up to the second: what a node does after it is
    never dated before what it answers. `revoked` names the nodes whose
    lease is withdrawn.
    """

    taken: Head
    safe_to: int
    since: int
    cursor: int
    time: int
    more: bool = False
    placed: tuple[Placed, ...] = ()
    records: tuple[Record, ...] = ()
    bulletins: tuple[bytes, ...] = ()
    revoked: tuple[str, ...] = ()
    wanted: tuple[bytes, ...] = ()
    kept: int = 0
