"""An act as the ledger keeps it: who did what and when, hashed into its node's chain."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any
from uuid import UUID

import cbor2

GENESIS = bytes(32)


@dataclass(frozen=True, slots=True)
class Entry:
    """One immutable act in one node's log.

    `body` holds small values and salted digests, never personal data. Times are
    milliseconds since 1970 in UTC; `device_time` is what the device believed.
    `prev` is the hash of the entry before it in the same (node, incarnation).
    """

    act: UUID
    regency: str
    node: str
    incarnation: int
    seq: int
    prev: bytes
    kind: str
    subject: UUID
    actor: str
    role: str
    device_time: int
    body: dict[str, Any]
    content_digest: bytes | None


@dataclass(frozen=True, slots=True)
class Content:
    """The personal part of an act; erasable, tied to its entry by a salted digest."""

    salt: bytes
    data: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Record:
    """An entry as it is stored and carried, with the regency's word about it.

    `position` and `received` are set by the regency alone; `verdict` is one of
    "pending", "admitted", "held"; `reason` says in words why an entry is held.
    """

    entry: Entry
    content: Content | None
    position: int | None = None
    received: int | None = None
    verdict: str = "pending"
    reason: str = ""


def canonical(value: object) -> bytes:
    """Return the one canonical CBOR encoding of a value.

    The keys are put in their order here: the encoder's own sorting takes seven times
    as long. What is rare (floats, keys that are no text) is left to it.
    """
    try:
        return cbor2.dumps(_in_order(value))
    except _Rare:
        return cbor2.dumps(value, canonical=True)


def entry_hash(entry: Entry) -> bytes:
    """Return the SHA-256 (32 bytes) over the entry's canonical CBOR with field names."""
    named = {field.name: _plain(getattr(entry, field.name)) for field in _FIELDS}
    return hashlib.sha256(canonical(named)).digest()


def digest_of(content: Content) -> bytes:
    """Return the salted SHA-256 (32 bytes) that an entry holds of its content."""
    return hashlib.sha256(content.salt + canonical(content.data)).digest()


_FIELDS = fields(Entry)
_FLAT = frozenset({str, bytes, int, bool, type(None)})


class _Rare(Exception):
    """A value that is not put in order here."""


def _in_order(value: Any) -> Any:
    kind = type(value)
    if kind in _FLAT:
        return value
    if kind is dict:
        return {
            key: one if type(one := value[key]) in _FLAT else _in_order(one)
            for key in _order(value)
        }
    if kind is list or kind is tuple:
        return [_in_order(one) for one in value]
    raise _Rare


def _order(keys: Iterable[Any]) -> list[str]:
    """Return keys in the order of RFC 7049, section 3.9: the shorter first, then by bytes."""
    try:
        ordered = sorted(keys)  # texts sort as their UTF-8 does
        plain = "".join(ordered).isascii()
    except TypeError:
        raise _Rare from None
    ordered.sort(key=len if plain else _length)
    return ordered


def _length(key: str) -> int:
    return len(key.encode())


def _plain(value: object) -> object:
    return value.bytes if isinstance(value, UUID) else value
