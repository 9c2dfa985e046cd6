"""Puts every desk test at a village node, where the password alone signs in."""

from collections.abc import Iterator

import pytest
from django.test import Client


@pytest.fixture(autouse=True)
def at_the_village(request: pytest.FixtureRequest, settings: object) -> Iterator[None]:
    """Be at a village node; a browser's server stands at the regency."""
    if "browser" in request.keywords:
        yield
        return
    settings.SECOND_FACTOR = False  # type: ignore[attr-defined]
    settings.STORAGES = {  # type: ignore[attr-defined]
        **settings.STORAGES,  # type: ignore[attr-defined]
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    request.getfixturevalue("village")  # last, so that the way home is taken first
    yield


@pytest.fixture
def desk() -> Client:
    """Be signed in as the village's operator."""
    from tests.desk.counter import counter

    return counter()
