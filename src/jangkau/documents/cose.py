"""COSE_Sign1 as we write it: one fixed shape of bytes, verified before anything is read."""

from collections.abc import Callable
from dataclasses import dataclass

import cbor2

# 18([ {1: -8 (EdDSA), 4: kid of 8 bytes}, {}, payload, signature of 64 bytes ]), RFC 9052
KID = 8
_HEAD = bytes.fromhex("d2844da201270448")
_NO_HEADERS = b"\xa0"
_SIGNATURE = b"\x58\x40"
_LEAST = len(_HEAD) + KID + 1 + 1 + len(_SIGNATURE) + 64


@dataclass(frozen=True, slots=True)
class Signed:
    """A COSE_Sign1 taken apart: who claims to have signed which bytes; unverified."""

    kid: bytes
    payload: bytes
    statement: bytes
    signature: bytes


def sign1(payload: bytes, public_key: bytes, sign: Callable[[bytes], bytes]) -> bytes:
    """Return the tagged COSE_Sign1 of a payload; `sign` makes Ed25519 signatures.

    The key's id is the first 8 bytes of the public key: no table is needed to know it.
    """
    kid = public_key[:KID]
    signature = sign(_statement(kid, payload))
    return _HEAD + kid + _NO_HEADERS + _bytes(payload) + _SIGNATURE + signature


def open_sign1(data: bytes, most: int) -> Signed:
    """Take apart what `sign1` wrote; ValueError for any other bytes, or more than `most`.

    Nothing is decoded: a second way to write the same thing, another algorithm, a further
    header, a byte behind the end are all another shape.
    """
    if not _LEAST <= len(data) <= most or not data.startswith(_HEAD):
        raise ValueError("not our COSE_Sign1")
    kid, rest = data[len(_HEAD) :][:KID], data[len(_HEAD) + KID :]
    written = rest[len(_NO_HEADERS) : -66]
    told = next((written[n:] for n in (1, 2, 3, 5) if _bytes(written[n:]) == written), None)
    if not rest.startswith(_NO_HEADERS) or told is None or rest[-66:-64] != _SIGNATURE:
        raise ValueError("not our COSE_Sign1")
    return Signed(kid, told, _statement(kid, told), rest[-64:])


def _bytes(payload: bytes) -> bytes:
    """Return a byte string in its one shortest form."""
    return cbor2.dumps(payload, canonical=True)


def _statement(kid: bytes, payload: bytes) -> bytes:
    """Return the Sig_structure: its first word keeps it apart from all else we sign."""
    protected = _HEAD[3:] + kid
    return cbor2.dumps(["Signature1", protected, b"", payload], canonical=True)
