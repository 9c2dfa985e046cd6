"""Blackens the mark of a thumb in a photograph: no image of a thumb is kept."""

import io
from dataclasses import dataclass

from PIL import Image, ImageDraw

from jangkau.documents.photos import Photo, kept
from jangkau.errors import Refusal


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle in fractions (0 to 1) of a photograph's width and height."""

    left: float
    top: float
    width: float
    height: float


def without_thumbs(photo: Photo, areas: tuple[Area, ...]) -> Photo:
    """Return the photograph with each area black, in its first image too.

    The paper under the black is gone from the bytes. Raises Refusal JKL-1118 for an
    area that is empty or outside the picture, and for a PDF.
    """
    if photo.media_type == "application/pdf" or not all(map(_is_inside, areas)):
        raise Refusal("JKL-1118")
    with Image.open(io.BytesIO(photo.data)) as opened:
        picture = opened.convert("RGB")
    draw = ImageDraw.Draw(picture)
    for area in areas:
        left, top = area.left * picture.width, area.top * picture.height
        right, bottom = left + area.width * picture.width, top + area.height * picture.height
        draw.rectangle((left, top, right, bottom), fill="black")
    return kept(picture)


def _is_inside(area: Area) -> bool:
    return (
        area.width > 0
        and area.height > 0
        and 0 <= area.left < 1
        and 0 <= area.top < 1
        and area.left + area.width <= 1.001
        and area.top + area.height <= 1.001
    )
