"""What happens to machines: images put back, servers lost, keepers lost, devices revoked."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from jangkau.ledger import store
from jangkau.office import tickets, travel
from jangkau.office.kept.models import Node
from jangkau.office.recovery import diary, from_keeper
from jangkau_worlds import homes
from jangkau_worlds.cuts import copy_folder
from jangkau_worlds.place import Place, forget
from jangkau_worlds.world import World

YEAR, HOUR = 365 * 86_400_000, 3_600_000  # ms


def fill_keeper(world: World) -> str:
    """Push to the keeper, from the regency."""
    told = world.refused(lambda: travel.push_to_keeper(world.keeper_line.link()))
    world.keeper_is_behind = world.keeper_is_behind and isinstance(told, str)
    return str(told)


def clock_jump(world: World) -> str:
    """Set some clock wrong, by hours at the office, by years elsewhere, or right again."""
    place = world.somewhere()
    most = HOUR if place is world.regency else 3 * YEAR
    off = world.random.choice((0, world.random.randint(-most, most)))
    world.time.off[place.name] = off
    world.fired["clock jump"] += off != 0
    return f"{place.name} {off}"


def take_image(world: World) -> str:
    """Copy a device's whole home, as an image of its disk."""
    place = world.somewhere(regency=False)
    image = world.folder / "images" / f"{place.name}-{world.step}"
    copy_folder(place.home.path, image)
    place.images.append(image)
    return place.name


def restore_image(world: World) -> str:
    """Put an old image back onto a device; what was done since is gone from it."""
    had = [one for one in world.places.values() if one.images and one is not world.regency]
    if not had:
        return "nothing"
    place = world.random.choice(had)
    before = world.acts_at(place, own=True)
    copy_folder(world.random.choice(place.images), place.home.path)
    forget(place.home)
    lost = before - world.acts_at(place, own=True)
    _note_gone(world, lost, "image")
    world.fired["image"] += 1
    return f"{place.name} {len(lost)}"


def back_up(world: World) -> str:
    """Copy the server's home and database, as every night."""
    place = world.regency
    image = world.folder / "images" / f"server-{world.step}"
    copy_folder(place.home.path, image)
    if place.home.database_url:
        (image / "database").write_text(homes.copy_of(place.home))
    place.images.append(image)
    return str(len(place.images))


def put_back(place: Place, image: object) -> None:
    """Let the server be what was copied; its database too."""
    copy_folder(image, place.home.path)
    told = place.home.path / "database"
    if told.exists():
        copied = homes.copy_of(place.home, told.read_text())
        place.home = replace(place.home, database_url=homes.server_url(copied, homes.APP))
        told.unlink()
    forget(place.home)


def lose_server(world: World) -> str:
    """Lose the server, put last night's backup in its place, and do what is to be done."""
    place = world.regency
    if not place.images or world.keeper_is_behind:  # one disaster at a time
        return "nothing"
    before = world.acts_at(place)
    put_back(place, place.images[-1])
    diary.mark_unrecovered(place.home.path, made=0, position=0)
    recover(world)
    lost = before - world.acts_at(place)
    _note_gone(world, lost, "server")
    world.restored.append(world.step)
    with place.visit():
        for node in list(world.revoked):
            _revoke(world, node)
    world.fired["backup restored"] += 1
    return str(len(lost))


def recover(world: World) -> None:
    """Read back from the keeper what the backup lacks, as its office is told to."""
    with world.regency.visit():
        from_keeper.bring_back(world.shelf.place.home.path)


def lose_keeper(world: World) -> str:
    """Lose the keeper's disk."""
    world.copies.ever()
    world.shelf.lose()
    world.keeper_is_behind = True
    world.fired["keeper lost"] += 1
    return "lost"


def revoke(world: World) -> str:
    """Revoke one device of the three, once in a world."""
    if world.revoked:
        return "nothing"
    place = world.somewhere(regency=False)
    with world.regency.visit():
        _revoke(world, place.name)
    world.fired["revoked"] += 1
    return place.name


def _revoke(world: World, node: str) -> None:
    tickets.revoke(Node.objects.get(node=node), "kantor")
    world.revoked[node] = store.last_position()


def _note_gone(world: World, lost: Iterable[UUID], by: str) -> None:
    """Note of which acts no copy is left that would ever come back."""
    lost = sorted(lost)
    left = set(world.acts_at(world.regency)) if lost else set()
    for place in world.places.values() if lost else ():
        left |= world.acts_at(place, own=True)
    for act in lost:
        said = world.book.said.get(act)
        if said is not None and act not in left:
            said.gone = by
            if said.ticks == 2:
                world.breach("two ticks were lost", f"{by} {act}")
