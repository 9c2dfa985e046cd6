"""Dates and times as they are written on Indonesian paper."""

from datetime import date, datetime

_YEAR = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember"
MONTHS = tuple(_YEAR.split())
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
ZONES = {7: "WIB", 8: "WITA", 9: "WIT"}  # Keppres 41/1987


def long_date(day: date) -> str:
    """Return "22 November 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def long_moment(moment: datetime) -> str:
    """Return "Minggu, 22 November 2026, pukul 09.14 WITA" of an aware moment."""
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("the moment has no time zone")
    zone = ZONES.get(int(offset.total_seconds() // 3600), moment.strftime("UTC%z"))
    return f"{DAYS[moment.weekday()]}, {long_date(moment)}, pukul {moment:%H.%M} {zone}"
