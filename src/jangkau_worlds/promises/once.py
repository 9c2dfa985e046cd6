"""Nothing acknowledged is lost, nothing counts twice, and what is held has no effect."""

from collections import Counter
from itertools import pairwise

from jangkau.ledger import store
from jangkau.ledger.entries import Record
from jangkau.ledger.rows import STANDING, entries, read, standing
from jangkau.office.derived.models import Case
from jangkau.office.loading import LET_IN, effective, spoken_of
from jangkau_worlds.world import World

NEVER = 10**18  # a position that no world reaches


def nothing_is_lost(world: World) -> None:
    """Check that each act somebody was told of stands once, or died with its last copy."""
    with world.regency.visit():
        stood = Counter(standing().values_list("act", flat=True))
        filed = Counter(Case.objects.values_list("receipt_number", flat=True))
    for one in world.book.acked():
        if not stood[one.act] and not one.gone:
            world.breach("lost", f"{type(one.command).__name__} {one.act} of {one.place}")
        if not stood[one.act] and one.ticks == 2:
            world.breach("lost at two ticks", str(one.act))
    for what, count in (*stood.items(), *filed.items()):
        if count > 1:
            world.breach("doubled", str(what))


def order_is_whole(world: World) -> None:
    """Check that positions have no gap, and what was seen comes before who saw it."""
    with world.regency.visit():
        told = entries().values_list("position", flat=True)
        positions = sorted(one or 0 for one in told)
        _without_gaps(world, positions)
        for application in world.book.villages:
            _seen_first(world, store.history(application))


def _without_gaps(world: World, positions: list[int]) -> None:
    """Check that positions go on by one; they jump only where a server came back."""
    if len(positions) != len(set(positions)):
        world.breach("a position was given twice", str(positions))
    jumps = sum(one + 1 != after for one, after in pairwise([0, *positions]))
    if jumps > len(world.restored) or max(positions, default=0) > store.last_position():
        world.breach("positions have a gap", str(positions))


def _seen_first(world: World, history: list[Record]) -> None:
    place = {record.entry.act: index for index, record in enumerate(history)}
    for record in history:
        said = world.book.said.get(record.entry.act)
        if said is None or any(step >= said.step for step in world.restored):
            continue
        late = [one for one in said.saw if place.get(one, -1) > place[said.act]]
        if late and not world.restored:
            world.breach("an act comes before what its author saw", f"{said.act} {late[0]}")


def held_is_held(world: World) -> None:
    """Check that what a device may not do is held, without effect until it is let in."""
    with world.regency.visit():
        records = read(f"{STANDING} ORDER BY e.position", [])
        for application in world.book.villages:
            _no_effect(world, store.history(application))
    for record in records:
        entry, said = record.entry, world.book.said.get(record.entry.act)
        if said is None or entry.node == world.regency.name:
            continue
        outside = said.outside if said.place == entry.node else False
        cut_off = (record.position or 0) > world.revoked.get(entry.node, NEVER)
        if (outside or cut_off) and record.verdict != "held":
            world.breach("not held", f"{entry.kind} {entry.act} of {entry.node}")
        if record.verdict == "held" and not (outside or cut_off or world.restored):
            world.breach("held without a cause", f"{record.reason} {entry.act}")


def _no_effect(world: World, history: list[Record]) -> None:
    let_in = {spoken_of(one) for one in history if one.entry.kind == LET_IN}
    for record in effective(history):
        if record.verdict == "held" and record.entry.act not in let_in:
            world.breach("a held act has effect", str(record.entry.act))
