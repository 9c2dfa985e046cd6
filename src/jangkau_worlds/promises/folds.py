"""All who hold an application hold the same; logs are whole and tables are right."""

from typing import Any
from uuid import UUID

from django.db import connection

from jangkau.ledger import store
from jangkau.ledger.rows import entries, standing
from jangkau.office import scope
from jangkau.office.derived.models import Case
from jangkau.office.kept.models import Node
from jangkau.office.loading import load
from jangkau.office.rebuild import rebuild
from jangkau.rules.application.commands import Submit
from jangkau_worlds.world import World


def nodes_agree(world: World) -> None:
    """Check that a node holds what is in its scope as the regency does, and no more."""
    for name, place in world.places.items():
        if place is world.regency or name in world.revoked:
            continue
        with world.regency.visit():
            mine = _scope(name)
            wanted = {one: _as_held(one) for one in mine}
            # Lost with a server, and brought again by a device revoked since: a person decides.
            waiting = set(standing().filter(verdict="held").values_list("subject", flat=True))
        with place.visit():
            held = {one: _as_held(one) for one in mine}
            orphans = _orphans(world, mine)
            others = set(standing().exclude(node=name).values_list("subject", flat=True))
        for one in sorted(mine):
            if one not in orphans and held[one] != wanted[one]:
                what = _difference(held[one], wanted[one])
                world.breach("a node differs", f"{name} {one} {what}")
        for one in sorted(others - mine - waiting - _died(world)):
            world.breach("a node holds what is not its own", f"{name} {one}")


def _scope(name: str) -> set[UUID]:
    cases = scope._cases(Node.objects.get(node=name))
    return set(cases.values_list("application", flat=True))


def _died(world: World) -> set[UUID]:
    """Return the applications whose filing is gone with its last device."""
    filed = [one for one in world.book.said.values() if isinstance(one.command, Submit)]
    return {one.command.application for one in filed if one.gone or not one.acked}


def _orphans(world: World, mine: set[UUID]) -> set[UUID]:
    """Return the applications of which a node has acts of the office that died with it."""
    gone = [one.act for one in world.book.said.values() if one.gone == "server"]
    return set(
        standing().filter(act__in=gone, subject__in=mine).values_list("subject", flat=True)
    )


def _as_held(application: UUID) -> tuple[Any, Any]:
    records = store.history(application)
    order = [(r.entry.act, r.position, r.received, r.verdict, r.reason) for r in records]
    return order, load(application)


def _difference(held: tuple[Any, Any], wanted: tuple[Any, Any]) -> str:
    lacking = [one for one in wanted[0] if one not in held[0]]
    more = [one for one in held[0] if one not in wanted[0]]
    if lacking or more:
        return f"lacks {lacking[:2]} has {more[:2]}"
    one, other = held[1], wanted[1]
    return str([n for n in one.__slots__ if getattr(one, n) != getattr(other, n)])


def logs_are_whole(world: World) -> None:
    """Check that every log verifies at every place, and every database is sound."""
    for place in world.places.values():
        with place.visit():
            for node in sorted(set(entries().values_list("node", flat=True))):
                for problem in store.verify_chain(node):
                    world.breach("a log is broken", f"{place.name}: {problem}")
            if connection.vendor == "sqlite":
                with connection.cursor() as cursor:
                    told = cursor.execute("PRAGMA integrity_check").fetchone()[0]
                if told != "ok":
                    world.breach("a database is damaged", f"{place.name}: {told}")


def tables_are_right(world: World) -> None:
    """Check that a rebuild changes nothing, anywhere."""
    for place in world.places.values():
        with place.visit():
            before = Case.objects.count()
            if not rebuild().equal:
                world.breach("a rebuild differs", f"{place.name} {before}")
