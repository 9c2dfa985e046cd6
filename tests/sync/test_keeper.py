"""The second copy: no second tick without it, and it can be read back."""

import signal
import threading
from wsgiref.simple_server import WSGIServer

import httpx
import pytest

from jangkau.errors import Refusal
from jangkau.ledger import blobs, keys, store
from jangkau.ledger.home import create
from jangkau.office import safekeeping, travel
from jangkau.rules.application import Paper
from jangkau.sync import codec, keeper, plain, shelf
from jangkau.sync.link import Link
from tests.databases import at
from tests.sync.test_sticks import digest_of


@pytest.fixture
def kept(world):
    """Run a keeper beside the regency."""
    folder = world.regency.path.with_name("keeper")
    home = create(folder, "keeper", "99.01", "99.01-keeper", "Penjaga", "99.01")
    server = run(folder)
    yield Link(f"http://127.0.0.1:{server.server_port}"), home, server
    server.shutdown()
    server.server_close()


def run(folder) -> WSGIServer:
    server = keeper.server(folder, "127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    return server


def test_the_second_tick_comes_with_the_keeper(world, kept):
    link, _, _ = kept
    world.file(2)
    assert world.trip().safe_to == 0
    with at(world.regency):
        assert travel.push_to_keeper(link) == 2
    assert world.trip().safe_to == 2
    with at(world.village):
        assert [store.is_safe(r) for r in store.own_after(0, 9)] == [True, True]


def test_without_the_keeper_there_is_no_second_tick(world, kept):
    link, _, server = kept
    world.file()
    world.trip()
    with at(world.regency):
        travel.push_to_keeper(link)
    server.shutdown()
    server.server_close()
    world.file(1, seed=4)
    assert world.trip().safe_to == 1
    with at(world.regency), pytest.raises(Refusal, match="JKL-1431"):
        travel.push_to_keeper(link)
    assert world.trip().safe_to == 1


def test_a_keeper_that_lost_its_disk_is_filled_again_from_the_start(world, kept):
    link, home, _ = kept
    world.file(2)
    world.trip()
    with at(world.regency):
        travel.push_to_keeper(link)
        (home.path / shelf.SHELF).unlink()
        server = run(home.path)
        again = Link(f"http://127.0.0.1:{server.server_port}")
        assert travel.push_to_keeper(again) == 2
    server.shutdown()
    server.server_close()
    assert shelf.mark(home.path).position == 2


def test_the_copy_is_read_back_with_the_recovery_key_alone(world, kept):
    link, home, _ = kept
    photo = b"p" * 40_000
    with at(world.village):
        [application] = world.file(papers={"kk": Paper("kk", (digest_of(photo),))})
    world.trip()
    with at(world.regency):
        blobs.put(application, photo, "image/webp")
        travel.push_to_keeper(link)
        parcels = shelf.read(home.path, "99.01", keys.public().sign)
        opened = [keys.unseal(parcel.sealed) for parcel in parcels]
        records = codec.decode_kept(opened[0], "99.01")
        assert list(records) == store.after(0, None, 10)
        assert plain.read(opened[1]) == [digest_of(photo), photo, "image/webp"]
    raw = (home.path / shelf.SHELF).read_bytes()
    assert b"application.submitted" not in raw


def test_a_parcel_cut_by_a_power_failure_is_sent_again(world, kept):
    link, home, server = kept
    world.file(2)
    world.trip()
    with at(world.regency):
        travel.push_to_keeper(link)
    path = home.path / shelf.SHELF
    whole = path.read_bytes()
    server.shutdown()
    first = 4 + int.from_bytes(whole[:4], "big") + 64
    for size in range(0, len(whole), 97):
        path.write_bytes(whole[:size])
        assert shelf.mark(home.path).position == (2 if size >= first else 0)
        assert path.read_bytes() == (whole[:first] if size >= first else b"")
    path.write_bytes(whole + whole[:50])
    assert shelf.mark(home.path).position == 2
    assert path.read_bytes() == whole


@pytest.fixture
def shelf_of_three(world, kept):
    """Return a shelf of three pushes and where each parcel begins; the last one is entries."""
    link, home, server = kept
    for seed in (1, 2, 3):
        world.file(seed=seed)
        world.trip()
        with at(world.regency):
            travel.push_to_keeper(link)
    server.shutdown()
    path = home.path / shelf.SHELF
    whole, starts = path.read_bytes(), [0]
    while starts[-1] < len(whole):
        length = int.from_bytes(whole[starts[-1] : starts[-1] + 4], "big")
        starts.append(starts[-1] + 4 + length + 64)
    starts.pop()
    return path, whole, starts


def test_a_parcel_torn_in_its_middle_is_cleared_and_those_before_it_stay(shelf_of_three):
    path, whole, starts = shelf_of_three
    for place in range(starts[-1], len(whole), 83):
        path.write_bytes(
            whole[:place] + bytes(min(83, len(whole) - place)) + whole[place + 83 :]
        )
        assert shelf.mark(path.parent).position == 2
        assert path.read_bytes() == whole[: starts[-1]]


def test_damage_with_a_whole_parcel_after_it_is_named_and_nothing_cleared(shelf_of_three):
    path, whole, starts = shelf_of_three
    for place in range(0, starts[-1], 83):
        damaged = bytearray(whole)
        damaged[place] ^= 0x40
        path.write_bytes(damaged)
        with pytest.raises(Refusal, match="JKL-1423"):
            shelf.mark(path.parent)
        assert path.read_bytes() == bytes(damaged)


def test_a_full_disk_at_the_keeper_leaves_no_half_parcel_behind(world, kept):
    """The file may not grow beyond a size: half of a parcel fits, then it is refused."""
    resource = pytest.importorskip("resource")
    link, home, _ = kept
    world.file()
    world.trip()
    with at(world.regency):
        travel.push_to_keeper(link)
        path, size = home.path / shelf.SHELF, (home.path / shelf.SHELF).stat().st_size
        world.file(seed=9)
        world.trip()
        before, ignore = resource.getrlimit(resource.RLIMIT_FSIZE), signal.SIG_IGN
        raised = signal.signal(signal.SIGXFSZ, ignore)
        try:
            opened, own = keeper.open_keeper(home.path), keys.public().sign
            sealed = bytes(5000)
            parcel = shelf.Parcel(shelf.FRAMES, opened.at.position, 9, sealed)
            raw = shelf.write_parcel(parcel, "99.01", opened.at, keys.sign)
            resource.setrlimit(resource.RLIMIT_FSIZE, (size + 900, before[1]))
            with pytest.raises(Refusal, match="JKL-1424"):
                shelf.keep(home.path, opened.at, raw, "99.01", own)
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
            signal.signal(signal.SIGXFSZ, raised)
        assert path.stat().st_size == size
        assert travel.push_to_keeper(link) == 2


def test_a_shelf_with_a_changed_byte_is_found_out(world, kept):
    link, home, _ = kept
    world.file()
    world.trip()
    with at(world.regency):
        travel.push_to_keeper(link)
        key = keys.public().sign
    path = home.path / shelf.SHELF
    whole = path.read_bytes()
    for place in range(4, len(whole), 41):
        changed = bytearray(whole)
        changed[place] ^= 1
        path.write_bytes(changed)
        with pytest.raises(Refusal, match="JKL-1423"):
            shelf.read(home.path, "99.01", key)


def test_a_parcel_that_does_not_join_is_refused(world, kept):
    _, home, _ = kept
    with at(world.regency):
        own = keys.public().sign
        parcel = shelf.Parcel(shelf.FRAMES, 5, 6, b"x")
        raw = shelf.write_parcel(parcel, "99.01", shelf.Mark(), keys.sign)
        with pytest.raises(Refusal, match="JKL-1421"):
            shelf.keep(home.path, shelf.Mark(), raw, "99.01", own)
        for damaged in (b"", raw[:70], b"\0" * 64 + raw[64:]):
            with pytest.raises(Refusal, match="JKL-1422"):
                shelf.keep(home.path, shelf.Mark(), damaged, "99.01", own)


def test_a_keeper_serves_the_first_regency_it_met_alone(world, kept):
    link, _, _ = kept
    with at(world.regency):
        travel.push_to_keeper(link)
    with at(world.village), pytest.raises(Refusal, match="JKL-1422"):
        safekeeping._meet(link)
    assert httpx.post(f"{link.url}/else").status_code == 404
