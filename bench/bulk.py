"""Many applications at once, with every check, beside parsing, hashing and verifying alone."""

from collections.abc import Sequence
from functools import partial

from bench.floors import checked
from bench.table import Row, Table, middle, seconds
from bench.worlds import a_world, requests
from jangkau.ledger import keys, store
from jangkau.ledger.entries import GENESIS
from jangkau.office import travel
from jangkau_demo.acts import all_filled, births
from tests.databases import at

NOTE = """Births with 48 fields. "Taken in": `store.take` of verified entries, durable, with
chain, duplicates, order, sealing; with the parsing and verifying before it this is the row of
the budget. "Answered": the whole of `/api/exchange` but HTTP: rights, lists, search index, and
the signed answer too. Beside: parsing, verifying and hashing of the same bytes. In batches of
{size}, each with its floor in turn; medians over {batches}. Elsewhere: PouchDB 533-1,018,
Morango 193-241 a second."""

DATABASES = (("embedded", False), ("PostgreSQL", True))
LEAST = 0.3  # of parse + hash + verify


def measure(quick: bool) -> Table:
    """Measure both databases (quick: two small batches on the embedded one)."""
    size, batches = (25, 2) if quick else (500, 8)
    rows = []
    for name, on_server in DATABASES[:1] if quick else DATABASES:
        for what in ("taken in", "answered"):
            gated = on_server and what == "taken in" and not quick
            rows.append(_row(f"{name}, {what}", _rates(on_server, what, size, batches), gated))
    note = NOTE.format(size=size, batches=batches)
    return Table("Bulk ingest", note, "parse + hash + verify", rows)


def _row(what: str, told: Sequence[tuple[float, float]], gated: bool) -> Row:
    ours, floor = middle([one for one, _ in told]), middle([other for _, other in told])
    share = middle([one / other for one, other in told])
    budget = ">= 2,000/s, >= 0.3 (gated)" if gated else ""
    told = f"{ours:,.0f}/s ({share:.2f})"
    return Row(what, told, f"{floor:,.0f}/s", budget, gated and share < LEAST)


def _rates(on_server: bool, what: str, size: int, batches: int) -> list[tuple[float, float]]:
    """Return applications per second of each batch, ours and the floor's."""
    world, told, base = a_world(on_server), list[tuple[float, float]](), GENESIS
    records = births(size * batches, answers=all_filled)
    raws = requests(world.village, records, size)
    with at(world.village):
        sign_key = keys.public().sign
    with at(world.regency):
        for number, raw in enumerate(raws):
            part = records[number * size : (number + 1) * size]
            floor, base = seconds(partial(checked, raw, sign_key, base))
            if what == "answered":
                ours, _ = seconds(partial(travel.answer, raw))
            else:
                ours = floor + seconds(partial(store.take, part, held={}))[0]
            told.append((size / ours, size / floor))
        if store.last_position() != len(records):
            raise AssertionError("not all came in")
    return told
