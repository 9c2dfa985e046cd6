"""The words and colours under which the office sees stages, doors, acts and reasons."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.utils import timezone

from jangkau.catalogue.values import MONTHS
from jangkau.rules.access import ROLE_LABELS

Tone = Literal["", "work", "good", "wait", "bad"]


@dataclass(frozen=True, slots=True)
class Tag:
    """A state as people see it: its word, and the tone that gives colour and shape."""

    word: str
    tone: Tone


STAGES: dict[str, Tag] = {
    "started": Tag("Belum dikirim", ""),
    "submitted": Tag("Perlu diperiksa", "work"),
    "returned": Tag("Dikembalikan", "wait"),
    "accepted": Tag("Lengkap, diproses", "work"),
    "closed": Tag("Selesai", "good"),
    "held": Tag("Ditahan", "wait"),
    "withdrawn": Tag("Ditarik", ""),
}
OUTPUT_STAGES: dict[str, Tag] = {
    "waiting": Tag("Menunggu", ""),
    "entered": Tag("Sudah masuk SIAK", "work"),
    "verified": Tag("Sudah diverifikasi", "work"),
    "issued": Tag("Terbit", "good"),
    "printed": Tag("Dicetak", "good"),
    "handed_over": Tag("Diserahkan", "good"),
    "rejected": Tag("Ditolak", "bad"),
}
DOORS: dict[str, str] = {
    "web": "Laman warga",
    "whatsapp": "WhatsApp",
    "desk": "Meja layanan",
    "village": "Meja desa",
    "van": "Mobil jemput bola",
    "visit": "Jemput bola",
    "collective": "Kolektif desa",
    "agency": "Instansi mitra",
}
KINDS: dict[str, str] = {
    "application.started": "Permohonan dibuka",
    "application.submitted": "Permohonan dikirim",
    "application.mended": "Diperbaiki",
    "application.returned": "Dikembalikan",
    "application.accepted": "Diterima lengkap",
    "application.withdrawn": "Ditarik pemohon",
    "application.resolved": "Beda isian diputuskan",
    "application.late_decided": "Pelaporan terlambat disetujui",
    "output.siak_entered": "Masuk SIAK",
    "output.verified": "Diverifikasi",
    "output.issued": "Dokumen SIAK dilampirkan",
    "output.printed": "Dicetak",
    "output.handed_over": "Diserahkan",
    "output.rejected": "Ditolak",
    "output.corrected": "Dibuka lagi untuk diperbaiki",
    "held.let_in": "Kiriman tertahan diterima",
    "held.set_aside": "Kiriman tertahan disisihkan",
}
VERDICTS: dict[str, Tag] = {
    "admitted": Tag("Diterima", "good"),
    "held": Tag("Ditahan", "wait"),
    "pending": Tag("Dalam perjalanan", ""),
}
PURPOSES: dict[str, str] = {
    "check": "Memeriksa berkas",
    "copy": "Menyalin ke SIAK",
    "output": "Mengerjakan dokumen",
    "history": "Melihat riwayat",
    "conflict": "Memutuskan beda isian",
    "held": "Melihat kiriman tertahan",
    "desk": "Melayani di meja",
    "receipt": "Membuka tanda terima",
    "mend": "Memperbaiki isian",
    "withdraw": "Menarik permohonan",
    "twin": "Menyalin untuk saudara kembar",
    "hand_over": "Menyerahkan dokumen",
    "csv": "Mengunduh daftar",
}
WHY_DIFFERENT: dict[str, str] = {
    "both_mended": "Dua orang memperbaiki isian yang sama.",
    "filed_twice": "Permohonan yang sama dikirim dua kali dengan isian berbeda.",
    "too_late": "Perbaikan datang sesudah permohonan diproses.",
    "handed_over_twice": "Dokumen dicatat diserahkan dua kali.",
    "handed_over_early": "Dokumen dicatat diserahkan, padahal belum siap atau dibuka lagi.",
}


def moment(ms: int | None) -> str:
    """Return a time (ms since 1970, UTC) in the office's own zone: "3 Nov 2026, 09.41"."""
    if not ms:
        return "-"
    at = datetime.fromtimestamp(ms / 1000, timezone.get_current_timezone())
    return f"{at.day} {MONTHS[at.month - 1][:3]} {at.year}, {at:%H.%M}"


def role(name: str) -> str:
    """Return a role's label, or its name where it is not ours."""
    return next((label for known, label in ROLE_LABELS.items() if known == name), name)


def stage(key: str) -> Tag:
    """Return the tag of an application's stage; its bare key where unknown."""
    return STAGES.get(key, Tag(key, ""))


def output_stage(key: str) -> Tag:
    """Return the tag of an output's stage; its bare key where unknown."""
    return OUTPUT_STAGES.get(key, Tag(key, ""))
