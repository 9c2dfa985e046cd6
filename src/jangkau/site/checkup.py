"""Examines a node: database, keys, clock, disk, second copy, and what is not sent yet."""

import shutil
import socket
import stat
import time
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

from jangkau.site import safety
from jangkau.site.findings import Finding, State

OLDEST_SAFE_SQLITE = (3, 51, 3)  # earlier ones can lose rows when the WAL resets
UNSENT_WARNING_DAYS = 3
HALF_A_DAY_MS = 12 * 3600 * 1000
PLAUSIBLE = (1_767_225_600_000, 2_398_377_600_000)  # 2026 to 2045, in ms


def checkup() -> list[Finding]:
    """Return every finding, in the order in which one would mend them."""
    return [finding for examine in EXAMINATIONS for finding in examine()]


def _database() -> list[Finding]:
    if connection.vendor != "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version")
            (version,) = cursor.fetchone()
        return [Finding("Basis data", "good", f"PostgreSQL {version}.")]
    with connection.cursor() as cursor:
        cursor.execute("SELECT sqlite_version()")
        (version,) = cursor.fetchone()
        cursor.execute("PRAGMA quick_check(1)")
        (whole,) = cursor.fetchone()
    if tuple(map(int, version.split("."))) < OLDEST_SAFE_SQLITE:
        return [Finding("Basis data", "bad", f"SQLite {version} terlalu lama. Pasang ulang.")]
    if whole != "ok":
        return [Finding("Basis data", "bad", "Berkas rusak. Pulihkan dari cadangan.")]
    return [Finding("Basis data", "good", f"SQLite {version}, utuh.")]


def _keys() -> list[Finding]:
    folder = settings.JANGKAU.path / "keys"
    wanted = ["db", "kek", "sign", "seal", "django"]
    wanted += ["index"] if settings.JANGKAU.role == "regency" else []
    missing = [name for name in wanted if not (folder / f"{name}.key").exists()]
    if missing:
        told = f"Kunci {', '.join(missing)} hilang. Pasang kembali dari cadangan."
        return [Finding("Kunci", "bad", told)]
    open_files = [path for path in (folder, *folder.glob("*.key")) if _readable_by_others(path)]
    if open_files:
        return [Finding("Kunci", "bad", f"Terbaca orang lain. Jalankan: chmod -R go= {folder}")]
    return [Finding("Kunci", "good", "Lengkap dan tertutup.")]


def _readable_by_others(path: Path) -> bool:
    return bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


def _migrations() -> list[Finding]:
    from jangkau.site.cli.upgrade import waiting

    count = len(waiting())
    if count:
        told = f"{count} langkah menunggu. Jalankan: jangkau upgrade"
        return [Finding("Versi", "bad", told)]
    return [Finding("Versi", "good", "Basis data sesuai dengan program.")]


def _clock() -> list[Finding]:
    from jangkau.ledger.clock import now_ms

    device = time.time_ns() // 1_000_000
    behind = now_ms() - device
    if not PLAUSIBLE[0] < device < PLAUSIBLE[1]:
        told = f"Tahun {time.strftime('%Y')} tidak masuk akal. Setel jam perangkat."
        return [Finding("Jam", "bad", told)]
    if behind > HALF_A_DAY_MS:
        told = f"Jam perangkat lambat {behind // 3_600_000} jam. Setel jam perangkat."
        return [Finding("Jam", "bad", told)]
    return [Finding("Jam", "good", time.strftime("%d-%m-%Y %H.%M"))]


def _disk() -> list[Finding]:
    free = shutil.disk_usage(settings.JANGKAU.path).free
    floor = settings.JANGKAU.free_floor
    told = f"{free // 2**20} MB kosong."
    if free < floor:
        return [Finding("Tempat", "bad", f"{told} Kosongkan sampai {floor // 2**20} MB.")]
    if free < 4 * floor:
        return [Finding("Tempat", "warning", f"{told} Sebentar lagi penuh.")]
    return [Finding("Tempat", "good", told)]


def _second_copy() -> list[Finding]:
    if settings.JANGKAU.role != "regency":
        return []
    if not settings.JANGKAU.keeper:
        told = "Belum ada. Dua centang tidak akan tampak. Pasang dengan: jangkau keep"
        return [Finding("Salinan kedua", "bad", told)]
    from jangkau.office.outbox import outbox

    at, behind = settings.JANGKAU.keeper, outbox().unsafe
    if not _listens(at):
        told = f"{at} tidak menjawab, {behind} catatan menunggu. Jalankan: jangkau keep"
        return [Finding("Salinan kedua", "bad", told)]
    if behind:
        return [Finding("Salinan kedua", "warning", f"{at}, {behind} catatan menunggu.")]
    return [Finding("Salinan kedua", "good", f"{at}, semua catatan ada.")]


def _listens(address: str) -> bool:
    """Return whether something answers at an address, within three seconds."""
    parts = urlsplit(address)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    try:
        with socket.create_connection((parts.hostname or "", port), timeout=3):
            return True
    except OSError:
        return False


def _unsent() -> list[Finding]:
    """Tell how old the oldest act is that the regency does not have."""
    if settings.JANGKAU.role not in ("village", "van") or not find_spec(
        "jangkau.office.travel"
    ):
        return []
    waiting = getattr(import_module("jangkau.office.travel"), "waiting", None)
    if waiting is None:
        return []
    count, oldest_ms = waiting()
    if not count:
        return [Finding("Kiriman", "good", "Semua sudah sampai di kabupaten.")]
    days = (time.time() * 1000 - oldest_ms) / 86_400_000
    state: State = "warning" if days > UNSENT_WARNING_DAYS else "good"
    told = f"{count} belum terkirim, tertua {days:.0f} hari. Sambungkan atau kirim lewat stik."
    return [Finding("Kiriman", state, told)]


EXAMINATIONS: tuple[Callable[[], list[Finding]], ...] = (
    _database,
    _migrations,
    safety.permissions,
    _keys,
    _clock,
    _disk,
    safety.recovering,
    _second_copy,
    safety.backup,
    safety.kit,
    _unsent,
    safety.background,
)
