"""Which backups stay: one of each of the last days, one of each of the last weeks."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

from jangkau.office.recovery import pool, shelfmark
from jangkau.office.recovery.shelfmark import POOL, Backup


def prune(folder: Path, node: str, days: int, weeks: int) -> None:
    """Remove this node's backups that are too old, and blobs that none names any more."""
    mine = shelfmark.backups(folder, node)
    stay = {one.path for one in staying(mine, days, weeks)}
    for one in mine:
        if one.path not in stay:
            shutil.rmtree(one.path)
    named = {piece.name for one in shelfmark.backups(folder) for piece in pool.listed(one)}
    pool.sweep(folder / POOL, named)


def staying(backups: list[Backup], days: int, weeks: int) -> list[Backup]:
    """Return those that stay: the newest of each of the last days and weeks that have one."""
    by_day = {_moment(one).date(): one for one in backups}
    by_week = {_moment(one).isocalendar()[:2]: one for one in backups}
    return [*list(by_day.values())[-days:], *list(by_week.values())[-weeks:]]


def _moment(backup: Backup) -> datetime:
    return datetime.fromtimestamp(backup.manifest.made / 1000, UTC)
