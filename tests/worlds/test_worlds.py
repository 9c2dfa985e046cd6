"""Seeded worlds keep every promise, and those that once failed are lived again."""

from pathlib import Path

import pytest

from jangkau_worlds.living import live

KEPT = [int(seed) for seed in (Path(__file__).parent / "kept_seeds.txt").read_text().split()]
EVERYDAY = 2  # worlds besides those kept; each is a second or two of work


@pytest.fixture(autouse=True)
def _databases(django_db_blocker):
    with django_db_blocker.unblock():
        yield


@pytest.mark.parametrize("seed", [*KEPT[:4], *range(1, EVERYDAY + 1)])
def test_a_world_keeps_every_promise(seed, tmp_path):
    lived = live(seed, tmp_path / "world")
    assert lived.breaches == ()
    assert lived.acts > 0


@pytest.mark.long
@pytest.mark.parametrize("seed", KEPT[4:])
def test_a_world_that_once_failed_keeps_every_promise(seed, tmp_path):
    assert live(seed, tmp_path / "world").breaches == ()


def test_a_world_goes_the_same_way_again(tmp_path):
    first, again = (live(1, tmp_path / name) for name in ("first", "again"))
    assert first == again
