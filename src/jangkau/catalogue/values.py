"""One answer as text and as value: read what is typed, find its fault, show it."""

import re
from datetime import date, time

from jangkau.catalogue.findings import Finding, error
from jangkau.catalogue.model import Field

Value = str | int | bool | None

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

_DAY_FIRST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_TIME = re.compile(r"(\d{1,2})[.:](\d{2})(?::\d{2})?")
_THOUSANDS = re.compile(r"\d{1,3}(\.\d{3})+")
_AREA = re.compile(r"\d{2}\.?\d{2}\.?\d{2}\.?\d{4}")
_NOT_DIGIT = re.compile(r"[\s.\-]")


def read(field: Field, text: str) -> Value:
    """Return the typed text as a value; text that cannot be read is kept as it stands."""
    text = text.strip() if field.kind == "long_text" else " ".join(text.split())
    if not text:
        return None
    reader = _READERS.get(field.kind)
    return reader(text) if reader else text


def fault(field: Field, value: Value) -> Finding | None:
    """Return the error in the form of one filled answer, or None."""
    item = f"field:{field.name}"
    if field.kind in _FORMS:
        code, well_formed = _FORMS[field.kind]
        return None if well_formed(value) else error(code, item, label=field.label)
    if field.kind == "number":
        return _number_fault(field, value)
    if field.kind == "choice":
        known = any(choice.code == value for choice in field.choices)
        return None if known else error("JKL-1007", item, label=field.label)
    if len(str(value)) > field.most:
        return error("JKL-1009", item, label=field.label, most=field.most)
    return None


def show(field: Field, value: Value) -> str:
    """Return an answer as people read it: "3.200 gram", "31 Januari 2026", a choice's label."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "Ya" if value else "Tidak"
    if fault(field, value):
        return str(value)
    if field.kind == "choice":
        return next(choice.label for choice in field.choices if choice.code == value)
    if field.kind == "number":
        return f"{value:,}".replace(",", ".") + (f" {field.unit}" if field.unit else "")
    if field.kind == "date":
        return show_date(str(value))
    return str(value).replace(":", ".") if field.kind == "time" else str(value)


def show_date(value: str, weekday: bool = False) -> str:
    """Return an ISO date in Indonesian: "31 Januari 2026", or "Sabtu, 31 Januari 2026"."""
    day = date.fromisoformat(value)
    text = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{WEEKDAYS[day.weekday()]}, {text}" if weekday else text


def _number_fault(field: Field, value: Value) -> Finding | None:
    item = f"field:{field.name}"
    if not isinstance(value, int) or isinstance(value, bool):
        return error("JKL-1006", item, label=field.label)
    if field.least <= value <= field.most:
        return None
    return error("JKL-1010", item, label=field.label, least=field.least, most=field.most)


def _read_digits(text: str) -> Value:
    return _NOT_DIGIT.sub("", text)


def _read_date(text: str) -> Value:
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    elif found := _YEAR_FIRST.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    else:
        return text
    return f"{year:04}-{month:02}-{day:02}"


def _read_time(text: str) -> Value:
    found = _TIME.fullmatch(text)
    return f"{int(found[1]):02}:{found[2]}" if found else text


def _read_number(text: str) -> Value:
    if _THOUSANDS.fullmatch(text):
        text = text.replace(".", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else text


def _read_yes_no(text: str) -> Value:
    return {"ya": True, "on": True, "true": True, "tidak": False, "false": False}.get(
        text.lower(), text
    )


def _read_area(text: str) -> Value:
    if not _AREA.fullmatch(text):
        return text
    digits = text.replace(".", "")
    return f"{digits[:2]}.{digits[2:4]}.{digits[4:6]}.{digits[6:]}"


def _sixteen_digits(value: Value) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[0-9]{16}", value) is not None


def _is_date(value: Value) -> bool:
    try:
        return isinstance(value, str) and len(value) == 10 and bool(date.fromisoformat(value))
    except ValueError:
        return False


def _is_time(value: Value) -> bool:
    try:
        return (
            isinstance(value, str) and len(value) == 5 and time.fromisoformat(value) is not None
        )
    except ValueError:
        return False


def _is_area(value: Value) -> bool:
    return (
        isinstance(value, str) and re.fullmatch(r"\d\d\.\d\d\.\d\d\.\d{4}", value) is not None
    )


_READERS = {
    "nik": _read_digits,
    "kk_number": _read_digits,
    "date": _read_date,
    "time": _read_time,
    "number": _read_number,
    "yes_no": _read_yes_no,
    "area": _read_area,
}
_FORMS = {
    "nik": ("JKL-1001", _sixteen_digits),
    "kk_number": ("JKL-1002", _sixteen_digits),
    "date": ("JKL-1004", _is_date),
    "time": ("JKL-1008", _is_time),
    "area": ("JKL-1011", _is_area),
    "yes_no": ("JKL-1007", lambda value: isinstance(value, bool)),
}
