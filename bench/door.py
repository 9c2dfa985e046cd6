"""One application per request through a real server, beside a server that only inserts."""

import http.client
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import chain

from bench.table import Row, Table, high, middle
from bench.worlds import a_folder, a_village, requests
from jangkau.ledger import store
from jangkau.ledger.home import Home
from jangkau_demo.acts import OPERATOR, Log, all_filled, births
from tests.databases import at, make_home, make_server_home, server_url
from tests.server import running, served
from tests.sync.trips import account

CLIENTS = 16
LEAST = 0.3  # of a server that inserts one row by Django
NOTE = """`jangkau serve` on PostgreSQL; {clients} village nodes, each with its own connection,
send one new birth (48 fields) a request to `/api/exchange`: signature, chain, rights, rules,
sealing, order, lists, search index, signed answer, durable. Beside: the same server with a view
that inserts one row by Django, durable. Client, server and database share the machine.
{rounds} rounds of {each} requests in turn; medians of rates and ratios, p99 over all.
Elsewhere: ODK Central 138-190/s, p99 162-207 ms."""


def measure(quick: bool) -> Table:
    """Measure PostgreSQL (quick: the embedded database, a few requests)."""
    rounds, each = (1, 2) if quick else (6, 20)
    regency = make_home(a_folder() / "home") if quick else _server_home()
    sent = _requests(regency, (rounds + 1) * each)
    with served(regency) as ours, running(regency, "-m", "bench.bare") as bare:
        told = _rounds(ours, bare, sent, rounds, each)
    with at(regency):
        if store.last_position() != CLIENTS * (rounds + 1) * each:
            raise AssertionError("not every birth came in")
    rates, floors, times = told
    share = middle([one / other for one, other in zip(rates, floors, strict=True)])
    shown = f"{middle(rates):,.0f}/s, p99 {high(times) * 1000:.0f} ms ({share:.2f})"
    budget = ">= 300/s, p99 <= 100 ms; >= 0.3 (gated)"
    row = Row(
        "one birth a request",
        shown,
        f"{middle(floors):,.0f}/s",
        budget,
        not quick and share < LEAST,
    )
    note = NOTE.format(clients=CLIENTS, rounds=rounds, each=each * CLIENTS)
    return Table("One application per request", note, "bare insert, served", [row])


def _server_home() -> Home:
    home = make_server_home(a_folder() / "home")
    name = str(home.database_url).split("dbname=")[1].split()[0].strip("'")
    return replace(home, owner_database_url=server_url(name, "jangkau_owner"))


def _requests(regency: Home, each: int) -> list[list[bytes]]:
    """Return each client's requests, made beforehand: only the sending is measured."""
    told, folder = [], a_folder()
    with at(regency):
        account(OPERATOR)
    for number in range(CLIENTS):
        node = f"desa-{number}"
        village = a_village(folder, regency, node)
        records = births(each, number * each, Log(node), answers=all_filled)
        told.append(requests(village, records, 1))
    return told


def _rounds(
    ours: int, bare: int, sent: list[list[bytes]], rounds: int, each: int
) -> tuple[list[float], list[float], list[float]]:
    rates, floors, took = list[float](), list[float](), list[float]()
    with ThreadPoolExecutor(CLIENTS) as pool:
        for number in range(rounds + 1):
            parts = [one[number * each : (number + 1) * each] for one in sent]
            floor, _ = _rate(pool, bare, parts)
            rate, times = _rate(pool, ours, parts)
            if number:  # the first is to warm up
                floors.append(floor)
                rates.append(rate)
                took += times
    return rates, floors, took


def _rate(
    pool: ThreadPoolExecutor, port: int, parts: list[list[bytes]]
) -> tuple[float, list[float]]:
    start = time.perf_counter()
    told = list(pool.map(lambda part: _send(port, part), parts))
    return sum(map(len, parts)) / (time.perf_counter() - start), list(chain(*told))


def _send(port: int, raws: Sequence[bytes]) -> list[float]:
    """Send requests one after the other; return how long each took."""
    line, times = http.client.HTTPConnection("127.0.0.1", port, timeout=60), []
    for raw in raws:
        start = time.perf_counter()
        line.request("POST", "/api/exchange", raw)
        answer = line.getresponse()
        told = answer.read()
        times.append(time.perf_counter() - start)
        if answer.status != 200:
            raise AssertionError(f"{answer.status} {told[:8]!r}")
    line.close()
    return times
