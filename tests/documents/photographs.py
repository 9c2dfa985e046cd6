"""Photographs of made-up pages, as a cheap phone takes them."""

import io
from functools import cache
from pathlib import Path

import fontpkg_atkinson_hyperlegible as letters
import typst
from PIL import Image, ImageChops, ImageDraw, ImageFilter

_FONTS = [str(Path(letters.ROOT) / "files")]
_PAGE = """
#set page(paper: "a4", margin: 20mm)
#set text(font: "Atkinson Hyperlegible", size: 11pt, lang: "id")
= SURAT KETERANGAN LAHIR (contoh)
Nomor 99/SKL/XI/2026

Yang bertanda tangan di bawah ini menerangkan bahwa pada hari Rabu, 18 November 2026,
pukul 03.40, telah lahir seorang anak perempuan.
#grid(columns: (45mm, 1fr), row-gutter: 3mm,
  [Nama], [: Bunga Sekar Melati], [Nama ibu], [: Kadek Ayu Puspita Ningrum],
  [NIK ibu], [: 9901014507920001], [Nama ayah], [: I Wayan Sudarsana], [Berat], [: 3150 gram],
  [Panjang], [: 49 cm])
#lorem(120)

#table(columns: (1fr, 1fr, 1fr, 1fr), ..range(32).map(n => [Data #n]))
#text(size: 7pt)[Cetakan kecil tujuh titik: #lorem(150)]

#text(size: 6pt)[Cetakan kecil enam titik: 9901014507920001 #lorem(60)]
#place(bottom + right, rotate(-12deg, circle(radius: 18mm, stroke: 2pt + rgb("#5b4ba8"),
  align(center + horizon, text(fill: rgb("#5b4ba8"), size: 9pt)[
    PUSKESMAS \\ CONTOH \\ Hulu Riam
  ]))))
"""


@cache
def page(ppi: int = 300) -> Image.Image:
    """Return a typed A4 page with small print and a violet stamp."""
    png = typst.compile(_PAGE.encode(), format="png", ppi=ppi, font_paths=_FONTS)
    return Image.open(io.BytesIO(png)).convert("RGB")


@cache
def photographed(width: int = 3000, height: int = 4000) -> bytes:
    """Return a JPEG of the page on a table: tilted, in half shadow, noisy, a bit blurred."""
    table = Image.new("RGB", (width, height), (112, 84, 60))
    sheet = page().resize(
        (int(width * 0.9), int(width * 0.9 * 1.414)), Image.Resampling.BICUBIC
    )
    turned = sheet.convert("RGBA").rotate(1.5, Image.Resampling.BICUBIC, expand=True)
    table.paste(turned, (int(width * 0.04), int(height * 0.01)), turned)
    shadow = Image.linear_gradient("L").rotate(90).resize((width, height))
    shadow = shadow.point(lambda value: 110 + value * 130 // 255)
    dimmed = ImageChops.multiply(table, Image.merge("RGB", [shadow] * 3))
    noise = Image.merge("RGB", [Image.effect_noise((width, height), 18)] * 3)
    noisy = ImageChops.add(dimmed, noise, scale=1, offset=-128)
    return jpeg(noisy.filter(ImageFilter.GaussianBlur(1)), 92)


def jpeg(image: Image.Image, quality: int = 90, **extra: object) -> bytes:
    """Return an image as a JPEG."""
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, **extra)
    return out.getvalue()


def blank(width: int, height: int) -> Image.Image:
    """Return a white sheet with a dark bar at its top."""
    image = Image.new("RGB", (width, height), "white")
    ImageDraw.Draw(image).rectangle((0, 0, width, height // 10), fill="black")
    return image
