"""A session of applications over a bad line, beside the time of its bits."""

import time
from dataclasses import replace

from bench.table import Row, Table, middle
from bench.worlds import a_world, fill
from jangkau.errors import Refusal
from jangkau.office import travel
from jangkau.sync.link import Link
from jangkau_demo.acts import all_filled
from tests.databases import at
from tests.link import Line, Weather, floor, line
from tests.server import served
from tests.sync.trips import World

BAD = Weather(rtt=0.6, up=50_000, down=50_000)
AGAIN = 1.0  # seconds until a trip that failed is tried again
NOTE = """{count} births (48 fields) from a village to a real server, through a proxy of 600 ms
round-trip time and 50 kbit/s each way, a connection costing a round trip of its own. A cut
loses what is on the way, resets what stands and lasts a second; the next try comes a second
after a failure. Beside: the bytes that went, at the bit rate, and one round-trip time. Medians
of {runs} seeded runs. Elsewhere: Morango 22.8 / 35 / 70 s."""


def measure(quick: bool) -> Table:
    """Measure the steady line and two that are cut (quick: the last, made ten times faster)."""
    count, runs = (5, 1) if quick else (100, 5)
    kinds = [("steady", 0.0, 8), ("cut every ~15 s", 15.0, 15), ("cut every ~5 s", 5.0, 30)]
    scale = 10 if quick else 1
    world, rows = a_world(), []
    with served(world.regency) as port:
        for name, every, most in kinds[2:] if quick else kinds:
            weather = replace(BAD, cut_every=every, scale=scale)
            told = [
                _session(world, port, replace(weather, seed=seed), count, int(every) * 10_000)
                for seed in range(runs if every else min(runs, 3))
            ]
            rows.append(_row(name, told, most))
    return Table("A bad line", NOTE.format(count=count, runs=runs), "floor", rows)


def _row(name: str, told: list[tuple[float, float, Line]], most: int) -> Row:
    ours, least = middle([one for one, _, _ in told]), middle([one for _, one, _ in told])
    up, down = (middle([one.sent[way] for *_, one in told]) for way in ("up", "down"))
    trips = middle([one.trips for *_, one in told])
    went = f"{up:,.0f} B up, {down:,.0f} down, {trips:.0f} trips"
    shown = f"{ours:.1f} s ({ours / least:.1f} x), {went}"
    return Row(name, shown, f"{least:.1f} s", f"<= {most} s")


def _session(
    world: World, port: int, weather: Weather, count: int, first: int
) -> tuple[float, float, Line]:
    """Return the seconds of one session, those of its bits, and the line."""
    fill(world, count, all_filled, first + weather.seed * count)
    with line(port, weather) as bad, at(world.village):
        start = time.perf_counter()
        link = Link(f"http://127.0.0.1:{bad.port}")
        while not _level(link):
            time.sleep(AGAIN / weather.scale)
        took = (time.perf_counter() - start) * weather.scale
    return took, floor(weather, bad.sent["up"], bad.sent["down"]), bad


def _level(link: Link) -> bool:
    try:
        return not travel.catch_up(link).waiting
    except Refusal:
        return False
