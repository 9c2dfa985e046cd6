"""The promises that every world is held to, once all that was under way has arrived."""

from jangkau_worlds.promises.copies import copies_are_true, papers_are_whole
from jangkau_worlds.promises.folds import logs_are_whole, nodes_agree, tables_are_right
from jangkau_worlds.promises.mends import nobody_is_overwritten
from jangkau_worlds.promises.once import held_is_held, nothing_is_lost, order_is_whole
from jangkau_worlds.world import World

__all__ = ["examine"]


def examine(world: World) -> None:
    """Note every promise that was broken."""
    for promise in (
        nothing_is_lost,
        order_is_whole,
        held_is_held,
        nobody_is_overwritten,
        nodes_agree,
        copies_are_true,
        papers_are_whole,
        logs_are_whole,
        tables_are_right,
    ):
        promise(world)
