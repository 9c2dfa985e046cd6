"""A place where people work: a node's home, how its power goes, and how it comes back."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from django.db import connection, connections

from jangkau.ledger import clock, durable, keys
from jangkau.ledger.home import Home
from jangkau.office import receiving
from jangkau_worlds.cuts import Fuse, PowerCut, copy_folder, wire
from jangkau_worlds.homes import at

DATABASE = ("jangkau.sqlite3", "jangkau.sqlite3-wal", "jangkau.sqlite3-shm")
FULL = 2  # PRAGMA synchronous


@dataclass
class Place:
    """A home, with what was copied of it earlier; `deaths` counts its powers cut."""

    home: Home
    fuse: Fuse
    random: Random
    images: list[Path] = field(default_factory=list)
    deaths: int = 0

    @property
    def name(self) -> str:
        """The node's name."""
        return self.home.node

    @contextmanager
    def visit(self, dies: bool = False) -> Iterator[None]:
        """Be here; a power cut leaves what the disk had, and nothing else.

        With `dies` a fuse that still burns takes the power when the visit is over.
        """
        began = time.time_ns()
        try:
            with at(self.home):
                wire(connections["default"], self.fuse)
                try:
                    yield
                    if dies:
                        self.fuse.burn_out()
                except BaseException:
                    if not self.fuse.falling:
                        raise
                    self._fall(began)  # whatever else a falling process said
                    raise PowerCut from None
        except PowerCut:
            self._rise()
            raise

    @property
    def _left(self) -> Path:
        return self.home.path.with_name(f"{self.home.path.name}.left")

    def _fall(self, began: int) -> None:
        """Copy what would be found on the disk; the connection is closed only afterwards."""
        copy_folder(self.home.path, self._left)
        if self.fuse.end == "power":
            if connection.vendor == "sqlite" and not _commits_are_synced():
                (self._left / DATABASE[1]).unlink(missing_ok=True)
            self._tear(began)

    def _tear(self, began: int) -> None:
        """Of files written since `began` and never fsynced, keep a part."""
        for path in sorted(self.home.path.rglob("*")):
            told = path.stat()
            if path.name in DATABASE or not path.is_file() or told.st_mtime_ns < began:
                continue
            if self.fuse.synced.get(told.st_ino) != told.st_size:
                left = self._left / path.relative_to(self.home.path)
                os.truncate(left, self.random.randint(0, told.st_size))

    def _rise(self) -> None:
        """Put back what the disk had and forget what the memory had."""
        shutil.rmtree(self.home.path)
        self._left.rename(self.home.path)
        self.deaths += 1
        self.fuse.falling = False
        forget(self.home)


def forget(home: Home) -> None:
    """Empty what a process at this home remembered."""
    clock._seen.pop(home.path / "clock", None)
    durable._durable.clear()
    if home.role == "regency":
        receiving._answers.clear()


def forget_all() -> None:
    """Empty what this process remembers of any home."""
    clock._seen.clear()
    durable._durable.clear()
    receiving._answers.clear()
    keys._read.cache_clear()


def _commits_are_synced() -> bool:
    with connection.cursor() as cursor:
        return bool(cursor.execute("PRAGMA synchronous").fetchone()[0] >= FULL)
