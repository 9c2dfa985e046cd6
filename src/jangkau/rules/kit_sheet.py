"""The two sheets of the recovery kit as text: lines with check characters, useless alone."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from jangkau.errors import Refusal
from jangkau.rules.receipt_number import ALPHABET, DATA, LENGTH, grouped, mint, plain, read

VERSION = 1
LINES = 8
QR_PREFIX = "JANGKAU-KIT:"
_BITS = 5 * DATA  # bits in a line: the ten characters before its two check characters
_SIZE = LINES * _BITS // 8  # bytes in a sheet: 50
_CHECK = 4


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its number (1 or 2), the kit's number (4 bytes), whose it is, its share.

    `fingerprint` (8 bytes) names the regency's signing key. `share` (32 bytes) alone says
    nothing of the secret: the two are joined by exclusive or.
    """

    number: int
    kit: bytes
    fingerprint: bytes
    share: bytes

    @property
    def kit_number(self) -> str:
        """The kit's number as people read it: "7F3A-19C2"."""
        told = self.kit.hex().upper()
        return f"{told[:4]}-{told[4:]}"


def split(secret: bytes, mask: bytes, kit: bytes, fingerprint: bytes) -> tuple[Sheet, Sheet]:
    """Return the two sheets of a secret; `mask` is 32 fresh random bytes."""
    other = bytes(a ^ b for a, b in zip(secret, mask, strict=True))
    return Sheet(1, kit, fingerprint, mask), Sheet(2, kit, fingerprint, other)


def join(one: Sheet, other: Sheet) -> bytes:
    """Return the secret of a pair; refuses with JKL-1652 two that are no pair."""
    same = (one.kit, one.fingerprint) == (other.kit, other.fingerprint)
    if not same or {one.number, other.number} != {1, 2}:
        raise Refusal("JKL-1652")
    return bytes(a ^ b for a, b in zip(one.share, other.share, strict=True))


def lines(sheet: Sheet) -> list[str]:
    """Return the eight lines to print, in groups of four, each with its own check."""
    body = bytes([VERSION, sheet.number]) + sheet.kit + sheet.fingerprint + sheet.share
    bits = int.from_bytes(body + _check(body), "big")
    cut = [bits >> _BITS * place & (1 << _BITS) - 1 for place in reversed(range(LINES))]
    return [grouped(mint((one << 6).to_bytes(7, "big"))) for one in cut]


def qr_text(sheet: Sheet) -> str:
    """Return what the sheet's QR says: the same lines, unspaced."""
    return QR_PREFIX + "".join(plain(line) for line in lines(sheet))


def read_line(text: str, sheet: int, line: int) -> str:
    """Return a typed line as kept; refuses with JKL-1650 where its check does not hold."""
    try:
        return read(text)
    except Refusal:
        raise Refusal("JKL-1650", sheet=sheet, line=line) from None


def read_sheet(told: Sequence[str], sheet: int = 0) -> Sheet:
    """Return the sheet in typed lines, or in what a QR reader typed.

    Refuses with JKL-1650 naming the line, JKL-1651 for lines missing or exchanged.
    """
    text = plain("".join(told)).removeprefix(plain(QR_PREFIX))
    parts = [text[at : at + LENGTH] for at in range(0, len(text), LENGTH)]
    kept = [read_line(part, sheet, at) for at, part in enumerate(parts, 1)]
    if len(kept) != LINES:
        raise Refusal("JKL-1651")
    bits = 0
    for line in kept:
        for character in line[:DATA]:
            bits = bits << 5 | ALPHABET.index(character)
    raw = bits.to_bytes(_SIZE, "big")
    body, check = raw[:-_CHECK], raw[-_CHECK:]
    if _check(body) != check or body[0] != VERSION or body[1] not in (1, 2):
        raise Refusal("JKL-1651")
    return Sheet(body[1], body[2:6], body[6:14], body[14:])


def _check(body: bytes) -> bytes:
    return hashlib.sha256(b"jangkau kit" + body).digest()[:_CHECK]
