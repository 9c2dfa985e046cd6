"""How the play carries acts: the real commands, on real files."""

import time
from dataclasses import dataclass
from pathlib import Path

from jangkau_demo.children import JANGKAU, Broken, do
from jangkau_demo.folder import Folder


@dataclass(frozen=True, slots=True)
class Trip:
    """What a command said and how long it took (milliseconds)."""

    said: str
    ms: float


def sync(folder: Folder) -> Trip:
    """Let the village send and fetch over the line; Broken without a connection."""
    return _run(folder, "village", "sync")


def sync_fails(folder: Folder) -> str:
    """Try to send over a cut line; return the refusal, "" if it went through after all."""
    try:
        sync(folder)
    except Broken as refusal:
        return str(refusal)
    return ""


def export_stick(folder: Folder, home: str, path: Path) -> Trip:
    """Write what waits at a home onto the stick."""
    return _run(folder, home, "stick", "export", str(path))


def import_stick(folder: Folder, home: str, path: Path) -> Trip:
    """Take a bundle in at a home; Broken, with the refusal, if it is not taken."""
    return _run(folder, home, "stick", "import", str(path))


def import_fails(folder: Folder, home: str, path: Path) -> str:
    """Try to take in a spoilt bundle; return the refusal, "" if it was taken after all."""
    try:
        import_stick(folder, home, path)
    except Broken as refusal:
        return str(refusal)
    return ""


def rebuild(folder: Folder) -> Trip:
    """Rebuild the regency's tables from its ledger."""
    return _run(folder, "regency", "rebuild")


def spoilt(bundle: Path) -> Path:
    """Return a copy of a bundle with one byte changed in its middle."""
    data = bytearray(bundle.read_bytes())
    data[len(data) // 2] ^= 1
    copy = bundle.with_name(f"rusak-{bundle.name}")
    copy.write_bytes(bytes(data))
    return copy


def _run(folder: Folder, home: str, *command: str) -> Trip:
    started = time.monotonic()
    said = do(folder, home, [*JANGKAU, *command])
    return Trip(said.strip(), (time.monotonic() - started) * 1000)
