"""Nobody is overwritten: words stand, wait for a person, or gave way to who had seen them."""

from collections.abc import Mapping
from typing import Any

from jangkau.ledger import store
from jangkau.office.loading import acts
from jangkau.rules.application import Act, Application, evolve
from jangkau.rules.application.evolve import paper_of
from jangkau.rules.application.state import item_value
from jangkau_worlds.world import World


def nobody_is_overwritten(world: World) -> None:
    """Follow each application act by act: what changes was seen before it was changed."""
    with world.regency.visit():
        for application in world.book.villages:
            state = Application(application)
            for act in acts(store.history(application)):
                after = evolve(state, act)
                if state.stage != "unknown" and not state.waiting:
                    _look(world, state, act, after)
                state = after


def _look(world: World, before: Application, act: Act, after: Application) -> None:
    words = _words(act)
    for item, (old, new) in words.items():
        standing = item_value(before, item)
        changed = item_value(after, item) != standing
        if changed and standing not in (old, new):
            world.breach("overwritten", f"{item} by {act.act}")
        waits = any(one.item == item and one.act == act.act for one in after.conflicts)
        if item_value(after, item) != new and not waits:
            world.breach("words dropped", f"{item} of {act.act}")
    if act.kind != "application.resolved":
        gone = [one for one in before.conflicts if one not in after.conflicts]
        if gone:
            world.breach("a difference vanished", f"{gone[0].item} by {act.act}")


def _words(act: Act) -> Mapping[str, tuple[Any, Any]]:
    if act.kind != "application.mended":
        return {}
    fields = act.content.get("fields", {})
    papers = act.body.get("papers", {})
    told = {f"field:{name}": (old, new) for name, (old, new) in fields.items()}
    return told | {
        f"paper:{key}": (old and paper_of(old), paper_of(new))
        for key, (old, new) in papers.items()
    }
