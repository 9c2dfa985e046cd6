"""The end of a world: every line heals, and all that is under way arrives."""

from collections.abc import Iterator

from django.conf import settings

from jangkau.errors import Refusal
from jangkau.ledger import store
from jangkau.office import learning, notices, paper_lane, travel
from jangkau_worlds.world import World

ROUNDS = 12


def settle(world: World) -> None:
    """Make trips from everywhere until nothing is new; note a breach if that never comes."""
    for line in (*world.lines.values(), world.keeper_line):
        line.heal()
        while line.late:
            line.carry_late()
    before = ""
    for _ in range(ROUNDS):
        world.time.ms += 60_000
        now = "".join(_round(world))
        if now == before:
            return
        before = now
    world.breach("it never settles", before)


def _round(world: World) -> Iterator[str]:
    with world.regency.visit():
        notices.refresh()
        yield _told(lambda: travel.push_to_keeper(world.keeper_line.link()))
        world.look(world.regency)
    for name, line in world.lines.items():
        place = world.places[name]
        with place.visit():
            yield _told(lambda line=line: travel.catch_up(line.link()).new)
            yield _told(lambda line=line: paper_lane.carry(line.link()))
            yield f" {settings.JANGKAU.node} {learning.left()} {store.own_head().seq};"
            world.look(place)


def _told(act: object) -> str:
    try:
        return f" {act()}"  # type: ignore[operator]
    except Refusal as refusal:
        return f" {refusal.code}"
