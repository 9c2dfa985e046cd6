"""Each planted design fault is caught by a world that is good without it."""

import pytest

from jangkau_worlds.living import live
from jangkau_worlds.planted import PLANTED
from tests.worlds.caught import CAUGHT


@pytest.fixture(autouse=True)
def _databases(django_db_blocker):
    with django_db_blocker.unblock():
        yield


def test_every_planted_fault_has_its_world():
    assert set(CAUGHT) == set(PLANTED)


SHORT = 100  # steps; longer worlds are left to the long tests


def names():
    for name, (_, steps, _) in CAUGHT.items():
        yield pytest.param(name, marks=[pytest.mark.long] if steps > SHORT else [])


@pytest.mark.parametrize("name", list(names()))
def test_a_planted_fault_is_caught(name, tmp_path):
    seed, steps, promise = CAUGHT[name]
    broken = {what for what, _ in live(seed, tmp_path / "world", name, steps).breaches}
    assert promise in broken


@pytest.mark.long
@pytest.mark.parametrize(("seed", "steps"), sorted({one[:2] for one in CAUGHT.values()}))
def test_the_same_world_is_good_without_it(seed, steps, tmp_path):
    assert live(seed, tmp_path / "world", steps=steps).breaches == ()
