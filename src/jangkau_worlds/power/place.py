"""Where the cut happens: a village's home, a keeper and a stick in one folder."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from nacl.signing import SigningKey

from jangkau.ledger import keys
from jangkau.ledger.databases import databases
from jangkau.ledger.home import Home, create
from jangkau.rules.access import Actor
from jangkau.sync.keeper import open_keeper, pairing

REGENCY, VILLAGE, NODE = "99.01", "99.01.01.2003", "v-2003"
DESK, KEEPER, STICK = "desk", "keeper", "stick"
OPERATOR = Actor("operator", "Sri", "village_operator", VILLAGE, NODE, "desk")
OFFICE_KEY = SigningKey(b"the made-up office's signing key")


def scratch() -> Path:
    """Return a new folder in memory where the machine has one, else on the disk."""
    memory = Path("/dev/shm")  # noqa: S108  # a folder of its own in it
    there = memory if os.access(memory, os.W_OK) else None
    return Path(mkdtemp(prefix="jangkau-power-", dir=there))


def found(root: Path) -> None:
    """Make the three places below an empty folder; their databases are migrated."""
    for name in (DESK, KEEPER, STICK):
        shutil.copytree(_pattern() / name, root / name)


@contextmanager
def at(folder: Path) -> Iterator[Home]:
    """Let Django be the home in a folder for a while."""
    home, before_home, before = Home.load(folder), settings.JANGKAU, connections["default"]
    before_told = connections.settings["default"]
    settings.JANGKAU = home
    connections.settings["default"] = connections.configure_settings(databases(home))["default"]
    connections["default"] = connections.create_connection("default")
    try:
        yield home
    finally:
        connections["default"].close()
        settings.JANGKAU = before_home
        connections.settings["default"] = before_told
        connections["default"] = before


@cache
def _pattern() -> Path:
    root = scratch()
    create(root / DESK, "village", REGENCY, NODE, "Desa Contoh", VILLAGE, free_floor_mb=1)
    create(root / KEEPER, "keeper", REGENCY, "99.01-keeper", "Penjaga", REGENCY)
    (root / STICK).mkdir()
    office = bytes(OFFICE_KEY.verify_key)
    with at(root / DESK):
        call_command("migrate", verbosity=0)
        keys.trust_regency(keys.PublicKeys(office, keys.public().seal))
    paired = pairing(REGENCY, office)
    open_keeper(root / KEEPER).pair(OFFICE_KEY.sign(paired).signature + office)
    return root


def forget() -> None:
    """Remove the pattern of the places from the memory or disk."""
    if _pattern.cache_info().currsize:
        shutil.rmtree(_pattern(), ignore_errors=True)
        _pattern.cache_clear()
