"""Whoever reads of a death reads gentle words: no congratulation, a word of condolence."""

import re
from dataclasses import fields, is_dataclass
from pathlib import Path

from jangkau.catalogue import service, services
from jangkau.catalogue.conditions import lasting_words
from jangkau.channels.web import wording
from jangkau.rules.application.state import STAGES

DEATH = service("akta_kematian")
SRC = Path(__file__).parents[2] / "src"
HARSH = re.compile(
    r"\b(selamat|mayat|tewas|bangkai|mampus|semoga panjang|mati)\b", re.IGNORECASE
)
LAW = "cerai mati"  # what the law, the KK and the KTP-el call a widow's standing


def texts(thing):
    """Return every text inside a piece of the catalogue."""
    if isinstance(thing, str):
        return [thing]
    if isinstance(thing, tuple):
        return [text for one in thing for text in texts(one)]
    if is_dataclass(thing):
        return [text for one in fields(thing) for text in texts(getattr(thing, one.name))]
    return []


def test_no_word_about_a_death_is_harsh():
    told = [text.lower().replace(LAW, "") for text in texts(DEATH)]
    assert len(told) > 200
    assert [text for text in told if HARSH.search(text)] == []


def test_no_page_or_paper_congratulates():
    pages = [*SRC.rglob("*.html"), *SRC.rglob("*.typ")]
    assert len(pages) > 50
    cheerful = re.compile(r"\bselamat\b(?! datang)", re.IGNORECASE)
    assert [page.name for page in pages if cheerful.search(page.read_text("utf-8"))] == []


def test_condolence_is_said_wherever_a_death_is_read_of_and_nowhere_else():
    said = {offered.key: lasting_words(offered) for offered in services()}
    assert said["akta_kematian"].startswith("Kami turut berdukacita.")
    assert said["akta_kelahiran"] == ""


def test_status_words_serve_every_event():
    birth_words = re.compile(r"\b(anak|lahir|bayi|ibu dari)\b", re.IGNORECASE)
    words = [*texts(tuple(wording.NOW.values())), *texts((wording.LATE, wording.READY))]
    assert len(words) == 3 * (len(STAGES) - 1 + 2)
    assert [word for word in words if birth_words.search(word)] == []


def test_the_deceased_is_called_almarhum_or_almarhumah():
    labels = [field.label for field in DEATH.fields if field.name.startswith("deceased_")]
    assert labels
    assert all("almarhum/almarhumah" in label.lower() for label in labels)
    assert DEATH.subject.label == "Almarhum/almarhumah"
