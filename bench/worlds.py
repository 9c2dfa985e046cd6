"""Regencies and villages to measure with, and births in their logs."""

import atexit
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from jangkau.catalogue.model import Answers
from jangkau.ledger import keys, store
from jangkau.ledger.entries import Record
from jangkau.ledger.home import Home
from jangkau.ledger.store import NewAct
from jangkau.sync import exchange
from jangkau.sync.exchange import Told
from jangkau.sync.frame import Head
from jangkau_demo.acts import MORNING, NODE, OPERATOR, births
from jangkau_demo.people import VILLAGE
from tests.databases import at, make_home, make_server_home
from tests.sync.trips import Line, World, account, enrol

UP_TO_DATE = 1 << 40  # a cursor after which nothing comes down


def a_folder() -> Path:
    """Return a new folder under the machine's temporary one; it goes with the run."""
    folder = Path(tempfile.mkdtemp(prefix="jangkau-bench-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def a_world(on_server: bool = False) -> World:
    """Return a regency, on PostgreSQL or embedded, and a village that it knows."""
    folder = a_folder()
    regency = (make_server_home if on_server else make_home)(folder / "regency")
    village = a_village(folder, regency, NODE)
    with at(regency):
        account(OPERATOR)
    return World(regency, village, Line(regency))


def a_village(folder: Path, regency: Home, node: str) -> Home:
    """Return a village's home that the regency has enrolled."""
    village = make_home(folder / node, role="village", node=node, jurisdiction=VILLAGE)
    enrol(regency, village)
    return village


def fill(world: World, count: int, answers: Callable[[int], Answers], seed: int = 0) -> None:
    """Put made-up births into the village's log."""
    acts = [
        NewAct(
            r.entry.act,
            r.entry.kind,
            r.entry.subject,
            r.entry.actor,
            r.entry.role,
            r.entry.body,
            r.content.data if r.content else None,
        )
        for r in births(count, seed, answers=answers)
    ]
    with at(world.village):
        store.append(acts)


def requests(village: Home, records: Sequence[Record], size: int) -> list[bytes]:
    """Return the signed requests that bring a log's records, `size` in each."""
    own = Head(village.node, 1, 0, bytes(32))
    told = Told(UP_TO_DATE, 0, MORNING)
    with at(village):
        return [
            exchange.request(own, records[start : start + size], "99.01", keys.sign, told).raw
            for start in range(0, len(records), size)
        ]
