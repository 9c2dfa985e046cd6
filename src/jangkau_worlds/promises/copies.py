"""The second copy is what the ticks say, and photos are whole wherever they are shown."""

from jangkau.errors import Refusal
from jangkau.ledger import blobs, store
from jangkau.ledger.rows import read
from jangkau.office import paper_lane
from jangkau_worlds.world import World


def copies_are_true(world: World) -> None:
    """Check that the keeper can give back what is called safe."""
    kept = world.copies.now()
    if world.copies.damaged:
        world.breach("the second copy is damaged", "it cannot be read to its end")
    for place in world.places.values():
        with place.visit():
            for record in read("1 = 1 ORDER BY e.position", [], opened=False):
                if store.is_safe(record) and record.entry.act not in kept:
                    what = f"{place.name} {record.entry.act} {record.position}"
                    world.breach("called safe without a second copy", what)
    with world.regency.visit():
        if store.safe_position() > store.last_position():
            world.breach("safe beyond the end", str(store.safe_position()))


def papers_are_whole(world: World) -> None:
    """Check that a photo that is whole somewhere is whole at the regency, and opens."""
    had = set[bytes]()
    for name, place in world.places.items():
        if place is not world.regency and name not in world.revoked:
            with place.visit():
                own = read("e.node = %s AND e.verdict = 'admitted'", [name])
                named = [digest for _, digest in paper_lane.named(own)]
                had |= set(named) - set(blobs.missing(named))
    with world.regency.visit():
        for digest in sorted(had):
            try:
                blobs.get(digest)
            except Refusal as refusal:
                world.breach("a photo is not whole", f"{refusal.code} {digest.hex()}")
