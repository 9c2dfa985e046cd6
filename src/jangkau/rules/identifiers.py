"""What NIK, family card, area and akta numbers say about themselves (domain sheet, B)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from lokal.wilayah import wilayah_name

_SIXTEEN = re.compile(r"[0-9]{16}")
_AKTA = re.compile(r"[0-9]{4}-(LU|LT|LD|KW|CR|KM)-[0-9]{8}-[0-9]{4}")
_WOMAN = 40


@dataclass(frozen=True, slots=True)
class Nik:
    """A NIK taken apart; `year` has two digits, its century is not known.

    `sex` is 1 for a man and 2 for a woman, whose day is written + 40. The area is that of
    the first registration and stays for life, as does a birth date that proves wrong.
    """

    area: str
    day: int
    month: int
    year: int
    sex: str
    serial: str


def read_nik(text: object) -> Nik | None:
    """Take a NIK apart; None unless it is 16 digits, which is the only hard rule."""
    if not (isinstance(text, str) and _SIXTEEN.fullmatch(text)):
        return None
    day = int(text[6:8])
    woman = day > _WOMAN
    return Nik(
        area=text[:6],
        day=day - _WOMAN if woman else day,
        month=int(text[8:10]),
        year=int(text[10:12]),
        sex="2" if woman else "1",
        serial=text[12:],
    )


def is_possible_date(nik: Nik) -> bool:
    """Say whether the birth date in a NIK exists in either century."""
    return any(_is_date(century + nik.year, nik.month, nik.day) for century in (1900, 2000))


def says_date(nik: Nik, born: date) -> bool:
    """Say whether the NIK carries this birth date."""
    return (nik.day, nik.month, nik.year) == (born.day, born.month, born.year % 100)


def is_known_area(number: str, prefixes: Iterable[str] = ()) -> bool:
    """Say whether a NIK, family card number or area code begins with a known district.

    Known are the districts of the national list and whatever begins with one of `prefixes`
    (digits), by which a made-up regency makes its own codes known. Split provinces keep old
    codes in NIKs, so an unknown one is never an error.
    """
    digits = number.replace(".", "")
    return digits.startswith(tuple(prefixes)) or wilayah_name(digits[:6]) is not None


def is_usual_akta_number(text: str) -> bool:
    """Say whether an akta number is in today's style; older ones are free text."""
    return _AKTA.fullmatch(text) is not None


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        return bool(date(year, month, day))
    except ValueError:
        return False
