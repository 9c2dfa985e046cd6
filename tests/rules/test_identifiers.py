"""What identifiers say, and how little of it is ever an error."""

from datetime import date

import pytest

from jangkau.rules.identifiers import (
    Nik,
    is_known_area,
    is_possible_date,
    is_usual_akta_number,
    read_nik,
    says_date,
)


def test_a_mans_nik_is_taken_apart():
    assert read_nik("9901011503900007") == Nik("990101", 15, 3, 90, "1", "0007")


def test_a_womans_day_is_written_plus_40():
    nik = read_nik("9901015503900007")
    assert nik == Nik("990101", 15, 3, 90, "2", "0007")
    assert says_date(nik, date(1990, 3, 15))
    assert not says_date(nik, date(1990, 3, 16))


@pytest.mark.parametrize(
    "text", ["", "990101150390007", "99010115039000071", "990101150390000A", None]
)
def test_anything_but_16_digits_is_no_nik(text):
    assert read_nik(text) is None


def test_the_century_is_not_known():
    assert is_possible_date(read_nik("9901012902000001"))  # 29 February 2000, not 1900
    assert not is_possible_date(read_nik("9901013102900001"))


def test_an_area_is_known_nationally_or_by_the_office():
    assert is_known_area("6409011503900007")
    assert is_known_area("64.09.01.1001")
    assert not is_known_area("9901011503900007")
    assert is_known_area("9901011503900007", ("99",))


def test_old_akta_numbers_are_unusual_and_nothing_worse():
    assert is_usual_akta_number("9901-LT-12052018-0042")
    assert not is_usual_akta_number("477/123/1987")
