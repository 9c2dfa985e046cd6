"""The demo's clock: an offset in milliseconds that every node of the demo reads."""

import os
import time
from pathlib import Path

DAY = 24 * 3600 * 1000


def offset(file: Path) -> int:
    """Return the offset in milliseconds; 0 where none was set."""
    try:
        return int(file.read_text() or 0)
    except (FileNotFoundError, ValueError):
        return 0


def move(file: Path, by: int) -> int:
    """Move the clock on by so many milliseconds and return the new offset."""
    moved = offset(file) + by
    _write(file, moved)
    return moved


def show(file: Path, at: int) -> None:
    """Let the clock show a time (milliseconds since 1970, UTC) as from now."""
    _write(file, at - time.time_ns() // 1_000_000)


def right(file: Path) -> None:
    """Set the clock right."""
    _write(file, 0)


def _write(file: Path, value: int) -> None:
    # Replaced, not rewritten: a node may read it at any moment.
    draft = file.with_suffix(f".{os.getpid()}")
    draft.write_text(str(value))
    draft.replace(file)
