"""Strange bytes at every door of devices: refused or taken whole, and soon."""

from pathlib import Path

import pytest

from jangkau.ledger.entries import Content, Record
from jangkau.office import cases, scope
from jangkau.sync import plain
from jangkau.sync.limits import Malformed
from tests.hostile import doors, fuzz
from tests.ledger.acts import log_of, new_act


@pytest.fixture(autouse=True)
def _databases(django_db_blocker):
    with django_db_blocker.unblock():
        yield


def said(tally):
    return list(tally.crashes), list(tally.partial), tally.slowest[0] > fuzz.LONGEST


def test_no_door_breaks_or_takes_half(tmp_path):
    tally = fuzz.try_doors(tmp_path, 700, 5, turn=20)

    assert said(tally) == ([], [], False)
    assert tally.inputs == 700 and len(tally.refused) >= 7


@pytest.mark.long
def test_no_door_breaks_or_takes_half_of_many(tmp_path):
    tally = fuzz.try_doors(tmp_path, 50_000, 6)

    assert said(tally) == ([], [], False)


@pytest.mark.long
@pytest.mark.postgres
def test_no_door_breaks_on_the_server(tmp_path):
    from tests.databases import make_server_home

    tally = fuzz.try_doors(tmp_path, 5000, 7, make=make_server_home)

    assert said(tally) == ([], [], False)


@pytest.mark.parametrize("unit", [b"\x80", b"\xa0", b"\0", b"\xf6"])
def test_a_text_that_would_swell_in_memory_is_refused_before_it_does(unit):
    with pytest.raises(Malformed, match="swollen"):
        plain.read(b"\x9a\x00\x10\x00\x00" + unit * 2**20)


def test_a_name_that_a_database_cannot_hold_is_none():
    assert plain.is_name("v-2003") and plain.is_name("")
    assert not any(plain.is_name(one) for one in ("a\0b", "a" * 65, 5, None, b"v-2003"))


def test_the_history_shows_a_held_act_whatever_it_holds(regency):
    odd = {"answers": 5, "fields": [1]}
    [record] = log_of("v-2003", [new_act(body={"papers": 7, "outputs": 3}, content=odd)])

    assert cases.line(Record(record.entry, Content(b"s" * 16, odd))).items == ()


def test_an_identifier_that_is_none_is_refused():
    found = Path(__file__).with_name("identifier.bin").read_bytes()

    with pytest.raises(Malformed):
        doors._decode(found)


def test_an_act_with_odd_fields_calls_for_no_village():
    odd = [new_act(content={"fields": one}) for one in (None, 5, "village", [1])]

    assert (
        scope._came_in([Record(one.entry, one.content) for one in log_of("v-2003", odd)]) == []
    )
