"""A server with a standby: what was answered must be there after a failover."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import connections

from jangkau.ledger.rows import standing
from jangkau.office import travel
from jangkau_worlds import homes
from jangkau_worlds.cuts import copy_folder
from jangkau_worlds.disasters import put_back
from jangkau_worlds.place import Place, forget
from jangkau_worlds.world import World

CHANGES = ("INSERT", "UPDATE", "DELETE")


def fail_over(world: World) -> str:
    """Let the standby lag while a node sends twice, then let it take over.

    A commit that changed something waits for the standby, which then has all before it
    too; one that changed nothing is answered at once. The first answer never comes.
    """
    place = world.somewhere(regency=False)
    regency, line = world.regency, world.lines[place.name]
    if not _waits(place):
        return "nothing"
    standby = world.folder / "images" / f"standby-{world.step}"
    _replicate(regency, standby)
    line.coming = ["lost ack"]
    with place.visit():
        world.refused(lambda: travel.round_trip(line.link()))
    forget(regency.home)
    world.time.ms += 5_000
    wrote: list[int] = []
    deliver = line.deliver

    def replayed(path: str, raw: bytes) -> Any:
        with counting(wrote):
            return deliver(path, raw)

    line.deliver, line.coming = replayed, []
    with place.visit():
        told = world.refused(lambda: travel.round_trip(line.link()))
    line.deliver = deliver
    if sum(wrote):
        _replicate(regency, standby)
    put_back(regency, standby)
    _examine(world, place)
    world.fired["failover"] += 1
    return f"{place.name} {told if isinstance(told, str) else 'taken'}"


def _waits(place: Place) -> bool:
    with place.visit():
        return bool(standing().filter(node=place.name, position=None).exists())


def _replicate(regency: Place, standby: Path) -> None:
    copy_folder(regency.home.path, standby)
    if regency.home.database_url:
        (standby / "database").write_text(homes.copy_of(regency.home))


def _examine(world: World, place: Place) -> None:
    """Everything that a node was told is at the regency is there."""
    with place.visit():
        told = standing().filter(node=place.name).exclude(position=None)
        answered = set(told.values_list("act", flat=True))
    lacking = answered - world.acts_at(world.regency)
    for act in sorted(lacking):
        world.breach("an answer named what the standby lacks", str(act))


@contextmanager
def counting(wrote: list[int]) -> Iterator[None]:
    """Count the rows that statements change, on connections opened meanwhile."""
    create = connections.create_connection

    def created(alias: str) -> Any:
        connection = create(alias)
        connection.execute_wrappers.append(_counter(wrote))
        return connection

    connections.create_connection = created  # type: ignore[method-assign]
    try:
        yield
    finally:
        connections.create_connection = create  # type: ignore[method-assign]


def _counter(wrote: list[int]) -> Any:
    def executing(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        told = execute(sql, params, many, context)
        if sql.lstrip().upper().startswith(CHANGES):
            wrote.append(max(context["cursor"].rowcount, 0))
        return told

    return executing
