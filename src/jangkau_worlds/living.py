"""Lives one world: its steps, what goes wrong between and within them, and its end."""

import hashlib
import shutil
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from random import Random

from jangkau.errors import Refusal
from jangkau_worlds import deeds, disasters, homes, promises, settling, standby, travels
from jangkau_worlds.chance import Time, seeded
from jangkau_worlds.cuts import NO_ROOM, Fuse, PowerCut, watched
from jangkau_worlds.line import FAULTS
from jangkau_worlds.making import make, on_server
from jangkau_worlds.place import forget_all
from jangkau_worlds.planted import PLANTED
from jangkau_worlds.world import Breach, World

Step = Callable[[World], str]
DEEDS: dict[Step, int] = {
    deeds.file: 14, deeds.mend: 12, deeds.office: 16, deeds.hand_over: 3, deeds.again: 7,
    deeds.carried_twice: 2, deeds.look_at_held: 3, travels.trip: 20, travels.photos: 4,
    travels.late_message: 2, travels.push: 9, travels.tell: 2, travels.write_stick: 6,
    travels.read_stick: 9,
}  # fmt: skip
# Of nine worlds, one travels by stick, and in one people mend the same words over and over.
BY_STICK = DEEDS | {
    deeds.elsewhere: 20,
    travels.trip: 5,
    travels.write_stick: 25,
    travels.read_stick: 30,
}
QUARREL = DEEDS | {deeds.mend: 45, deeds.file: 6, travels.trip: 35}
EVENTS: dict[Step, int] = {
    travels.foreign_stick: 3, disasters.clock_jump: 4, disasters.take_image: 6,
    disasters.restore_image: 3, disasters.back_up: 5, disasters.lose_server: 3,
    disasters.lose_keeper: 2, disasters.revoke: 2, standby.fail_over: 3,
}  # fmt: skip
LAST = 10**6  # more moments than any step has
KINDS = (
    *FAULTS, "stick", "foreign stick", "clock jump", "kill", "power", "full", "image",
    "backup restored", "keeper lost", "revoked", "failover",
)  # fmt: skip


@dataclass(frozen=True)
class Lived:
    """How a world went: what fired, what was broken, and the mark of its whole course."""

    seed: int
    fired: dict[str, int]
    breaches: tuple[Breach, ...]
    acts: int
    gone: int
    mark: str
    trace: tuple[str, ...]


def live(seed: int, folder: Path, planted: str = "", steps: int = 0) -> Lived:
    """Live the world of a seed in a folder, which is removed afterwards.

    `planted` names a design fault that this world lives with; `steps` is how long it
    lives, by its seed unless told.
    """
    with PLANTED[planted]() if planted else nullcontext():
        return _live(seed, folder, steps)


def _live(seed: int, folder: Path, steps: int) -> Lived:
    homes.prepare(on_server(seed))
    forget_all()
    random, time, fuse = Random(seed), Time(), Fuse()  # noqa: S311  # a world, no secret
    with seeded(random, time), watched(fuse):
        world = make(seed, folder, random, time, fuse)
        try:
            usual = random.randint(25, 60)
            for _ in range(steps or usual):
                take_step(world)
            fuse.put_out()
            settling.settle(world)
            promises.examine(world)
        finally:
            if world.regency.home.database_url:
                homes.drop_copies()
    shutil.rmtree(folder, ignore_errors=True)
    acked = world.book.acked()
    marked = hashlib.sha256("\n".join(world.trace).encode()).hexdigest()[:16]
    gone = sum(bool(one.gone) for one in acked)
    told = tuple(world.breaches), len(acked), gone, marked, tuple(world.trace)
    return Lived(seed, dict(world.fired), *told)


def take_step(world: World) -> None:
    """Let one thing happen, perhaps badly, and write it down."""
    world.step += 1
    world.time.ms += world.random.randint(1_000, 1_800_000)
    what = ""
    if world.random.random() < 0.14:
        step = _chosen(world, EVENTS)
    else:
        step = _chosen(world, _deeds(world.seed))
        what = _arm(world) if world.random.random() < 0.35 else ""
    try:
        told = step(world)
    except PowerCut:
        told = "cut"
    except Refusal as refusal:  # of what comes before the act itself, such as a photo
        told = refusal.code
    world.fired[world.fuse.end] += world.fuse.burned
    world.fuse.burned = 0
    world.fuse.put_out()
    world.trace.append(f"{world.step} {step.__name__} {what} {told}".replace("  ", " "))


def _deeds(seed: int) -> dict[Step, int]:
    return {4: BY_STICK, 7: QUARREL}.get(seed % 9, DEEDS)


def _chosen(world: World, steps: dict[Step, int]) -> Step:
    return world.random.choices(list(steps), list(steps.values()))[0]


def _arm(world: World) -> str:
    """Prepare one thing that goes wrong during the next step."""
    random = world.random
    kind = random.choice(("line", "line", "kill", "power", "full"))
    if kind == "line":
        for line in (*world.lines.values(), world.keeper_line):
            line.coming = [random.choice(("", *FAULTS)) for _ in range(random.randint(1, 3))]
        return kind
    last = kind != "full" and random.random() < 0.35  # just after somebody was answered
    world.fuse.light(LAST if last else int(random.expovariate(1 / 25)) + 1, kind)
    if kind == "full" and random.random() < 0.4:
        world.fuse.free, world.fuse.burned = NO_ROOM, 1
    return kind
