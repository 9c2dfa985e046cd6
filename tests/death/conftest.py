"""Gives each test a regency and a village that know each other."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def world(tmp_path: Path, django_db_blocker: Any) -> Iterator[Any]:
    from tests.sync.trips import make_world  # needs Django, which is set up by now

    with django_db_blocker.unblock():
        yield make_world(tmp_path)


@pytest.fixture
def village_desk(world: Any, settings: Any) -> Any:
    """Be a village operator whom the regency knows, at a laptop without internet."""
    from tests.databases import at
    from tests.death.doors import a_desk

    settings.SECOND_FACTOR = False
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    with at(world.village):
        return a_desk(world)
