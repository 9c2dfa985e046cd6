"""The two sheets of the recovery kit: together everything, alone nothing, mistypes found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jangkau.errors import Refusal
from jangkau.rules.kit_sheet import Sheet, join, lines, qr_text, read_sheet, split
from jangkau.rules.receipt_number import ALPHABET

SECRET, MASK, KIT, NAMED = (
    bytes(range(32)),
    bytes(range(100, 132)),
    b"\x7f\x3a\x19\xc2",
    b"8" * 8,
)


@given(secret=st.binary(min_size=32, max_size=32), mask=st.binary(min_size=32, max_size=32))
def test_two_sheets_typed_give_the_secret_again(secret, mask):
    one, other = split(secret, mask, KIT, NAMED)
    typed = [line.lower().replace("-", " ") for line in lines(one)]
    assert join(read_sheet([qr_text(other)]), read_sheet(typed)) == secret


def test_a_sheet_alone_says_nothing():
    one, other = split(SECRET, MASK, KIT, NAMED)
    assert one.share == MASK  # random, whatever the secret is
    assert other.share not in (SECRET, MASK)
    assert (one.kit_number, len(lines(one)), len(lines(one)[0])) == ("7F3A-19C2", 8, 14)


def test_every_wrong_character_is_told_by_sheet_and_line():
    one, _ = split(SECRET, MASK, KIT, NAMED)
    for at, line in enumerate(lines(one)):
        for place in (0, 5, 13):
            wrong = ALPHABET[(ALPHABET.index(line[place]) + 7) % 32]
            told = [*lines(one)]
            told[at] = line[:place] + wrong + line[place + 1 :]
            with pytest.raises(Refusal, match=f"Baris {at + 1} pada lembar 1"):
                read_sheet(told, 1)


def test_lines_exchanged_or_missing_are_found_out():
    one, _ = split(SECRET, MASK, KIT, NAMED)
    told = lines(one)
    for wrong in ([told[1], told[0], *told[2:]], told[:-1], [*told, told[0]], []):
        with pytest.raises(Refusal, match="JKL-1651"):
            read_sheet(wrong, 1)


def test_sheets_of_two_kits_or_one_sheet_twice_are_no_pair():
    one, other = split(SECRET, MASK, KIT, NAMED)
    foreign = Sheet(2, b"else", NAMED, other.share)
    for pair in ((one, one), (other, other), (one, foreign)):
        with pytest.raises(Refusal, match="JKL-1652"):
            join(*pair)
