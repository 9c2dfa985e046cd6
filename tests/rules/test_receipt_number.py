from itertools import combinations, product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jangkau.errors import Refusal
from jangkau.rules.receipt_number import (
    ALPHABET,
    grouped,
    mint,
    mint_secret,
    of_application,
    pronounce,
    read,
    read_secret,
    valid,
)

APPLICATION = UUID("0192f3a4-5b6c-7d8e-9f01-234567890024")
SAMPLES = [mint(bytes(range(start, start + 7))) for start in (0, 77, 200)]


def refused(text: str) -> str:
    with pytest.raises(Refusal) as refusal:
        read(text)
    return refusal.value.code


def is_caught(number: str) -> bool:
    try:
        read(number)
    except Refusal as refusal:
        return refusal.code == "JKL-1093"
    return False


def test_an_application_has_one_number_on_every_node() -> None:
    assert of_application(APPLICATION) == of_application(UUID(str(APPLICATION)))
    assert read(of_application(APPLICATION)) == of_application(APPLICATION)
    assert of_application(APPLICATION) == "59DH6DS1GYM0"


def test_the_alphabet_has_no_look_alikes() -> None:
    assert len(set(ALPHABET)) == 32
    assert not set("ILOU") & set(ALPHABET)


@pytest.mark.parametrize("number", SAMPLES)
def test_every_wrong_character_is_caught(number: str) -> None:
    for place, wrong in product(range(12), ALPHABET):
        if number[place] != wrong:
            assert is_caught(number[:place] + wrong + number[place + 1 :])


def test_every_two_wrong_characters_are_caught() -> None:
    number = SAMPLES[1]
    for first, second in combinations(range(12), 2):
        for one, other in product(ALPHABET, ALPHABET):
            if one == number[first] or other == number[second]:
                continue
            wrong = list(number)
            wrong[first], wrong[second] = one, other
            assert is_caught("".join(wrong))


@given(st.binary(min_size=7, max_size=7))
def test_every_exchange_of_two_characters_is_caught(random_bytes: bytes) -> None:
    number = mint(random_bytes)
    assert read(number) == number
    for first, second in combinations(range(12), 2):
        if number[first] != number[second]:
            wrong = list(number)
            wrong[first], wrong[second] = wrong[second], wrong[first]
            assert is_caught("".join(wrong))


@given(st.binary(min_size=7, max_size=7), st.data())
def test_two_wrong_characters_are_caught_in_any_number(raw: bytes, data: st.DataObject) -> None:
    number = list(mint(raw))
    places = data.draw(st.lists(st.integers(0, 11), min_size=1, max_size=2, unique=True))
    for place in places:
        number[place] = data.draw(st.sampled_from(ALPHABET.replace(number[place], "")))
    assert is_caught("".join(number))


def test_a_number_is_read_as_people_write_it() -> None:
    number = read("59DH6DS1GYM0")
    assert grouped(number) == "59DH-6DS1-GYM0"
    for written in ("59dh-6ds1-gymo", " 59DH 6DSl GYMO ", "59dh.6dsi–gymo"):
        assert read(written) == number


def test_what_cannot_be_a_number_is_refused_with_the_next_step() -> None:
    assert refused("59DH-6DS1-GYM") == "JKL-1091"
    assert refused("59DH-6DS1-GYM?") == "JKL-1092"
    assert refused("59DH-6DS1-GYMA") == "JKL-1093"
    assert "periksa" in Refusal("JKL-1093").sentence().lower()


def test_only_a_whole_number_is_valid() -> None:
    assert valid("59dh-6ds1-gym0")
    assert not valid("59DH-6DS1-GYMA")


def test_fewer_than_fifty_random_bits_mint_nothing() -> None:
    with pytest.raises(ValueError, match="7 random bytes"):
        mint(b"123456")


def test_a_number_is_said_aloud_group_by_group() -> None:
    spoken = pronounce("59DH6DS1GYM0")
    assert spoken == (
        "lima sembilan Demak Halong, enam Demak Solo satu, Garut Yongki Medan nol"
    )


def test_a_secret_is_new_each_time_and_read_tolerantly() -> None:
    secret = mint_secret()
    assert len(secret) == 8
    assert secret != mint_secret()
    assert read_secret(grouped(secret).lower()) == secret
    for wrong in ("1234567", "1234567?"):
        with pytest.raises(Refusal) as refusal:
            read_secret(wrong)
        assert refusal.value.code == "JKL-1094"
