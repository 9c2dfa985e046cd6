"""Files that are on the disk when the function returns, also after a power cut."""

import os
from pathlib import Path

_durable: set[Path] = set()  # folders whose names this process has synced


def write_file(path: Path, data: bytes, mode: int = 0o644) -> None:
    """Write a whole file: beside it first, fsynced, then renamed over it, fsynced."""
    part = path.with_name(path.name + ".new")
    with os.fdopen(os.open(part, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, mode), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)


def make_folder(path: Path, mode: int = 0o700) -> None:
    """Make one folder (its parent stands already) and make its name durable.

    A folder that stands already may have been made by a process that was killed before
    it could sync the name: each process does that once.
    """
    if path in _durable and path.is_dir():
        return
    path.mkdir(mode=mode, exist_ok=True)
    sync_folder(path.parent)
    _durable.add(path)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable; Windows does it with the file itself."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
