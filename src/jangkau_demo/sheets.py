"""Draws the papers that made-up people bring: plain pages marked as examples."""

import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import fontpkg_atkinson_hyperlegible as letters  # type: ignore[import-untyped]
from PIL import Image, ImageDraw, ImageFont

from jangkau.catalogue.conditions import by_name
from jangkau.catalogue.model import Answers, Service
from jangkau.catalogue.values import show

WIDTH, HEIGHT = 760, 1075  # an A4 page at 92 dots an inch
MARGIN = 60
PAPER, INK, FAINT = 250, 30, 205  # greys
Line = tuple[str, str]
# What a paper shows, so that a checker has something to compare.
SHOWN = (
    "child_name",
    "child_sex",
    "child_birth_date",
    "mother_name",
    "mother_nik",
    "father_name",
    "father_nik",
    "kk_number",
    "marriage_number",
    "deceased_name",
    "deceased_nik",
    "death_date",
    "death_place",
    "spouse_name",
    "spouse_nik",
)


def sheet(title: str, lines: Sequence[Line]) -> bytes:
    """Return a page as PNG, about 20 kB: a title, (label, value) lines, a signature."""
    page = _blank().copy()
    pen = ImageDraw.Draw(page)
    pen.text((WIDTH / 2, 100), title.upper(), INK, _font(30), anchor="mm")
    pen.line((MARGIN, 136, WIDTH - MARGIN, 136), INK, 2)
    top = 180
    for label, value in lines:
        pen.text((MARGIN, top), label, INK, _font(20))
        pen.text((MARGIN + 230, top), f": {value}", INK, _font(21))
        top += 42
    out = io.BytesIO()
    page.save(out, "PNG", compress_level=3)
    return out.getvalue()


def told_on(offered: Service, answers: Answers) -> list[Line]:
    """Return the lines that a family's papers show, so that a checker can compare."""
    fields = by_name(offered)
    return [
        (fields[name].short or fields[name].label, show(fields[name], answers[name]))
        for name in SHOWN
        if answers.get(name)
    ]


def photo(title: str, lines: Sequence[Line]) -> bytes:
    """Return the same page as a colour photo (JPEG), as a desk's camera takes it."""
    page = Image.open(io.BytesIO(sheet(title, lines))).convert("RGB")
    table = Image.new("RGB", (980, 1330), (120, 92, 66))
    table.paste(page.rotate(1.2, fillcolor=(120, 92, 66), expand=True), (95, 110))
    out = io.BytesIO()
    table.save(out, "JPEG", quality=88)
    return out.getvalue()


@cache
def _blank() -> Image.Image:
    """Return the page before anything is written on it."""
    page = Image.new("L", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(page)
    pen.text((WIDTH / 2, 770), "CONTOH", FAINT, _font(160), anchor="mm")
    pen.text((470, 880), "Yang menerangkan,", INK, _font(20))
    wave = [(486 + step * 8, 950 + (-1) ** step * (26 - step)) for step in range(20)]
    pen.line(wave, INK, 3, joint="curve")
    note = "Berkas rekaan untuk mencoba Jangkau"
    pen.text((MARGIN, HEIGHT - 60), note, INK, _font(17))
    return page


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    face = Path(letters.ROOT) / "files" / "AtkinsonHyperlegible-Regular.ttf"
    return ImageFont.truetype(str(face), size)
