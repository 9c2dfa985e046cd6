"""One application at a time from many threads at once, beside one bare durable insert."""

import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any
from uuid import uuid4

from django.db import connection

from bench.floors import bare_insert
from bench.table import Row, Table, high, middle, seconds
from bench.worlds import a_folder
from jangkau.ledger.home import Home
from jangkau.office import gate
from jangkau_demo.people import a_birth
from tests.applications import filing
from tests.databases import at, make_home, make_server_home
from tests.sync.trips import OPERATOR, VILLAGE

CLIENTS = 16
Act = Callable[[], Any]
NOTE = """`gate.perform` of a birth, as the desk's last button calls it, from {clients} threads
of one process: replay, rights, rules, sealing, order, lists and search index, durable. Beside:
one row inserted by Django, durable, from as many threads; these share the disk's flushes,
while our positions are given one after the other. {rounds} rounds of {each}, each with its
floor in turn; medians of rates and of ratios, p99 over all."""


def measure(quick: bool) -> Table:
    """Measure both databases (quick: the embedded one)."""
    rounds, each = (1, 32) if quick else (7, 160)
    rows = [_row("embedded", make_home(a_folder() / "home"), rounds, each)]
    if not quick:
        rows += [_row("PostgreSQL", make_server_home(a_folder() / "home"), rounds, each)]
    note = NOTE.format(clients=CLIENTS, rounds=rounds, each=each)
    return Table("One application at a time, in one process", note, "bare insert", rows)


def _row(name: str, home: Home, rounds: int, each: int) -> Row:
    took, ours, floors = list[float](), list[float](), list[float]()
    with at(home), ThreadPoolExecutor(CLIENTS) as pool:
        _rate(pool, _acts(0, each))  # to warm up
        for number in range(1, rounds + 1):
            floors.append(_rate(pool, [bare_insert] * each)[0])
            rate, times = _rate(pool, _acts(number * each, each))
            ours.append(rate)
            took += times
        list(pool.map(lambda _: connection.close(), range(CLIENTS * 4)))
    share = middle([one / other for one, other in zip(ours, floors, strict=True)])
    told = f"{middle(ours):,.0f}/s, p99 {high(took) * 1000:.0f} ms ({share:.2f})"
    return Row(name, told, f"{middle(floors):,.0f}/s")


def _acts(seed: int, count: int) -> list[Act]:
    told = [
        filing(application=uuid4(), answers=a_birth(one, VILLAGE), village=VILLAGE)
        for one in range(seed, seed + count)
    ]
    return [partial(gate.perform, OPERATOR, one) for one in told]


def _rate(pool: ThreadPoolExecutor, acts: Sequence[Act]) -> tuple[float, list[float]]:
    """Return how many acts were done in a second, and how long each took."""
    start = time.perf_counter()
    times = list(pool.map(lambda act: seconds(act)[0], acts))
    return len(acts) / (time.perf_counter() - start), times
