"""Makes a world: a regency on either database, its keeper, two villages and a van."""

import shutil
from collections import Counter
from pathlib import Path
from random import Random

from jangkau.ledger.home import Home, create
from jangkau_worlds.chance import Time
from jangkau_worlds.cuts import Fuse
from jangkau_worlds.homes import make_home, make_server_home, server_stands
from jangkau_worlds.line import Line, Shelf, at_keeper, at_regency
from jangkau_worlds.people import NODES, OFFICE, settle_in
from jangkau_worlds.place import Place
from jangkau_worlds.second_copy import Copies
from jangkau_worlds.world import World

ON_SERVER = 5  # one world of so many has its regency on PostgreSQL


def make(seed: int, folder: Path, random: Random, time: Time, fuse: Fuse) -> World:
    """Return a world in which nothing has happened yet; `folder` is emptied first."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("stick", "images"):
        (folder / name).mkdir(parents=True)
    office = (make_server_home if on_server(seed) else make_home)(folder / "regency")
    homes = [_node(folder, name) for name in NODES]
    keeper = create(folder / "keeper", "keeper", OFFICE, f"{OFFICE}-keeper", "Penjaga", OFFICE)
    settle_in(office, homes)
    regency = Place(office, fuse, random)
    places = {home.node: Place(home, fuse, random) for home in (office, *homes)}
    places[office.node] = regency
    fired: Counter[str] = Counter()
    shelf = Shelf(Place(keeper, fuse, random))
    lines = {name: Line(random, fired, at_regency(regency)) for name in NODES}
    keeper_line = Line(random, fired, at_keeper(shelf))
    return World(
        seed, folder, random, time, fuse, regency, places, shelf, lines, keeper_line, fired,
        Copies(office, keeper),
    )  # fmt: skip


def on_server(seed: int) -> bool:
    """Return whether the regency of a seed is on PostgreSQL, where there is one."""
    return seed % ON_SERVER == 0 and server_stands()


def _node(folder: Path, name: str) -> Home:
    role, area, _ = NODES[name]
    return make_home(folder / name, role=role, node=name, jurisdiction=area)
