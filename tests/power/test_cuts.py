"""The power goes at any moment: what was acknowledged is there, and nothing is half."""

from random import Random

import pytest

from jangkau.ledger import durable, home
from jangkau.ledger.home import Home
from jangkau_worlds.power import cuts, disk, files, place, trace
from jangkau_worlds.power.cuts import FAULTS, suffer


@pytest.fixture(autouse=True)
def _databases(django_db_blocker):
    with django_db_blocker.unblock():
        yield


def test_no_cut_loses_what_was_acknowledged():
    toll = suffer(150, 1, FAULTS["none"], steps=12)

    assert (toll.cuts, toll.lost, toll.broken) == (150, [], [])
    assert toll.told > 20


@pytest.mark.parametrize("fault", [name for name in FAULTS if name != "none"])
def test_each_planted_fault_is_found(fault):
    assert suffer(12, 2, FAULTS[fault], steps=1).lost


@pytest.mark.long
def test_no_cut_of_many_loses_what_was_acknowledged():
    toll = suffer(2000, 3, FAULTS["none"])

    assert (toll.cuts, toll.lost, toll.broken) == (2000, [], [])


def test_a_new_home_is_whole_once_it_is_told(tmp_path):
    """Every cut after `create` returned finds the home with all its keys."""
    (tmp_path / "disk").mkdir()
    recorded = trace.begin(tmp_path / "disk")
    with files.listening(recorded):
        told = home.create(
            tmp_path / "disk" / "v", "village", "99.01", "v-2003", "Desa", "99.01"
        )
    state, random = disk.at_start(recorded), Random(5)
    for event in recorded.events:
        disk.happen(state, event)

    for number in range(20):
        root = tmp_path / str(number)
        root.mkdir()
        cuts.write(disk.cut(state, disk.fate(random), random), root)
        assert Home.load(root / "v").node == "v-2003"
        for key in told.keys.glob("*.key"):
            assert (root / "v" / "keys" / key.name).read_bytes() == key.read_bytes()
        assert {one.name for one in (root / "v").iterdir() if one.is_dir()} >= {"blobs", "keys"}


def test_a_folder_made_by_a_process_that_was_killed_is_synced_by_the_next(tmp_path):
    (tmp_path / "blobs").mkdir()
    (tmp_path / "blobs" / "7f").mkdir()  # made, and killed before its name was durable
    recorded = trace.begin(tmp_path)
    with files.listening(recorded):
        durable.make_folder(tmp_path / "blobs" / "7f")
        durable.make_folder(tmp_path / "blobs" / "7f")

    assert recorded.events == [trace.FolderSynced("blobs")]


def test_a_disk_keeps_what_was_synced_and_may_lose_the_rest():
    """The simulated disk itself: synced bytes stand, others come whole, torn or not."""
    recorded = trace.Trace(place.Path("/nowhere"))
    number = trace.made(recorded, "file")
    recorded.events += [
        trace.Wrote(number, 0, b"a" * 1024), trace.Synced(number), trace.FolderSynced(""),
        trace.Wrote(number, 512, b"b" * 1024),
    ]  # fmt: skip
    state, random = disk.at_start(recorded), Random(1)
    for event in recorded.events:
        disk.happen(state, event)
    seen = {disk.cut(state, disk.fate(random), random)["file"] for _ in range(300)}

    assert all(found.startswith(b"a" * 512) and len(found) in (1024, 1536) for found in seen)
    assert b"a" * 1024 in seen and b"a" * 512 + b"b" * 1024 in seen
    assert b"a" * 512 + b"b" * 512 + bytes(512) in seen
    assert b"a" * 1024 + b"b" * 512 in seen
