"""A disk in a power cut: what was synced stands, the rest may be there, half, or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from jangkau_worlds.power.trace import (
    Event,
    FolderSynced,
    Gone,
    Made,
    Moved,
    Sized,
    Synced,
    Trace,
    Wrote,
    folder_of,
)

SECTOR = 512  # bytes that a disk writes at once; what is larger can tear between them
Image = dict[str, bytes | None]  # by name; None for a folder


@dataclass(slots=True)
class Disk:
    """What is durable, and what was asked for since."""

    names: dict[str, int]
    folders: set[int]
    contents: dict[int, bytearray]
    loose: dict[int, list[Wrote | Sized]] = field(default_factory=dict)
    renamed: dict[str, list[Made | Moved | Gone]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fate:
    """How one cut treats what was not synced: the chance that a thing is kept, or torn."""

    kept: float
    torn: float
    named: float
    garbage: bool


def at_start(trace: Trace) -> Disk:
    """Return the disk as it was when the trace began."""
    order = {name: number for number, name in enumerate(trace.start, 1)}
    told = {order[name]: data for name, data in trace.start.items()}
    folders = {number for number, data in told.items() if data is None}
    contents = {n: bytearray(data) for n, data in told.items() if data is not None}
    return Disk(order, folders, contents)


def happen(disk: Disk, event: Event) -> None:
    """Let one event happen."""
    match event:
        case Made(path, number, folder):
            if folder:
                disk.folders.add(number)
            else:
                disk.contents[number] = bytearray()
            disk.renamed.setdefault(folder_of(path), []).append(event)
        case Moved(_, path) | Gone(path):
            disk.renamed.setdefault(folder_of(path), []).append(event)
        case Wrote(number) | Sized(number):
            disk.loose.setdefault(number, []).append(event)
        case Synced(number):
            for one in disk.loose.pop(number, ()):
                _apply(disk.contents[number], one)
        case FolderSynced(path):
            for name in disk.renamed.pop(path, ()):
                _rename(disk.names, name)


def fate(random: Random) -> Fate:
    """Return how the next cut treats what was not synced: nothing, all, or something kept."""
    return Fate(
        kept=random.choice((0.0, 0.1, 0.5, 0.9, 1.0)),
        torn=random.choice((0.0, 0.3, 1.0)),
        named=random.choice((0.0, 0.5, 1.0)),
        garbage=random.random() < 0.3,
    )


def cut(disk: Disk, fate: Fate, random: Random) -> Image:
    """Return what is found on the disk when the power is back."""
    names = dict(disk.names)
    for waiting in disk.renamed.values():
        for event in waiting:
            if random.random() < fate.named:
                _rename(names, event)
    image: Image = {}
    for name in sorted(names):
        folder, number = folder_of(name), names[name]
        if folder and image.get(folder, b"") is not None:
            continue  # the folder's own name was lost, and all in it
        lost = disk.loose.get(number, ())
        told = None if number in disk.folders else disk.contents[number]
        image[name] = None if told is None else _survived(told, lost, fate, random)
    return image


def _survived(
    durable: bytearray, loose: Sequence[Wrote | Sized], fate: Fate, random: Random
) -> bytes:
    if not loose:
        return bytes(durable)
    content, upto = bytearray(durable), len(loose)
    if random.random() < 0.3:  # the disk kept the order, and stopped somewhere
        upto = random.randint(0, len(loose))
    for event in loose[:upto]:
        if random.random() < fate.kept:
            _apply(content, event)
        elif isinstance(event, Wrote) and random.random() < fate.torn:
            _tear(content, event, fate, random)
    return bytes(content)


def _apply(content: bytearray, event: Wrote | Sized) -> None:
    if isinstance(event, Sized):
        del content[event.size :]
        content.extend(bytes(event.size - len(content)))
        return
    content.extend(bytes(max(0, event.at - len(content))))
    content[event.at : event.at + len(event.data)] = event.data


def _tear(content: bytearray, event: Wrote, fate: Fate, random: Random) -> None:
    """Keep some sectors of a write; a lost one, where the file grew, holds rubbish or nothing."""
    end, at, before = event.at + len(event.data), event.at, len(content)
    whole = random.random() < 0.5  # the size was kept, whatever became of the bytes
    while at < end:
        upto = min((at // SECTOR + 1) * SECTOR, end)
        if random.random() < 0.5:
            _apply(
                content, Wrote(event.number, at, event.data[at - event.at : upto - event.at])
            )
        elif fate.garbage and before <= at <= len(content):
            _apply(content, Wrote(event.number, at, random.randbytes(upto - at)))
        at = upto
    if whole and end > len(content):
        content.extend(bytes(end - len(content)))


def _rename(names: dict[str, int], event: Made | Moved | Gone) -> None:
    if isinstance(event, Made):
        names[event.path] = event.number
    elif isinstance(event, Gone):
        names.pop(event.path, None)
    elif event.old in names:
        names[event.new] = names.pop(event.old)
