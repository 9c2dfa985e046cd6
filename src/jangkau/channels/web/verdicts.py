"""What the verification page says of each outcome: a look, a word, and what to do."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from jangkau.catalogue import services
from jangkau.documents.dates import long_moment
from jangkau.documents.seal_check import Judgement, Verdict
from jangkau.rules.receipt_number import grouped


@dataclass(frozen=True, slots=True)
class Told:
    """One outcome: its look ("good", "wait", "bad"), word and sentences."""

    look: str
    word: str
    lines: tuple[str, ...]
    facts: bool = False


COMPARE = "Cocokkan isi di bawah ini dengan tulisan pada kertas."
TOLD: dict[Verdict, Told] = {
    "valid": Told("good", "Sah", ("Segel ini asli dan tidak berubah.", COMPARE), facts=True),
    "old": Told(
        "wait",
        "Segel asli, daftar sudah lama",
        (
            "Daftar di sini berumur lebih dari 30 hari. Pencabutan baru belum terlihat.",
            "Sambungkan ke internet, muat ulang halaman, lalu periksa lagi.",
        ),
        facts=True,
    ),
    "revoked_since": Told(
        "wait",
        "Segel asli, perangkatnya sudah dicabut",
        (
            "Menurut segelnya, kertas ini dibuat sebelum perangkat itu dicabut.",
            "Waktu itu ditulis perangkatnya sendiri. Bila ragu, tanyakan ke kantor Dinas.",
        ),
        facts=True,
    ),
    "elsewhere": Told(
        "wait",
        "Segel asli, alamat QR bukan alamat kami",
        (
            "Jangan buka alamat pada QR itu. Periksa kertas hanya di halaman ini.",
            "Tanyakan kepada kantor Dinas sebelum menerima kertas ini.",
        ),
        facts=True,
    ),
    "withdrawn": Told(
        "bad",
        "Sudah dicabut",
        (
            "Kertas ini pernah sah, tetapi kemudian dicabut.",
            "Minta kertas yang baru, atau tanyakan kepada kantor Dinas.",
        ),
        facts=True,
    ),
    "revoked": Told(
        "bad",
        "Tidak sah: perangkat sudah dicabut",
        (
            "Segel ini dibuat sesudah perangkatnya dicabut.",
            "Jangan terima kertas ini. Laporkan kepada kantor Dinas.",
        ),
        facts=True,
    ),
    "unknown": Told(
        "wait",
        "Belum dapat dipastikan",
        (
            "Perangkat pembuat segel tidak ada dalam daftar di sini.",
            "Sambungkan ke internet, muat ulang halaman, lalu periksa lagi.",
            "Bila hasilnya tetap sama, jangan terima kertas ini.",
        ),
    ),
    "changed": Told(
        "bad",
        "Tidak sah",
        (
            "Isi QR tidak cocok dengan segelnya. Satu huruf berubah saja sudah terlihat.",
            "Bila diketik atau ditempel, periksa tulisannya sekali lagi.",
            "Bila hasilnya tetap sama, jangan terima kertas ini.",
        ),
    ),
    "foreign": Told(
        "wait",
        "Bukan segel kami",
        (
            "QR ini bukan segel tanda terima atau slip serah terima.",
            "KK dan akta memiliki QR tanda tangan elektronik sendiri, bukan untuk halaman ini.",
        ),
    ),
    "status": Told(
        "wait",
        "Ini QR status",
        (
            "QR ini membuka status permohonan, untuk pemegang kertas.",
            "Pindai QR lain yang bertulisan Segel kertas ini.",
        ),
    ),
}
ROWS: tuple[tuple[str, str], ...] = (
    ("paper", "Kertas"),
    ("number", "Nomor tanda terima"),
    ("service", "Layanan"),
    ("outputs", "Dokumen"),
    ("initials", "Untuk (inisial)"),
    ("place", "Tempat"),
    ("moment", "Diterima atau diserahkan"),
    ("device", "Disegel oleh"),
    ("sealed", "Waktu segel"),
)
UNTIL = ("until", "Perangkat dicabut")
PAPERS = {"receipt": "Tanda terima", "slip": "Slip serah terima"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome as it is shown; `rows` are (key, label, value) of the paper's facts."""

    key: str
    told: Told
    rows: tuple[tuple[str, str, str], ...]


def outcomes() -> list[Outcome]:
    """Return every outcome with empty facts, for the browser to fill in."""
    return [_outcome(key, {}) for key in TOLD]


def outcome(found: Judgement) -> Outcome:
    """Return what is shown of one judged text."""
    return _outcome(found.verdict, _facts(found))


def _outcome(verdict: Verdict, facts: dict[str, str]) -> Outcome:
    named = (*ROWS, UNTIL) if verdict.startswith("revoked") else ROWS
    rows = tuple((key, label, facts.get(key, "")) for key, label in named)
    return Outcome(verdict, TOLD[verdict], rows if TOLD[verdict].facts else ())


def labels() -> dict[str, str]:
    """Return the names of services ("akta_kelahiran!") and outputs ("kk"), by their keys."""
    outputs = {one.key: one.label for offered in services() for one in offered.outputs}
    return outputs | {f"{offered.key}!": offered.name for offered in services()}


def _facts(found: Judgement) -> dict[str, str]:
    claim, device, names = found.claim, found.device, labels()
    if claim is None or device is None:
        return {}
    return {
        "paper": PAPERS[claim.kind],
        "number": grouped(claim.number),
        "service": names.get(f"{claim.service}!", claim.service),
        "outputs": ", ".join(names.get(one, one) for one in claim.outputs),
        "initials": claim.initials,
        "place": claim.place,
        "moment": moment(claim.moment),
        "device": device.name,
        "sealed": moment(claim.sealed),
        "until": moment(device.until) if device.until else "",
    }


def moment(seconds: int) -> str:
    """Return a time as it is written on paper, in the office's zone."""
    return long_moment(datetime.fromtimestamp(seconds, timezone.get_current_timezone()))
