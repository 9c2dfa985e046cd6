"""Examines what the worst day needs: a backup, a kit, a restoring that was finished."""

import json
import os
import time
from datetime import datetime

from django.conf import settings

from jangkau.office.recovery import daily, diary
from jangkau.office.recovery.envelopes import escrow
from jangkau.site.background import BEAT, BEAT_EVERY
from jangkau.site.findings import Finding, State

BACKUP_WARNING_DAYS, BACKUP_BAD_DAYS = 2, 7
_DAY_MS = 86_400_000


def backup() -> list[Finding]:
    """Tell how old the last good backup is, and whether its folder is there."""
    last, folder = diary.last_backup(), daily.folder()
    if folder is not None and not folder.is_dir():
        return [Finding("Cadangan", "bad", f"Folder {folder} tidak ada. Pasang disknya.")]
    if last is None:
        if settings.JANGKAU.role != "regency":
            return []
        told = "Belum ada. Jalankan: jangkau backup FOLDER, di disk lain."
        return [Finding("Cadangan", "bad", told)]
    days = (time.time() * 1000 - last["at"]) / _DAY_MS
    state: State = "good"
    if days > BACKUP_WARNING_DAYS:
        state = "bad" if days > BACKUP_BAD_DAYS else "warning"
    told = f"Umur {days:.0f} hari, terakhir diperiksa {_day(last['checked'])}."
    if state != "good":
        told += " Jalankan: jangkau backup FOLDER"
    return [Finding("Cadangan", state, told)]


def kit() -> list[Finding]:
    """Tell whether the regency's keys outlive the regency's server."""
    if settings.JANGKAU.role != "regency":
        return []
    told = escrow()
    if told is None:
        said = "Belum ada: bila server terbakar, data terkunci. Buat: jangkau kit make FOLDER"
        return [Finding("Kit pemulihan", "bad", said)]
    said = f"Kit {told['kit']}, dibuat {_day(told['made'])}. Latih dengan: jangkau kit check"
    return [Finding("Kit pemulihan", "good", said)]


def recovering() -> list[Finding]:
    """Tell of a home that was restored and not yet recovered."""
    if diary.unrecovered() is None:
        return []
    said = "Belum selesai. Jalankan: jangkau recover --from-keeper FOLDER-ATAU-ALAMAT"
    return [Finding("Pemulihan", "bad", said)]


def background() -> list[Finding]:
    """Tell of work beside the pages that stopped while the program runs on."""
    try:
        told = json.loads((settings.JANGKAU.path / BEAT).read_text())
    except (OSError, ValueError):
        return []
    if time.time() - told["at"] > 3 * BEAT_EVERY:
        return [
            Finding("Latar belakang", "warning", "Program berhenti. Jalankan: jangkau serve")
        ]
    if told["stopped"]:
        names = ", ".join(told["stopped"])
        return [Finding("Latar belakang", "bad", f"{names} berhenti. Jalankan ulang serve.")]
    return [Finding("Latar belakang", "good", "Semua berjalan.")]


def permissions() -> list[Finding]:
    """Tell what this account may not write."""
    home = settings.JANGKAU
    wanted = [home.path, home.blobs, home.keys]
    wanted += [home.database] if home.database.exists() else []
    shut = [path.name for path in wanted if path.exists() and not os.access(path, os.W_OK)]
    if not shut:
        return [Finding("Izin", "good", "Semua dapat ditulis.")]
    told = f"{', '.join(shut)} tidak dapat ditulis akun ini. Perbaiki pemiliknya dengan chown."
    return [Finding("Izin", "bad", told)]


def _day(ms: int) -> str:
    return f"{datetime.fromtimestamp(ms / 1000):%d-%m-%Y}"
