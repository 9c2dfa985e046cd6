"""Backs up once a day while the node serves, where `node.toml` names a folder for it."""

import logging
import threading
from pathlib import Path

from django.conf import settings
from django.db import close_old_connections

from jangkau.errors import Refusal
from jangkau.ledger.clock import now_ms
from jangkau.office.recovery import diary
from jangkau.office.recovery.backup import DAYS, back_up

log = logging.getLogger("jangkau.backup")
DAY_MS = 86_400_000
LOOK = 600.0  # seconds between two looks whether a day has passed


def folder() -> Path | None:
    """Return the folder for daily backups that `node.toml` names (`backup`), or None."""
    told = settings.JANGKAU.more.get("backup")
    return Path(str(told)) if told else None


def is_due() -> bool:
    """Tell whether a day has passed since the last good backup."""
    last = diary.last_backup()
    return last is None or now_ms() - int(last["at"]) >= DAY_MS


def keep_backing_up(stop: threading.Event) -> None:
    """Back up when a day has passed, until stopped; a failed one is tried again."""
    target = folder()
    while not stop.is_set():
        if target is not None and is_due():
            _try(target)
        stop.wait(LOOK)


def _try(target: Path) -> None:
    try:
        back_up(target, int(settings.JANGKAU.more.get("backup_days", DAYS)))
    except Refusal as refusal:
        log.warning("backup: %s", refusal.code)
    finally:
        close_old_connections()
