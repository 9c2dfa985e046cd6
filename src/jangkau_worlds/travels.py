"""What travels: trips by the line, photos, sticks, and the second copy."""

from pathlib import Path

from jangkau.office import notices, paper_lane, travel
from jangkau.sync import stick
from jangkau.sync.stick import Cover, Section
from jangkau_worlds.disasters import fill_keeper
from jangkau_worlds.people import NODES
from jangkau_worlds.world import World


def trip(world: World) -> str:
    """Make one round trip from some node."""
    place = world.somewhere(regency=False)
    with world.at_work(place):
        told = world.refused(lambda: travel.round_trip(world.lines[place.name].link()))
        return str(told)


def photos(world: World) -> str:
    """Carry some chunks of photos, up and down."""
    place = world.somewhere(regency=False)
    with world.at_work(place):
        link, few = world.lines[place.name].link(), world.random.randint(1, 4)
        return str(world.refused(lambda: paper_lane.carry(link, few)))


def late_message(world: World) -> str:
    """Let a message arrive that everybody has given up."""
    held = [line for line in world.lines.values() if line.late]
    if not held:
        return "nothing"
    world.random.choice(held).carry_late()
    return "arrived"


def push(world: World) -> str:
    """Bring the keeper what it lacks."""
    with world.at_work(world.regency):
        return fill_keeper(world)


def tell(world: World) -> str:
    """Publish what the nodes have to know."""
    with world.at_work(world.regency):
        return str(world.refused(notices.refresh))


def write_stick(world: World) -> str:
    """Write a bundle at a node, or the answers for all nodes at the regency."""
    place = world.somewhere()
    folder = world.folder / "stick"
    with world.at_work(place):
        told = world.refused(lambda: travel.export_stick(folder))
        if not isinstance(told, str):
            world.fired["stick"] += 1
        return "written" if not isinstance(told, str) else told


def read_stick(world: World) -> str:
    """Take in some bundle that lies on the stick: new, old, torn, or not for here."""
    bundles = sorted((world.folder / "stick").glob(f"*{stick.SUFFIX}"))
    if not bundles:
        return "nothing"
    path = world.random.choice(bundles)
    place = world.places[_reader(world, path)]
    if world.random.random() < 0.1:
        whole = path.read_bytes()
        path.write_bytes(whole[: world.random.randrange(len(whole))])
    with world.at_work(place):
        told = world.refused(lambda: travel.import_stick(path))
        return f"{place.name} {told if isinstance(told, str) else told.new}"


def _reader(world: World, path: Path) -> str:
    """Return who takes a bundle in: mostly who it is for, sometimes anybody."""
    node = next((one for one in NODES if one in path.name), "")
    if node not in world.open_places() or world.random.random() < 0.1:
        return world.somewhere().name
    down = path.name.startswith(("jawaban", "untuk"))
    return node if down else world.regency.name


def foreign_stick(world: World) -> str:
    """Take in a bundle that another regency's device wrote, or an unknown one."""
    regency = world.random.choice(("99.02", world.regency.home.regency))
    path = world.folder / "stick" / f"asing-{world.step}{stick.SUFFIX}"
    with world.regency.visit():
        receiver = world.public().seal
    cover = Cover(regency, "v-9999", 1, 1, 1, world.time.ms, (receiver,))
    stick.write(path, cover, [Section(stick.FRAME, b"x" * 99)], world.foreign_key)
    with world.at_work(world.regency):
        told = world.refused(lambda: travel.import_stick(path))
    if told not in ("JKL-1412", "JKL-1413", "JKL-1501"):
        world.breach("a foreign stick was taken", str(told))
    path.unlink()
    world.fired["foreign stick"] += 1
    return str(told)
