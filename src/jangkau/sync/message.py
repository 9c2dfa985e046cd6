"""The signed envelope around a frame or an answer: believed before it is unpacked."""

import hashlib
from dataclasses import dataclass

from jangkau.ledger import keys
from jangkau.sync import plain
from jangkau.sync.frame import Frame
from jangkau.sync.limits import MAX_MESSAGE, Malformed
from jangkau.sync.plain import is_name
from jangkau.sync.signing import Signer, statement

VERSION = 1
NO_REQUEST = bytes(32)
_SIGNATURE = 64
_SHORT, _FULL = 8, 32  # bytes of the head's hash: without and with new entries


@dataclass(frozen=True, slots=True)
class Message:
    """A request as it came: who says it wrote it, and where its entries join.

    `named` is the hash of the head at `seq`; without new entries its first 8 bytes.
    """

    node: str
    incarnation: int
    base_seq: int
    seq: int
    named: bytes
    payload: bytes
    signature: bytes
    told: bytes


def write_request(frame: Frame, payload: bytes, regency: str, sign: Signer) -> bytes:
    """Return the message of a frame; one signature serves the head and the whole."""
    head = frame.head
    named = head.hash if frame.records else head.hash[:_SHORT]
    told = plain.write(
        [head.node, head.incarnation, frame.base_seq, head.seq - frame.base_seq, named]
    )
    signature = sign(_signed("frame", regency, told, payload))
    return bytes([VERSION, len(told)]) + told + signature + payload


def open_request(raw: bytes) -> Message:
    """Read who sends and what, without believing it; raises Malformed."""
    if not 2 < len(raw) <= MAX_MESSAGE or raw[0] != VERSION:
        raise Malformed("message")
    end = 2 + raw[1]
    told = plain.read(raw[2:end])
    if len(raw) < end + _SIGNATURE or type(told) is not list:
        raise Malformed("message")
    if [type(part) for part in told] != [str, int, int, int, bytes] or not is_name(told[0]):
        raise Malformed("header")
    node, incarnation, base_seq, count, named = told
    if min(incarnation, base_seq, count) < 0 or max(incarnation, base_seq, count) >= 1 << 31:
        raise Malformed("header")
    if len(named) != (_FULL if count else _SHORT):
        raise Malformed("header")
    signature = raw[end : end + _SIGNATURE]
    payload = raw[end + _SIGNATURE :]
    return Message(
        node, incarnation, base_seq, base_seq + count, named, payload, signature, raw[2:end]
    )


def is_signed(message: Message, regency: str, sign_key: bytes) -> bool:
    """Tell whether the node with that public key wrote the message for this regency."""
    signed = _signed("frame", regency, message.told, message.payload)
    return keys.verify(sign_key, signed, message.signature)


def write_answer(
    payload: bytes, regency: str, node: str, request: bytes, sign: Signer
) -> bytes:
    """Return the signed answer; `request` is the digest of what is answered."""
    told = node.encode() + b"\0" + request
    return bytes([VERSION]) + sign(_signed("answer", regency, told, payload)) + payload


def open_answer(
    raw: bytes, regency: str, node: str, request: bytes, regency_key: bytes
) -> bytes:
    """Return the payload of an answer of this regency to this very request.

    Raises Malformed, with "signature" where it answers something or someone else.
    """
    if not 1 + _SIGNATURE < len(raw) <= MAX_MESSAGE or raw[0] != VERSION:
        raise Malformed("answer")
    signature, payload = raw[1 : 1 + _SIGNATURE], raw[1 + _SIGNATURE :]
    told = node.encode() + b"\0" + request
    if not keys.verify(regency_key, _signed("answer", regency, told, payload), signature):
        raise Malformed("signature")
    return payload


def digest(raw: bytes) -> bytes:
    """Return what an answer calls the request it answers by."""
    return hashlib.sha256(raw).digest()


def _signed(what: str, regency: str, told: bytes, payload: bytes) -> bytes:
    return statement(what, regency.encode(), told, hashlib.sha256(payload).digest())
