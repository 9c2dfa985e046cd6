"""One answer as it is typed, kept and shown."""

import pytest

from jangkau.catalogue.model import Choice, Field
from jangkau.catalogue.values import fault, read, show, show_date


def field(kind, **more):
    return Field("x", "X", kind, "F-2.01 X 1", "s", **more)


SEX = field("choice", choices=(Choice("1", "Laki-laki"),))


@pytest.mark.parametrize(
    ("kind", "typed", "value", "shown"),
    [
        ("nik", "9901.0115 0390-0007", "9901011503900007", "9901011503900007"),
        ("date", "31/1/2026", "2026-01-31", "31 Januari 2026"),
        ("date", "2026-1-31", "2026-01-31", "31 Januari 2026"),
        ("date", "31 Jan 2026", "31 Jan 2026", "31 Jan 2026"),
        ("time", "7.05", "07:05", "07.05"),
        ("time", "07:05:00", "07:05", "07.05"),
        ("number", "3.2", "3.2", "3.2"),
        ("number", "٣", "٣", "٣"),
        ("number", "49", 49, "49"),
        ("yes_no", "Ya", True, "Ya"),
        ("yes_no", "tidak", False, "Tidak"),
        ("yes_no", "mungkin", "mungkin", "mungkin"),
        ("area", "9901012001", "99.01.01.2001", "99.01.01.2001"),
        ("area", "Lubuk", "Lubuk", "Lubuk"),
        ("name", "  Siti   Aminah ", "Siti Aminah", "Siti Aminah"),
        ("long_text", " satu\n dua ", "satu\n dua", "satu\n dua"),
        ("text", "  ", None, ""),
    ],
)
def test_typed_kept_and_shown(kind, typed, value, shown):
    assert read(field(kind), typed) == value
    assert show(field(kind), value) == shown


def test_thousands_are_shown_with_their_unit():
    weight = field("number", most=9000, unit="gram")
    assert read(weight, "3.200") == 3200
    assert show(weight, 3200) == "3.200 gram"


def test_a_choice_is_shown_by_its_label_and_an_unknown_one_as_it_stands():
    assert (show(SEX, "1"), show(SEX, "9")) == ("Laki-laki", "9")
    assert fault(SEX, "9").code == "JKL-1007"


def test_a_weekday_may_stand_before_a_date():
    assert show_date("2026-01-31", weekday=True) == "Sabtu, 31 Januari 2026"
