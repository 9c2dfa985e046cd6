"""Set-up for all tests: Django on a scratch home, and homes to work at."""

import os
from collections.abc import Iterator
from pathlib import Path

import django
import pytest
from django.conf import settings

from jangkau.ledger.home import Home
from tests.databases import at, make_home, make_server_home, scratch_home

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jangkau.site.settings")
os.environ.setdefault("JANGKAU_HOME", str(scratch_home().path))


def pytest_configure(config: pytest.Config) -> None:
    """Load Django before the test modules are collected; each worker has its own home."""
    if config.getoption("numprocesses", None) and not hasattr(config, "workerinput"):
        for inherited in ("JANGKAU_HOME", "DJANGO_SETTINGS_MODULE"):
            del os.environ[inherited]
        return
    django.setup()


@pytest.fixture(scope="session")
def django_db_setup(django_db_blocker: pytest.Item) -> None:
    """Migrate the scratch home for tests that use pytest-django's `db`."""
    from django.core.management import call_command

    with django_db_blocker.unblock():
        call_command("migrate", verbosity=0)


@pytest.fixture
def regency(tmp_path: Path, django_db_blocker: pytest.Item) -> Iterator[Home]:
    """Be at a regency on the embedded database."""
    with django_db_blocker.unblock(), at(make_home(tmp_path / "regency")) as home:
        yield home


@pytest.fixture
def village(tmp_path: Path, django_db_blocker: pytest.Item) -> Iterator[Home]:
    """Be at a village node; enter `with at(other)` to go elsewhere."""
    told = {"role": "village", "jurisdiction": "99.01.01.2003"}
    with django_db_blocker.unblock(), at(make_home(tmp_path / "village", **told)) as home:
        yield home


@pytest.fixture(params=["embedded", pytest.param("server", marks=pytest.mark.postgres)])
def store(
    request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: pytest.Item
) -> Iterator[Home]:
    """Be at a regency, on either database in turn."""
    make = make_home if request.param == "embedded" else make_server_home
    with django_db_blocker.unblock(), at(make(tmp_path / "store")) as home:
        yield home


@pytest.fixture(autouse=True)
def _nobody_was_throttled() -> None:
    """Forget the tries that earlier tests made from the same address."""
    from jangkau.site import throttle

    throttle._counts.clear()


@pytest.fixture(autouse=True)
def _back_home() -> Iterator[None]:
    """See that a test which went to other homes came back."""
    before = settings.JANGKAU
    yield
    assert settings.JANGKAU is before
