"""What belongs to another regency in the same database does not exist, for any role.

On PostgreSQL the rows are beyond reach; in an embedded file, which holds one regency as a
rule, every question names the regency all the same.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client

from jangkau.errors import Refusal
from jangkau.ledger.home import Home
from jangkau.ledger.models import EntryRow
from jangkau.office import travel
from jangkau.office.kept.models import Account, Node
from jangkau.office.kept.models import Draft as KeptDraft
from jangkau.rules.access import ROLES, Role
from jangkau.rules.receipt_number import grouped, of_application
from tests.access.routes import Route
from tests.access.staff import Things, signed_in, things
from tests.access.test_every_url import GUARDED, SAID, _plain_statics, leaks, roles_of, told
from tests.databases import at, make_home, make_server_home
from tests.sync.trips import enrol, make_world

OTHER, THEIRS = "99.02", "99.02.01.2001"
NAMING = {"application", "draft", "held_act", "account_id", "ticket_id", "node"}
SECRET = "K7QM2RD9"

__all__ = ["_plain_statics"]


@pytest.fixture(params=["embedded", pytest.param("server", marks=pytest.mark.postgres)])
def two(
    request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: pytest.Item
) -> Iterator[tuple[Home, Home]]:
    """Two regencies in one database."""
    with django_db_blocker.unblock():
        if request.param == "server":
            own = make_server_home(tmp_path / "own")
            name = (own.database_url or "").split("dbname=")[1].split()[0].strip("'")
            yield own, make_server_home(tmp_path / "other", OTHER, database=name)
        else:
            own = make_home(tmp_path / "own")
            yield own, replace(own, regency=OTHER, node=OTHER, jurisdiction=OTHER)


def standing() -> tuple[int, ...]:
    """Return how many acts, drafts, open accounts and devices in use the other has."""
    theirs = {"regency": OTHER}
    return (
        EntryRow.objects.filter(**theirs).count(),
        KeptDraft.objects.filter(**theirs).count(),
        Account.objects.filter(is_active=True, **theirs).count(),
        Node.objects.filter(revoked_at=None, **theirs).count(),
    )


USUAL: tuple[Role, ...] = ("checker", "village_operator", "administrator")
OTHERS = [pytest.param((one,), marks=pytest.mark.long) for one in ROLES if one not in USUAL]


@pytest.mark.parametrize("roles", [USUAL, *OTHERS])
def test_what_is_another_regencys_is_answered_as_what_never_was(
    two: tuple[Home, Home], roles: tuple[Role, ...]
) -> None:
    own, other = two
    with at(other):
        theirs = things(THEIRS)
        secrets, before = told(theirs), standing()
    nothing = Things(*(uuid4() for _ in range(5)), "99.02.01.2001-none", "0" * 64)
    wrong = list[str]()
    with at(own):
        for browser, route in _openable(roles):
            for method, data in (("get", {}), ("post", SAID)):
                answer = getattr(browser, method)(route.path(theirs.named()), data)
                missing = getattr(browser, method)(route.path(nothing.named()), data)
                alike = answer.status_code == missing.status_code in (404, 403, 405)
                if not alike or leaks(answer, secrets):
                    wrong.append(f"{method} {route.written} {answer.status_code}")
    assert wrong == []
    with at(other):
        assert standing() == before


def _openable(roles: tuple[Role, ...]) -> Iterator[tuple[Client, Route]]:
    """Give each address that names a thing, with the browser of a role that opens it."""
    for role in roles:
        browser = signed_in(role, "99.01")
        for route in GUARDED:
            if NAMING & set(route.parts) and role in roles_of(route):
                yield browser, route


@pytest.mark.parametrize("role", ["administrator", "checker"])
def test_no_list_shows_what_is_another_regencys(two: tuple[Home, Home], role: Role) -> None:
    own, other = two
    with at(other):
        theirs = things(THEIRS)
        secrets = [*told(theirs), "desa-99.02.01.2001", "99.02.01.2001-abc"]
    with at(own):
        browser, shown = signed_in(role, "99.01"), list[str]()
        for route in (one for one in GUARDED if not one.parts):
            shown += leaks(browser.get(route.path({})), secrets)
    assert shown == []


def test_another_regencys_receipt_opens_nothing_here(two: tuple[Home, Home]) -> None:
    own, other = two
    with at(other):
        theirs = things(THEIRS)
    number = grouped(of_application(theirs.application).replace("-", ""))
    with at(own):
        answer = Client().post("/status", {"number": number, "secret": SECRET})
        assert answer.status_code == 422
        assert b"JKL-1303" in answer.content


def test_another_regencys_device_is_not_known_here(
    two: tuple[Home, Home], tmp_path: Path
) -> None:
    own, _ = two
    (tmp_path / "world").mkdir()
    world = make_world(tmp_path / "world")
    world.file(1)
    world.trip()
    with at(own):
        Node.objects.all().delete()
    with at(replace(own, regency=OTHER, node=OTHER)) as other:
        enrol(other, world.village)
    with at(own), pytest.raises(Refusal, match="JKL-1403"):
        travel.answer(world.line.seen[0])
