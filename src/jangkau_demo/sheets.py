"""Draws the papers that made-up people bring: plain pages marked as examples."""

import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import fontpkg_atkinson_hyperlegible as letters
from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1000, 1414  # an A4 page at 120 dots an inch
MARGIN = 90
PAPER, INK, FAINT = 250, 30, 205  # greys
Line = tuple[str, str]


def sheet(title: str, lines: Sequence[Line]) -> bytes:
    """Return a page as PNG, about 30 kB: a title, (label, value) lines, a signature."""
    page = Image.new("L", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(page)
    pen.text((WIDTH / 2, 1020), "CONTOH", FAINT, _font(210), anchor="mm")
    pen.text((WIDTH / 2, 130), title.upper(), INK, _font(40), anchor="mm")
    pen.line((MARGIN, 180, WIDTH - MARGIN, 180), INK, 3)
    top = 240
    for label, value in lines:
        pen.text((MARGIN, top), label, INK, _font(26))
        pen.text((MARGIN + 330, top), f": {value}", INK, _font(28))
        top += 54
    _sign(pen, top + 120)
    out = io.BytesIO()
    page.save(out, "PNG", compress_level=3)
    return out.getvalue()


def photo(title: str, lines: Sequence[Line]) -> bytes:
    """Return the same page as a colour photo (JPEG), as a desk's camera takes it."""
    page = Image.open(io.BytesIO(sheet(title, lines))).convert("RGB")
    table = Image.new("RGB", (1300, 1750), (120, 92, 66))
    table.paste(page.rotate(1.2, fillcolor=(120, 92, 66), expand=True), (120, 130))
    out = io.BytesIO()
    table.save(out, "JPEG", quality=88)
    return out.getvalue()


def _sign(pen: ImageDraw.ImageDraw, top: int) -> None:
    pen.text((620, top), "Yang menerangkan,", INK, _font(26))
    wave = [(640 + step * 11, top + 95 + (-1) ** step * (34 - step)) for step in range(20)]
    pen.line(wave, INK, 4, joint="curve")
    pen.text((MARGIN, HEIGHT - 90), "Berkas rekaan untuk mencoba Jangkau", INK, _font(22))


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    face = Path(letters.ROOT) / "files" / "AtkinsonHyperlegible-Regular.ttf"
    return ImageFont.truetype(str(face), size)
