"""Faults of keeping: dropped too early, called safe too early, or copied too seldom."""

import os
from pathlib import Path
from typing import Any
from unittest.mock import patch

from jangkau.ledger import store
from jangkau.ledger.rows import entries, read
from jangkau.office import learning, receiving, travel
from jangkau.sync import shelf
from jangkau_worlds import disasters


def prune_on_one_tick() -> Any:
    """Drop a device's own acts as soon as the regency has them."""
    real = learning.learn

    def learn(told: Any) -> Any:
        report = real(told)
        own = store.own_head()
        rows = entries().filter(node=own.node).exclude(position=None)
        mine = "e.node = %s AND e.position IS NOT NULL"
        for record in read(mine, [own.node], opened=False):
            if not store.is_safe(record):
                rows.filter(seq=record.entry.seq).delete()
        return report

    return patch.object(travel, "learn", learn)


def nightly_backup_only() -> Any:
    """Bring back last night's backup alone after a lost server."""
    return patch.object(disasters, "recover", lambda _world: None)


def two_ticks_without_keeper() -> Any:
    """Let the regency call safe what it has taken itself."""
    real = receiving.compose

    def compose(*told: Any, **more: Any) -> Any:
        store.mark_safe_through(store.last_position())
        return real(*told, **more)

    return patch.object(receiving, "compose", compose)


def torn_shelf() -> Any:
    """Let the keeper go on behind what a full disk left of a parcel."""

    def append(path: Path, data: bytes) -> None:
        with path.open("ab") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    return patch.object(shelf, "_append", append)
