"""Says in plain words how an application stands, and the one next act."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from jangkau.catalogue.model import Service
from jangkau.catalogue.values import show_date
from jangkau.office.status import Status, Step


@dataclass(frozen=True, slots=True)
class Now:
    """Where it stands: a look ("work", "good", "wait", "bad"), a word, and what to do."""

    look: str
    word: str
    act: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list: a label, and a word with its look."""

    label: str
    look: str
    word: str


@dataclass(frozen=True, slots=True)
class Happened:
    """One step of the timeline; `moment` is as people write it."""

    label: str
    moment: str
    place: str


NOW: dict[str, Now] = {
    "started": Now(
        "wait",
        "Belum selesai diisi",
        "Lengkapi permohonan di {place}. Bawa tanda terima dan berkas yang belum ada.",
    ),
    "submitted": Now(
        "work",
        "Menunggu diperiksa",
        "Petugas akan memeriksa berkas. Bapak/Ibu tidak perlu melakukan apa pun.",
    ),
    "returned": Now(
        "wait",
        "Perlu diperbaiki",
        "Bawa perbaikan di bawah ini ke {place}. Yang lain sudah benar dan tetap tersimpan.",
    ),
    "accepted": Now(
        "work",
        "Dokumen sedang dibuat",
        "Berkas lengkap. Dokumen selesai paling lama {hours} jam sejak berkas lengkap.",
    ),
    "closed": Now(
        "good", "Selesai", "Permohonan ini sudah selesai. Simpan dokumen di tempat yang aman."
    ),
    "withdrawn": Now(
        "bad",
        "Dicabut",
        "Permohonan ini dicabut atas permintaan pemohon. Permohonan baru dapat dibuat lagi.",
    ),
}
LATE = Now(
    "work",
    "Menunggu keputusan kepala dinas",
    "Laporan lewat {days} hari, tetap dilayani. Bapak/Ibu tidak perlu melakukan apa pun.",
)
READY = Now(
    "good", "Siap diambil", "Ambil dokumen di {place}. Bawa tanda terima dan KTP pengambil."
)
REFUSED = Now(
    "bad",
    "Ada yang tidak dapat diterbitkan",
    "Tanyakan alasan dan cara mengajukan keberatan di {place}. Bawa tanda terima.",
)

OUTPUT: dict[str, tuple[str, str]] = {
    "waiting": ("", "Belum dibuat"),
    "entered": ("work", "Sedang dibuat"),
    "verified": ("work", "Sedang dibuat"),
    "asked": ("work", "Sedang dibuat"),
    "issued": ("good", "Siap diambil"),
    "printed": ("good", "Siap diambil"),
    "handed_over": ("good", "Sudah diserahkan"),
    "rejected": ("bad", "Tidak dapat diterbitkan"),
}
CARD_TO_PRINT = ("work", "Sedang dicetak")

STEP: dict[str, str] = {
    "application.submitted": "Permohonan dikirim",
    "application.returned": "Dikembalikan untuk diperbaiki",
    "application.mended": "Perbaikan dikirim",
    "application.accepted": "Berkas lengkap dan benar",
    "application.withdrawn": "Permohonan dicabut",
    "output.siak_entered": "Data masuk SIAK",
    "output.issued": "Dokumen terbit",
    "output.printed": "Dokumen dicetak",
    "output.handed_over": "Dokumen diserahkan",
    "output.rejected": "Tidak dapat diterbitkan",
}
AHEAD: tuple[tuple[str, str], ...] = (
    ("application.accepted", "Berkas diperiksa"),
    ("output.issued", "Dokumen terbit"),
    ("output.handed_over", "Dokumen diserahkan"),
)


def now(status: Status, offered: Service) -> Now:
    """Return how it stands and the one next act, most pressing first."""
    found = _stands(status, offered)
    facts = {"place": place(status), "hours": offered.service_time}
    return Now(found.look, found.word, found.act.format(**facts, days=offered.deadline_days))


def place(status: Status) -> str:
    """Return where to go with this application: where it was filed."""
    return status.steps[0].place if status.steps else f"kantor desa {status.village}"


def outputs(status: Status, offered: Service) -> list[Line]:
    """Return each document asked for and how far it is, in the service's order."""
    return [
        Line(output.label, *_output(status.outputs[output.key], needs_card=output.needs_card))
        for output in offered.outputs
        if output.key in status.outputs
    ]


def items(status: Status, offered: Service) -> list[tuple[str, str]]:
    """Return the wrong items as (label, plain reason)."""
    labels = {f"field:{field.name}": field.label for field in offered.fields}
    labels |= {f"paper:{paper.key}": paper.label for paper in offered.requirements}
    return [(labels.get(item, item), reason) for item, reason in status.returned]


def steps(status: Status) -> list[Happened]:
    """Return what happened, oldest first; like steps of one day at one place are one line."""
    alike: dict[tuple[str, str, str], list[Step]] = {}
    for step in status.steps:
        day = _local(step).date().isoformat()
        alike.setdefault((step.kind, day, step.place), []).append(step)
    return [
        _happened(group) for group in sorted(alike.values(), key=lambda group: group[-1].at)
    ]


def ahead(status: Status) -> list[str]:
    """Return the steps still to come."""
    if status.stage in ("closed", "withdrawn"):
        return []
    reached = {step.kind for step in status.steps}
    return [label for kind, label in AHEAD if kind not in reached]


def _stands(status: Status, offered: Service) -> Now:
    words = [line.word for line in outputs(status, offered)]
    if status.stage == "accepted" and READY.word in words:
        return READY
    if status.stage in ("accepted", "closed") and OUTPUT["rejected"][1] in words:
        return REFUSED
    if status.stage == "accepted" and status.late:
        return LATE
    return NOW[status.stage]


def _output(stage: str, *, needs_card: bool) -> tuple[str, str]:
    return CARD_TO_PRINT if needs_card and stage == "issued" else OUTPUT[stage]


def _happened(group: Sequence[Step]) -> Happened:
    label = STEP[group[0].kind]
    if len(group) > 1 and label.startswith("Dokumen "):
        label = f"{len(group)} dokumen {label.removeprefix('Dokumen ')}"
    last = _local(group[-1])
    moment = f"{show_date(last.date().isoformat(), weekday=True)}, {last:%H.%M}"
    return Happened(label, moment, group[-1].place)


def _local(step: Step) -> datetime:
    return datetime.fromtimestamp(step.at / 1000, timezone.get_current_timezone())
