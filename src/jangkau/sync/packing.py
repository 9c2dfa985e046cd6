"""Integers, identifiers and digit strings in as few bits as they carry."""

from collections.abc import Sequence
from datetime import date, timedelta
from math import log2

from jangkau.sync.limits import Malformed

_EPOCH = date(2000, 1, 1)
_MONTH = 31 * 2
_YEAR = 12 * _MONTH


def bits_of(values: Sequence[int], width: int) -> bytes:
    """Pack non-negative integers of `width` bits each, first value in the high bits."""
    if not width or not values:
        return b""
    text = "".join([f"{value:0{width}b}" for value in values])
    padded = text + "0" * (-len(text) % 8)
    return int(padded, 2).to_bytes(len(padded) // 8, "big")


def values_of(data: bytes, width: int, count: int) -> list[int]:
    """Unpack what `bits_of` packed."""
    if not width or not count:
        return [0] * count
    if len(data) != size_of(width, count):
        raise Malformed("bits")
    text = f"{int.from_bytes(data, 'big'):0{len(data) * 8}b}"
    return [int(text[at : at + width], 2) for at in range(0, width * count, width)]


def size_of(width: int, count: int) -> int:
    """Return the bytes that `count` values of `width` bits take."""
    return (width * count + 7) // 8


def planes_of(values: Sequence[int], width: int) -> bytes:
    """Lay integers of `width` bytes out as all low bytes, then all next bytes, and so on."""
    laid = b"".join([value.to_bytes(width, "little") for value in values])
    return b"".join([laid[at::width] for at in range(width)])


def from_planes(data: bytes, count: int) -> list[int]:
    """Read what `planes_of` laid out; the width follows from the length."""
    width, rest = divmod(len(data), count)
    if rest or not 0 < width <= 9:
        raise Malformed("planes")
    laid = bytearray(len(data))
    for at in range(width):
        laid[at::width] = data[at * count : (at + 1) * count]
    return [
        int.from_bytes(laid[at : at + width], "little") for at in range(0, len(laid), width)
    ]


def entropy(counts: Sequence[int]) -> float:
    """Return the bits per value that the frequencies of the distinct values imply."""
    total = sum(counts)
    return -sum(count / total * log2(count / total) for count in counts)


def day_of(text: str) -> int | None:
    """Return an ISO date as days since 2000, or None if it does not come back the same."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return (day - _EPOCH).days if day.isoformat() == text else None


def text_of_day(number: int) -> str:
    """Return the ISO date that lies `number` days after 2000-01-01."""
    return (_EPOCH + timedelta(days=number)).isoformat()


def minute_of(text: str) -> int | None:
    """Return "HH:MM" as minutes of the day, or None if it is no such time."""
    if len(text) != 5 or text[2] != ":" or not (text[:2] + text[3:]).isdecimal():
        return None
    minutes = int(text[:2]) * 60 + int(text[3:])
    return minutes if text_of_minute(minutes) == text else None


def text_of_minute(number: int) -> str:
    """Return minutes of the day as "HH:MM"."""
    if not 0 <= number < 24 * 60:
        raise Malformed("time")
    return f"{number // 60:02d}:{number % 60:02d}"


def birth_of(nik: str) -> int | None:
    """Return the six digits of birth inside a NIK as one dense number.

    The day stands 40 higher for women; a NIK that breaks the rule gives None.
    """
    day, month, year = int(nik[6:8]), int(nik[8:10]), int(nik[10:12])
    woman, day = (1, day - 40) if day > 40 else (0, day)
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return None
    return year * _YEAR + (month - 1) * _MONTH + (day - 1) * 2 + woman


def nik_of(area: int, birth: int, serial: int) -> str:
    """Return the NIK of its area code, the number from `birth_of` and its serial."""
    year, rest = divmod(birth, _YEAR)
    month, rest = divmod(rest, _MONTH)
    day, woman = divmod(rest, 2)
    nik = f"{area:06d}{day + 1 + 40 * woman:02d}{month + 1:02d}{year:02d}{serial:04d}"
    if len(nik) != 16:
        raise Malformed("nik")
    return nik
