"""Photographs of a printed QR as people take them: turned, slanted, shaded, blurred."""

import io
import random

import segno
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from jangkau.documents.qr import parts

SIZE = 720  # pixels
_PERSPECTIVE, _SMOOTH = Image.Transform.PERSPECTIVE, Image.Resampling.BICUBIC


def printed(text: str) -> Image.Image:
    """Return a QR as it lies on white paper, some words around it."""
    out = io.BytesIO()
    segno.make(parts(text), error="m", micro=False, mask=3).save(out, "png", scale=6, border=4)
    code = Image.open(out).convert("L")
    paper = Image.new("L", (code.width + 200, code.height + 240), 250)
    paper.paste(code, (100, 90))
    ImageDraw.Draw(paper).text((110, 40), "TANDA TERIMA - bukan dokumen kependudukan", fill=20)
    return paper


def photographed(paper: Image.Image, seed: int) -> Image.Image:
    """Return one photo of it: every seed another hand, light and lens."""
    chance = random.Random(seed)
    wide, high = paper.size
    lean, tip = (chance.uniform(-0.25, 0.25) / side for side in paper.size)
    # A true perspective: lines stay straight, the far side is smaller.
    slant = (1 + lean * wide / 2, 0, 0, 0, 1 + tip * high / 2, 0, lean, tip)
    photo = paper.transform((wide, high), _PERSPECTIVE, slant, _SMOOTH, fillcolor=235)
    photo = photo.resize((SIZE, SIZE), _SMOOTH)
    photo = photo.rotate(chance.uniform(-40, 40), _SMOOTH, fillcolor=225)
    shade = Image.linear_gradient("L").rotate(chance.randrange(0, 360, 90)).resize((SIZE, SIZE))
    depth = chance.uniform(0.2, 0.6)
    dark = shade.point([int(255 - depth * value) for value in range(256)])
    photo = ImageChops.multiply(photo, dark)
    photo = photo.filter(ImageFilter.GaussianBlur(chance.uniform(0.2, 1.6)))
    noise = Image.effect_noise((SIZE, SIZE), chance.uniform(5, 25))
    photo = Image.blend(photo, noise, 0.08)
    out = io.BytesIO()
    photo.convert("RGB").save(out, "JPEG", quality=chance.randrange(45, 85))
    return Image.open(out)
