"""Whoever tries receipt numbers learns nothing, and is slowed."""

from collections import Counter
from collections.abc import Iterator
from random import Random
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from jangkau.channels.web import attempts
from jangkau.rules.receipt_number import grouped, of_application
from tests.web.test_status import SECRET, birth, number_of

pytestmark = pytest.mark.django_db(transaction=True)
LETTERS = "23456789ABCDEFGH"
MANY = [150, pytest.param(10_000, marks=pytest.mark.long)]

__all__ = ["birth"]


@pytest.fixture(autouse=True)
def _nobody_tried_yet() -> None:
    cache.clear()


def tries(known: UUID, count: int) -> Iterator[tuple[str, str]]:
    """Give numbers and secrets: by chance, one after another, near ones, the right one."""
    random, right = Random(4), int.from_bytes(known.bytes)
    for at in range(count):
        secret = "".join(random.choices(LETTERS, k=8))
        following = UUID(int=(right + at + 1) % 2**128)
        near = UUID(int=right ^ 1 << random.randrange(64))
        application = (uuid4(), following, near, known)[at % 4]
        yield number_of(application), secret


def bare(answer: Any, number: str, secret: str) -> tuple[object, ...]:
    """Return all that an answer tells, but for what was typed and the hour."""
    content = answer.content.decode().replace(number, "").replace(secret, "")
    headers = {name: told for name, told in answer.headers.items() if name != "Expires"}
    return (answer.status_code, content, sorted(headers.items()))


@pytest.mark.parametrize("count", MANY)
def test_from_one_address_few_are_answered_and_none_tells(birth, count):
    client, seen = Client(), Counter()
    for number, secret in tries(birth[0], count):
        answer = client.post("/status", {"number": number, "secret": secret})
        seen[answer.status_code] += 1
    assert set(seen) == {422, 429} and seen.total() == count
    assert seen[422] <= attempts.PER_ADDRESS


@pytest.mark.parametrize("count", MANY)
def test_from_many_addresses_all_answers_are_alike(birth, count):
    """Wrong number, near number, right number: to the letter the same, headers too."""
    told = set()
    for at, (number, secret) in enumerate(tries(birth[0], count)):
        client = Client(REMOTE_ADDR=f"10.{at % 250}.{at // 250 % 250}.{at // 62_500}")
        answer = client.post("/status", {"number": number, "secret": secret})
        if number == number_of(birth[0]) and answer.status_code == 429:
            continue  # this number was tried ten times: whoever asks waits
        told.add(str(bare(answer, number, secret)))
    assert len(told) == 1


def test_ten_wrong_secrets_hold_a_number_up_wherever_they_come_from(birth):
    number = grouped(of_application(birth[0]).replace("-", ""))
    codes = []
    for at in range(attempts.PER_NUMBER + 3):
        client = Client(REMOTE_ADDR=f"10.9.0.{at}")
        told = {"number": number, "secret": "AAAAAAAA"}
        codes.append(client.post("/status", told).status_code)
    assert codes == [422] * attempts.PER_NUMBER + [429] * 3
    held_up = Client(REMOTE_ADDR="10.9.1.1").post(
        "/status", {"number": number, "secret": SECRET}
    )
    assert held_up.status_code == 429


def test_a_number_never_filed_is_held_up_as_one_that_was(birth):
    """Or the wait would tell which numbers there are."""
    unknown, codes = number_of(uuid4()), []
    for at in range(attempts.PER_NUMBER + 1):
        client = Client(REMOTE_ADDR=f"10.8.0.{at}")
        told = {"number": unknown, "secret": "AAAAAAAA"}
        codes.append(client.post("/status", told).status_code)
    assert codes == [422] * attempts.PER_NUMBER + [429]
