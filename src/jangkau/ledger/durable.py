"""Files that are on the disk when the function returns, also after a power cut."""

import os
from pathlib import Path


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
    """Make one folder (its parent stands already) and make its name durable."""
    if not path.is_dir():
        path.mkdir(mode=mode, exist_ok=True)
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable; Windows does it with the file itself."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
