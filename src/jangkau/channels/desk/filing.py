"""What the desk asks besides the form: for what and when, who helped, who goes first."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from jangkau.catalogue.model import Field
from jangkau.catalogue.values import fault, read
from jangkau.channels.desk.widgets import typed_day
from jangkau.office.drafts import Draft
from jangkau.rules.priority import PRIORITIES

MOST = 200


@dataclass(frozen=True, slots=True)
class Question:
    """One optional question; no answer to it is ever a condition."""

    name: str
    label: str
    hint: str
    kind: Literal["text", "date", "choice"] = "text"
    options: tuple[tuple[str, str], ...] = ()
    value: str = ""
    error: str = ""


QUESTIONS = (
    Question("needed_for", "Dokumen diperlukan untuk apa", "Misalnya: BPJS, sekolah, berobat."),
    Question(
        "needed_by",
        "Diperlukan paling lambat",
        "Membantu kami mengatur urutan. Contoh: 31-01-2026.",
        "date",
    ),
    Question(
        "helped_by",
        "Nama yang membantu",
        "Diisi bila kader, ketua RT atau orang lain yang mengantar.",
    ),
    Question("for_whom", "Membantu siapa", "Misalnya: keluarga, tetangga."),
    Question(
        "priority",
        "Didahulukan karena",
        "Pilih bila pelapor perlu dilayani lebih dulu.",
        "choice",
        tuple(PRIORITIES.items()),
    ),
)
NEEDED_BY = Field("needed_by", "Diperlukan paling lambat", "date", "", "")
SENT = ("needed_for", "helped_by", "for_whom")


def questions(filing: Mapping[str, str]) -> list[Question]:
    """Return the questions with what was answered."""
    faults = {anchor: text for anchor, text in wrong(filing)}
    return [
        replace(
            one,
            value=typed_day(filing.get(one.name, "")),
            error=faults.get(f"filing-{one.name}", ""),
        )
        for one in QUESTIONS
    ]


def posted(data: Mapping[str, str]) -> dict[str, str]:
    """Return the answers in a posted form, empty where nothing was answered."""
    typed = {one.name: " ".join(data.get(one.name, "").split())[:MOST] for one in QUESTIONS}
    if typed["priority"] not in PRIORITIES:
        typed["priority"] = ""
    return {**typed, "needed_by": str(read(NEEDED_BY, typed["needed_by"]) or "")}


def wrong(filing: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return (anchor, sentence) of an answer that cannot be read."""
    value = filing.get("needed_by", "")
    found = fault(NEEDED_BY, value) if value else None
    return [("filing-needed_by", found.sentence)] if found else []


def told(draft: Draft) -> list[tuple[str, str]]:
    """Return (label, text) of what was answered, for reading back."""
    return [
        (one.label, dict(one.options).get(one.value, one.value))
        for one in questions(draft.filing)
        if one.value
    ]
