"""Forged seals are caught: 10,000 of 10,000 by the server, and by the page's own script."""

from collections import Counter

import pytest

from jangkau.documents.seal_check import judge
from tests.documents.forged import KINDS, forgery
from tests.documents.seals import LIST, NOW
from tests.documents.verifiers import by_page

CAUGHT = {"changed", "unknown"}


def caught(count: int, first: int = 0) -> Counter[str]:
    """Count, by kind, what the server catches."""
    told: Counter[str] = Counter()
    for seed in range(first, first + count):
        kind, text = forgery(seed)
        told[kind] += judge(text, LIST, NOW).verdict in CAUGHT
    return told


def test_every_kind_of_forgery_is_caught() -> None:
    told = caught(1500)
    assert told == dict.fromkeys(KINDS, 100)


def test_the_page_catches_what_the_server_catches() -> None:
    texts = [forgery(seed)[1] for seed in range(600)]
    assert by_page(texts) == [judge(text, LIST, NOW).verdict for text in texts]


@pytest.mark.long
def test_10000_forgeries_of_10000_are_caught_by_server_and_page() -> None:
    count = 10_005  # 667 of each kind
    told = caught(count)
    print(dict(told))
    assert sum(told.values()) == count
    texts = [forgery(seed)[1] for seed in range(count)]
    for noble in (False, True):
        verdicts = by_page(texts, noble=noble)
        assert len(verdicts) == count
        assert not [one for one in verdicts if one not in CAUGHT]
