"""The receipt number: minted anywhere, said aloud, and wrong only when it shows."""

import hashlib
import secrets
from uuid import UUID

from jangkau.errors import Refusal

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U
LENGTH = 12
DATA = 10
SECRET_LENGTH = 8

_VALUE = {character: value for value, character in enumerate(ALPHABET)}
_LOOK_ALIKES = str.maketrans("OILU", "011V")
_SEPARATORS = str.maketrans("", "", " \t\r\n\u00a0-\u2010\u2011\u2012\u2013\u2014._/")
_FIELD = 0b100101  # x^5 + x^2 + 1, primitive over GF(2)
# The spelling words of Indonesian telephone operators.
_SPOKEN = (
    "nol satu dua tiga empat lima enam tujuh delapan sembilan "
    "Ambon Bandung Cepu Demak Ende Flores Garut Halong Jepara Kendal Medan Namlea "
    "Pati Quebec Rembang Solo Timor Viktor Wilis Xerox Yongki Zainal"
)
_WORDS = dict(zip(ALPHABET, _SPOKEN.split(), strict=True))


def mint(random_bytes: bytes) -> str:
    """Return the number (12 characters, unspaced) that the first 50 random bits make.

    Raises ValueError when fewer than 7 bytes are given.
    """
    if len(random_bytes) < 7:
        raise ValueError("7 random bytes are needed")
    return _with_check(_characters(random_bytes, DATA))


def of_application(application: UUID) -> str:
    """Return the receipt number of an application: the same on every node, unasked."""
    return mint(hashlib.sha256(b"jangkau receipt number\0" + application.bytes).digest())


def mint_secret() -> str:
    """Return a fresh receipt secret: 8 characters, 40 random bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(SECRET_LENGTH))


def read(text: str) -> str:
    """Return the number as kept (12 characters) from what a person typed or said.

    Small letters, spaces, dashes and look-alikes (O, I, L, U) are put right. Raises
    Refusal JKL-1091 (length), JKL-1092 (character) or JKL-1093 (check).
    """
    number = plain(text)
    if len(number) != LENGTH:
        raise Refusal("JKL-1091", length=len(number))
    if any(character not in _VALUE for character in number):
        raise Refusal("JKL-1092")
    if any(_syndromes(number)):
        raise Refusal("JKL-1093")
    return number


def valid(text: str) -> bool:
    """Return whether a typed text is a whole receipt number."""
    try:
        return bool(read(text))
    except Refusal:
        return False


def read_secret(text: str) -> str:
    """Return the secret as kept (8 characters); raises Refusal JKL-1094."""
    secret = plain(text)
    if len(secret) != SECRET_LENGTH or any(character not in _VALUE for character in secret):
        raise Refusal("JKL-1094")
    return secret


def grouped(number: str) -> str:
    """Return a number or secret in groups of four: "KT7M-Q2RD-9XWA"."""
    return "-".join(_groups(number))


def pronounce(number: str) -> str:
    """Return the number in words to read aloud, a comma after each group of four."""
    spoken = (" ".join(_WORDS[one] for one in group) for group in _groups(number))
    return ", ".join(spoken)


def _groups(number: str) -> list[str]:
    return [number[start : start + 4] for start in range(0, len(number), 4)]


def plain(text: str) -> str:
    """Return typed text in capitals, without separators, look-alikes put right."""
    return text.upper().translate(_SEPARATORS).translate(_LOOK_ALIKES)


def _characters(source: bytes, count: int) -> str:
    bits = int.from_bytes(source, "big") >> (8 * len(source) - 5 * count)
    return "".join(ALPHABET[bits >> 5 * place & 31] for place in reversed(range(count)))


def _with_check(data: str) -> str:
    """Append the two characters that bring both syndromes to nought.

    A Reed-Solomon code over GF(32) of distance 3: any two wrong characters, hence
    any two exchanged ones, leave a syndrome that is not nought.
    """
    first, second = _syndromes(data + "00")
    # Find p, q with a*p + q = first and a^2*p + q = second, where a = 2.
    p = _times(first ^ second, _inverse(2 ^ 4))
    q = first ^ _times(2, p)
    return data + ALPHABET[p] + ALPHABET[q]


def _syndromes(number: str) -> tuple[int, int]:
    """Return the number's polynomial at a = 2 and at a^2 = 4."""
    first = second = 0
    for character in number:
        value = _VALUE[character]
        first = _times(first, 2) ^ value
        second = _times(second, 4) ^ value
    return first, second


def _times(left: int, right: int) -> int:
    product = 0
    while right:
        if right & 1:
            product ^= left
        left <<= 1
        if left & 32:
            left ^= _FIELD
        right >>= 1
    return product


def _inverse(value: int) -> int:
    return next(other for other in range(1, 32) if _times(value, other) == 1)
