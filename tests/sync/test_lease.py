"""A device past its lease takes applications, but looks nothing up."""

from datetime import timedelta

import pytest
from django.utils import timezone

from jangkau.ledger import clock
from jangkau.office import lease, notices, worklist
from jangkau.office.kept.models import Node
from jangkau.office.worklist import Filters
from tests.databases import at
from tests.sync.trips import OPERATOR, VILLAGE, file

OTHER = type(OPERATOR)("other", "Ani", "village_operator", VILLAGE, "v-2003", "desk")


def seen(world, actor):
    with at(world.village):
        return worklist.work_list(actor, Filters()).total


def told(world):
    with at(world.regency):
        notices.refresh()
    world.trip()


@pytest.fixture
def late(monkeypatch):
    """Be 31 days on, at every node."""
    now = clock.now_ms()
    monkeypatch.setattr(lease, "now_ms", lambda: now + 31 * 86_400_000)


def test_past_its_lease_a_device_shows_a_person_only_what_they_filed(world, late):
    world.file(2)
    told(world)
    assert (seen(world, OPERATOR), seen(world, OTHER)) == (2, 0)
    with at(world.village):
        file(9)
    assert seen(world, OPERATOR) == 3


def test_a_device_within_its_lease_looks_up_its_village(world):
    world.file(2)
    told(world)
    assert (seen(world, OPERATOR), seen(world, OTHER)) == (2, 2)


def test_a_device_that_is_heard_from_gets_a_whole_lease_again(world):
    with at(world.regency):
        Node.objects.update(lease_until=timezone.now() + timedelta(days=3))
    told(world)
    with at(world.regency):
        left = Node.objects.get().lease_until - timezone.now()
    assert left > lease.LEASE - timedelta(hours=1)


def test_a_revoked_device_is_told_so_and_not_renewed(world):
    with at(world.regency):
        day = timezone.now() + timedelta(days=3)
        Node.objects.update(lease_until=day, revoked_at=timezone.now())
        lease.renew(Node.objects.get())
        assert Node.objects.get().lease_until == day
