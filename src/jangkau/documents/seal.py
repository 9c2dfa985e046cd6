"""The seal in a paper's QR: what the paper is, signed by the device that printed it."""

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import astuple, dataclass
from typing import Any, Literal

import cbor2

from jangkau.documents.cose import Signed, open_sign1, sign1

Kind = Literal["receipt", "slip"]
KINDS: tuple[Kind, ...] = ("receipt", "slip")
PATH = "/verifikasi"
MOST = 600  # bytes of a seal; a receipt's has about 180
MARK = 8  # bytes under which a withdrawn paper is listed
_PLACE = 40  # letters
_UNSAFE = 2**53  # beyond it, JavaScript rounds
_BASE32 = re.compile(r"[A-Za-z2-7]+")
_TYPES = (int, str, str, str, list, list, str, str, int, int)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a seal says of its paper; no NIK, no name: initials at most.

    `number` is the receipt number, unspaced. `rounds` counts, for each output of a slip,
    how often it had been reopened when the slip was made; a receipt has one round.
    `moment` (of filing, of handing over) and `sealed` are in seconds since 1970.
    """

    kind: Kind
    regency: str
    number: str
    service: str
    outputs: tuple[str, ...]
    rounds: tuple[int, ...]
    place: str
    initials: str
    moment: int
    sealed: int


def seal(claim: Claim, public_key: bytes, sign: Callable[[bytes], bytes]) -> str:
    """Return a claim sealed, as text: base32 without padding, fit for a QR and an address."""
    told: list[Any] = list(astuple(claim))
    told[0], told[4], told[5] = KINDS.index(claim.kind), list(claim.outputs), list(claim.rounds)
    told[6] = claim.place[:_PLACE]
    signed = sign1(cbor2.dumps(told, canonical=True), public_key, sign)
    return base64.b32encode(signed).decode().rstrip("=")


def read(text: str) -> Signed:
    """Take apart a seal's text; ValueError when it is none. White space is no change."""
    plain = re.sub(r"[ \t\r\n]", "", text)
    if not _BASE32.fullmatch(plain):
        raise ValueError("not a seal")
    plain = plain.upper()
    data = base64.b32decode(plain + "=" * (-len(plain) % 8))
    if base64.b32encode(data).decode().rstrip("=") != plain:
        raise ValueError("not the one way to write it")
    return open_sign1(data, MOST)


def claim_of(payload: bytes) -> Claim:
    """Return what a verified seal says; ValueError when it is of another shape."""
    try:
        told = cbor2.loads(payload)
        same = cbor2.dumps(told, canonical=True) == payload
    except (cbor2.CBORDecodeError, cbor2.CBOREncodeError, EOFError) as error:
        raise ValueError("not a claim") from error
    if not same or not isinstance(told, list) or [type(one) for one in told] != list(_TYPES):
        raise ValueError("not a claim")
    kind, outputs, rounds, times = told[0], told[4], told[5], told[8:]
    texts = all(isinstance(one, str) for one in outputs)
    counts = all(type(one) is int and 0 <= one < _UNSAFE for one in (*rounds, *times))
    if kind not in range(len(KINDS)) or not texts or not counts:
        raise ValueError("not a claim")
    if len(rounds) != (len(outputs) if kind else 1):
        raise ValueError("not a claim")
    told[0], told[4], told[5] = KINDS[kind], tuple(outputs), tuple(rounds)
    return Claim(*told)


def marks(claim: Claim) -> list[bytes]:
    """Return the marks under which this paper would be listed as withdrawn."""
    named = claim.outputs if claim.kind == "slip" else ("",)
    return [
        mark(claim.kind, claim.number, output, count)
        for output, count in zip(named, claim.rounds, strict=True)
    ]


def mark(kind: Kind, number: str, output: str, count: int) -> bytes:
    """Return 8 bytes for one paper: a digest, so that a list of them tells no number."""
    told = "\n".join(("jangkau seal", kind, number, output, str(count)))
    return hashlib.sha256(told.encode()).digest()[:MARK]


def address(base: str, text: str) -> str:
    """Return what the QR holds: ".../verifikasi#GJCE..."; no server sees what follows "#"."""
    return f"{base.rstrip('/')}{PATH}#{text}"
