"""Records a day's work once, then cuts the power in it, again and again."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from jangkau.ledger.sqlcipher import base as sqlcipher
from jangkau_worlds.power import disk, files, place, story, trace, vfs
from jangkau_worlds.power.judge import judge
from jangkau_worlds.power.story import Truth
from jangkau_worlds.power.trace import Made, Sized, Synced, Told, Trace, Wrote, folder_of

STEPS = 30  # things done in one recorded day
A_DAY = 250  # cuts in one recorded day; then another day is recorded


@dataclass(frozen=True, slots=True)
class Fault:
    """A planted fault, which the cuts must find."""

    synchronous: str = "FULL"
    lies: tuple[str, ...] = ()
    early: bool = False


FAULTS = {
    "none": Fault(),
    "normal": Fault(synchronous="NORMAL"),
    "photo-folder-not-synced": Fault(lies=("desk/blobs/",)),
    "told-before-commit": Fault(early=True),
    "keeper-not-synced": Fault(lies=("keeper/shelf.jangkau",)),
    "bundle-not-synced": Fault(lies=("stick/",)),
}


@dataclass(slots=True)
class Toll:
    """What the cuts cost: acknowledged things lost, and what was found broken, in words."""

    cuts: int = 0
    lost: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    bitten: int = 0  # cuts that lost or broke something
    events: int = 0
    told: int = 0

    @property
    def clean(self) -> bool:
        """Whether nothing was lost and everything whole."""
        return not self.bitten


def suffer(
    count: int,
    seed: int,
    fault: Fault,
    each: Callable[[int], None] = lambda _: None,
    steps: int = STEPS,
) -> Toll:
    """Cut the power `count` times and return the toll; `each` hears of every cut."""
    toll, day = Toll(), 0
    while toll.cuts < count:
        random = Random(f"{seed}/{day}")  # noqa: S311  # what fails, not what is secret
        with _recorded(random, fault, steps) as (recorded, truth):
            toll.events += len(recorded.events)
            toll.told += sum(isinstance(one, Told) for one in recorded.events)
            for image, told in _cuts(recorded, min(A_DAY, count - toll.cuts), random):
                _look(image, told, truth, toll, seed)
                each(1)
        day += 1
    return toll


@contextmanager
def _recorded(random: Random, fault: Fault, steps: int) -> Iterator[tuple[Trace, Truth]]:
    before, root = sqlcipher.PRAGMAS, place.scratch()
    try:
        place.found(root)
        recorded = trace.begin(root, fault.lies)
        if fault.synchronous != "FULL":
            weaker = [one.replace("FULL", fault.synchronous) for one in before]
            setattr(sqlcipher, "PRAGMAS", tuple(weaker))  # noqa: B010
        with ExitStack() as stack:
            stack.enter_context(vfs.listening(recorded))
            stack.enter_context(files.listening(recorded))
            stack.enter_context(place.at(root / place.DESK))
            truth = story.play(recorded, random, steps, fault.early)
        yield recorded, truth
    finally:
        setattr(sqlcipher, "PRAGMAS", before)  # noqa: B010
        shutil.rmtree(root, ignore_errors=True)


def _cuts(
    recorded: Trace, count: int, random: Random
) -> Iterator[tuple[disk.Image, list[Told]]]:
    """Give what is on the disk after each cut, and what had been told by then."""
    events, moments = recorded.events, _moments(recorded, count, random)
    state, at, told = disk.at_start(recorded), 0, list[Told]()
    for moment in moments:
        for event in events[at:moment]:
            if isinstance(event, Told):
                told.append(event)
            else:
                disk.happen(state, event)
        at = max(at, moment)
        yield disk.cut(state, disk.fate(random), random), told


def _moments(recorded: Trace, count: int, random: Random) -> list[int]:
    """Return after how many events the power goes.

    A third each: right after a word given, in the life of a file (whichever place it is
    of), anywhere.
    """
    answered, lives = list[int](), dict[str, list[int]]()
    names = dict(enumerate(recorded.start, 1))
    for at, event in enumerate(recorded.events, 1):
        if isinstance(event, Made):
            names[event.number] = event.path
        if isinstance(event, Told):
            answered.append(at)
        elif isinstance(event, Made | Wrote | Sized | Synced):
            lives.setdefault(folder_of(names[event.number])[:10], []).append(at)
    ways: list[Callable[[], int]] = [
        lambda: random.choice(answered),
        lambda: random.choice(lives[random.choice(list(lives))]),
        lambda: random.randint(0, len(recorded.events)),
    ]
    return sorted(random.choice(ways)() for _ in range(count))


def _look(image: disk.Image, told: list[Told], truth: Truth, toll: Toll, seed: int) -> None:
    root = place.scratch()
    try:
        write(image, root)
        found = judge(root, told, truth)
    finally:
        shutil.rmtree(root, ignore_errors=True)
    toll.cuts += 1
    toll.bitten += bool(found.lost or found.broken)
    toll.lost += [f"seed {seed} cut {toll.cuts}: {one}" for one in found.lost]
    toll.broken += [f"seed {seed} cut {toll.cuts}: {one}" for one in found.broken]


def write(image: disk.Image, root: Path) -> None:
    """Build the files of an image below a folder."""
    for name, data in image.items():
        if data is None:
            (root / name).mkdir(mode=0o700)
        else:
            (root / name).write_bytes(data)
