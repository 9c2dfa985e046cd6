"""Over a slow line that is cut again and again, everything arrives, and once."""

import time

from jangkau.errors import Refusal
from jangkau.ledger import store
from jangkau.office import travel
from jangkau.sync.link import Link
from tests.databases import at
from tests.link import Weather, floor, line
from tests.server import served

STEADY = Weather(scale=10)
CUT = Weather(scale=10, cut_every=2, cut_for=0.5, seed=3)


def test_births_arrive_once_over_a_slow_line_that_is_cut_again_and_again(world):
    with served(world.regency) as port:
        _takes_the_time_of_its_bits_and_its_distance(world, port)
        filed = world.file(12, seed=20)
        with line(port, CUT) as bad, at(world.village):
            left, link = 12, Link(f"http://127.0.0.1:{bad.port}")
            for _ in range(100):
                try:
                    left = travel.catch_up(link).waiting
                except Refusal:
                    time.sleep(0.05)
                if not left and bad.cuts:
                    break
    assert (left, bad.cuts > 0) == (0, True)
    with at(world.regency):
        assert [len(store.history(one)) for one in filed] == [1] * 12
        assert store.last_position() == 16


def _takes_the_time_of_its_bits_and_its_distance(world, port):
    world.file(4)
    with line(port, STEADY) as slow, at(world.village):
        started = time.monotonic()
        travel.round_trip(Link(f"http://127.0.0.1:{slow.port}"))
        took = (time.monotonic() - started) * STEADY.scale
    assert (slow.trips, took >= floor(STEADY, slow.sent["up"], slow.sent["down"])) == (1, True)
