"""What this machine remembers of its own safety: the last backup, a restoring not finished."""

import json
from pathlib import Path
from typing import Any

from django.conf import settings

from jangkau.ledger.clock import now_ms
from jangkau.ledger.durable import sync_folder, write_file
from jangkau.office.recovery.shelfmark import Backup

# Files, not rows: a restored database must not believe in another machine's backups.
LAST, UNRECOVERED = "backup.json", "unrecovered.json"


def note(backup: Backup) -> None:
    """Remember a backup that was written and read again."""
    told = {"at": backup.manifest.made, "path": str(backup.path), "checked": now_ms()}
    write_file(_home() / LAST, json.dumps(told).encode())


def last_backup() -> dict[str, Any] | None:
    """Return {"at": ms, "path", "checked": ms} of the last good backup, or None."""
    return _read(_home() / LAST)


def mark_unrecovered(home: Path, **told: object) -> None:
    """Mark a home that came from a backup: what came after it may lie with the keeper."""
    write_file(home / UNRECOVERED, json.dumps(told).encode())


def unrecovered() -> dict[str, Any] | None:
    """Return what the mark says, or None for a home that may serve."""
    return _read(_home() / UNRECOVERED)


def recovered() -> None:
    """Take the mark away."""
    (_home() / UNRECOVERED).unlink(missing_ok=True)
    sync_folder(_home())


def _read(path: Path) -> dict[str, Any] | None:
    try:
        told: dict[str, Any] = json.loads(path.read_text())
    except (FileNotFoundError, ValueError):
        return None
    return told


def _home() -> Path:
    path: Path = settings.JANGKAU.path
    return path
