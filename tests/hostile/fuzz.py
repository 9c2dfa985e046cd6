"""Tries the doors with strange bytes, and counts what broke, was half taken, or took long."""

import resource
import shutil
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from sqlcipher3 import dbapi2

from jangkau.errors import Refusal
from jangkau.ledger.home import Home
from jangkau.sync.limits import Malformed
from tests.databases import at, make_home
from tests.hostile.doors import Door, doors
from tests.hostile.samples import Samples, gather

TURN = 100  # inputs at one door, then another
LONGEST = 5.0  # seconds of work that one input may cost


@dataclass(slots=True)
class Tally:
    """How many inputs each door refused and took, and what went wrong, with its input."""

    refused: Counter[str] = field(default_factory=Counter)
    taken: Counter[str] = field(default_factory=Counter)
    crashes: dict[str, bytes] = field(default_factory=dict)
    crashed: Counter[str] = field(default_factory=Counter)
    partial: dict[str, bytes] = field(default_factory=dict)
    slowest: tuple[float, str, bytes] = (0.0, "", b"")

    @property
    def inputs(self) -> int:
        """How many inputs there were."""
        return self.refused.total() + self.taken.total() + self.crashed.total()


def try_doors(
    folder: Path, inputs: int, seed: int, each: Callable[[int], None] = lambda _: None,
    only: str = "", make: Callable[[Path], Home] = make_home, turn: int = TURN,
) -> Tally:  # fmt: skip
    """Bring so many inputs and return the tally; each door stands anew after what it took."""
    random, tally, told = Random(seed), Tally(), gather(folder, make)
    whole = _copies(told, folder)
    ways = [one for one in doors(told, folder) if only in ("", one.name)]
    first = list(ways)  # each once, then by weight
    with suppress(KeyboardInterrupt):  # stopped early: what was seen so far counts
        while tally.inputs < inputs:
            door = first.pop() if first else random.choices(ways, [w.weight for w in ways])[0]
            _turn(door, min(turn, inputs - tally.inputs), random, tally)
            _anew(whole if door.home else {})
            each(turn)
    return tally


def peak() -> int:
    """Return the most memory that this process ever had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _turn(door: Door, count: int, random: Random, tally: Tally) -> None:
    with _standing_at(door.home) as commits:
        for _ in range(count):
            raw, before = door.bring(random), commits()
            started = time.process_time()
            try:
                door.feed(raw)
                tally.taken[door.name] += 1
            except (Refusal, Malformed):
                tally.refused[door.name] += 1
                if commits() != before:
                    tally.partial[f"{door.name} #{len(tally.partial)}"] = raw
            except Exception as error:
                where = f"{door.name}: {_place(error)}"
                tally.crashed[where] += 1
                tally.crashes.setdefault(where, raw)
            took = time.process_time() - started
            if took > tally.slowest[0]:
                tally.slowest = (took, door.name, raw)


def _place(error: Exception) -> str:
    """Return what broke and where: the last line of ours, and the very last."""
    lines = traceback.extract_tb(error.__traceback__)
    ours = [one for one in lines if "/jangkau/" in one.filename] or lines
    told = [f"{Path(one.filename).name}:{one.lineno}" for one in (ours[-1], lines[-1])]
    return " ".join([type(error).__name__, *dict.fromkeys(told)])


@contextmanager
def _standing_at(home: Home | None) -> Iterator[Callable[[], int]]:
    """Be at a home, with a count of what was committed there; nowhere, it stays 0."""
    if home is None or home.role == "keeper":
        yield lambda: 0
        return
    if home.database_url:
        with at(home):
            yield lambda: 0
        return
    watch: Any = dbapi2.connect(home.database)
    watch.execute(f"PRAGMA key = \"x'{(home.keys / 'db.key').read_bytes().hex()}'\"")
    try:
        with at(home):
            yield lambda: int(watch.execute("PRAGMA data_version").fetchone()[0])
    finally:
        watch.close()


def _copies(told: Samples, folder: Path) -> dict[Path, Path]:
    kept = {}
    for home in (told.world.regency, told.world.village):
        if home.database.exists():
            kept[home.database] = folder / f"{home.node}.whole"
            shutil.copy(home.database, kept[home.database])
    kept[told.keeper.path / "shelf.jangkau"] = folder / "no-shelf"
    return kept


def _anew(whole: dict[Path, Path]) -> None:
    for path, copy in whole.items():
        for left in path.parent.glob(f"{path.name}*"):
            left.unlink()
        if copy.exists():
            shutil.copy(copy, path)
