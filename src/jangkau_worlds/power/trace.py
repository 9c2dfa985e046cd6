"""What a program asked of its disk, in order, and when it said that a thing is kept."""

import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Made:
    """A file or folder `number` was made under a name (relative to the root)."""

    path: str
    number: int
    folder: bool = False


@dataclass(frozen=True, slots=True)
class Wrote:
    """Bytes went into a file at a place."""

    number: int
    at: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Sized:
    """A file was cut, or grown, to a size in bytes."""

    number: int
    size: int


@dataclass(frozen=True, slots=True)
class Synced:
    """A file's bytes and size were asked to be durable, and the disk said yes."""

    number: int


@dataclass(frozen=True, slots=True)
class Moved:
    """A file got another name; what had that name before has none."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Gone:
    """A name was removed."""

    path: str


@dataclass(frozen=True, slots=True)
class FolderSynced:
    """The names in a folder were asked to be durable, and the disk said yes."""

    path: str


@dataclass(frozen=True, slots=True)
class Told:
    """Somebody was told that a thing is kept: from here on it may never be lost."""

    what: str
    thing: object


Event = Made | Wrote | Sized | Synced | Moved | Gone | FolderSynced | Told


@dataclass(slots=True)
class Trace:
    """The events below a folder, and which file stands under which name now.

    `lies` are the planted faults: beginnings of the names whose sync the disk only
    pretends to do.
    """

    root: Path
    lies: tuple[str, ...] = ()
    events: list[Event] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)
    start: dict[str, bytes | None] = field(default_factory=dict)
    fresh: Iterator[int] = field(default_factory=lambda: count(1))
    lock: Any = field(default_factory=threading.RLock)


def begin(root: Path, lies: tuple[str, ...] = ()) -> Trace:
    """Return a trace that starts with what stands under `root`, all of it durable."""
    trace = Trace(root.resolve(), lies)
    for path in sorted(trace.root.rglob("*")):
        name = path.relative_to(trace.root).as_posix()
        trace.numbers[name] = next(trace.fresh)
        trace.start[name] = None if path.is_dir() else path.read_bytes()
    return trace


def name_of(trace: Trace, path: object) -> str | None:
    """Return a path's name below the root; None for what lies elsewhere."""
    if not isinstance(path, str | bytes | os.PathLike):
        return None
    told = Path(os.path.abspath(os.fsdecode(path)))  # noqa: PTH100  # links stay as they are
    if told == trace.root:
        return ""
    return told.relative_to(trace.root).as_posix() if trace.root in told.parents else None


def folder_of(name: str) -> str:
    """Return the name of the folder in which a name stands; "" for the root."""
    return name.rpartition("/")[0]


def made(trace: Trace, name: str, folder: bool = False) -> int:
    """Note that a file is opened for writing; return its number, a new one if it is new."""
    with trace.lock:
        if name not in trace.numbers:
            trace.numbers[name] = next(trace.fresh)
            trace.events.append(Made(name, trace.numbers[name], folder))
        return trace.numbers[name]


def moved(trace: Trace, old: str, new: str) -> None:
    """Note a rename."""
    with trace.lock:
        trace.numbers[new] = trace.numbers.pop(old)
        trace.events.append(Moved(old, new))


def gone(trace: Trace, name: str) -> None:
    """Note a removal."""
    with trace.lock:
        if trace.numbers.pop(name, None) is not None:
            trace.events.append(Gone(name))


def synced(trace: Trace, name: str, number: int) -> None:
    """Note that a file was made durable, unless the disk lies about it."""
    if not name.startswith(trace.lies or "\0"):
        trace.events.append(Synced(number))


def folder_synced(trace: Trace, name: str) -> None:
    """Note that a folder's names were made durable, unless the disk lies about it."""
    if not f"{name}/".startswith(trace.lies or "\0"):
        trace.events.append(FolderSynced(name))


def tell(trace: Trace, what: str, thing: object) -> None:
    """Note that somebody was told: this is kept."""
    trace.events.append(Told(what, thing))
