"""The node's time: the device's clock, never before the latest signed time it saw."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from jangkau.ledger.durable import write_file
from jangkau.ledger.transaction import told_plainly


@dataclass(frozen=True)
class Seen:
    """The latest signed time (ms), and when this process learned it (monotonic s)."""

    signed: int
    at: float


_seen: dict[Path, Seen] = {}


def now_ms() -> int:
    """Return milliseconds since 1970 in UTC; with a slow clock, since the signed time."""
    seen = _latest()
    since = int((time.monotonic() - seen.at) * 1000)
    return max(_device_ms(), seen.signed + since)


def saw_signed_time(ms: int) -> None:
    """Remember a time that the regency signed; earlier ones than known change nothing.

    Refuses with JKL-1501 on a full disk.
    """
    if ms <= _latest().signed:
        return
    with told_plainly():
        write_file(_file(), str(ms).encode())
    _seen[_file()] = Seen(ms, time.monotonic())


def _device_ms() -> int:
    offset_file = os.environ.get("JANGKAU_CLOCK_FILE")
    offset = _whole_number(Path(offset_file)) if offset_file else 0
    return time.time_ns() // 1_000_000 + offset


def _latest() -> Seen:
    path = _file()
    if path not in _seen:
        _seen[path] = Seen(_whole_number(path), time.monotonic())
    return _seen[path]


def _file() -> Path:
    path: Path = settings.JANGKAU.path / "clock"
    return path


def _whole_number(path: Path) -> int:
    try:
        return int(path.read_text() or 0)
    except (FileNotFoundError, ValueError):
        return 0
