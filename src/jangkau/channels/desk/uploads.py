"""Photos on their way in: made small, thumb-marks blackened, kept under the application."""

from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict

from jangkau.documents import apart
from jangkau.documents.photos import PHOTO_LIMIT
from jangkau.documents.thumb import Area
from jangkau.errors import Refusal
from jangkau.office import papers
from jangkau.office.papers import Page

SIDES = ("mask_left", "mask_top", "mask_width", "mask_height")
MOST = 12  # pages in one posting


def keep(subject: UUID, upload: "UploadedFile[Any]", areas: tuple[Area, ...] = ()) -> Page:
    """Keep one uploaded photo or scan; JKL-111x says what is wrong with it."""
    photo = apart.take_in(upload.read(PHOTO_LIMIT + 1), upload.name or "", areas)
    return papers.keep(subject, photo)


def keep_all(
    subject: UUID, uploads: list["UploadedFile[Any]"], areas: tuple[Area, ...] = ()
) -> tuple[list[Page], list[str]]:
    """Keep what can be kept; return the pages, and a sentence for each photo that cannot."""
    pages, problems = [], []
    for number, upload in enumerate(uploads[:MOST], start=1):
        try:
            pages.append(keep(subject, upload, areas))
        except Refusal as refusal:
            place = f"Foto {number}: " if len(uploads) > 1 else ""
            problems.append(f"{place}{refusal.sentence()}")
    return pages, problems


def areas_of(posted: QueryDict) -> tuple[Area, ...]:
    """Return the posted rectangles (percent of width and height); JKL-1118 for a broken one."""
    found = []
    for texts in zip(*(posted.getlist(side) for side in SIDES), strict=False):
        if not any(text.strip() for text in texts):
            continue
        try:
            left, top, width, height = (
                float(text.strip().replace(",", ".")) / 100 for text in texts
            )
        except ValueError:
            raise Refusal("JKL-1118") from None
        found.append(Area(left, top, width, height))
    return tuple(found)


def masked(posted: QueryDict) -> tuple[Area, ...]:
    """Return the rectangles to blacken; a thumb-mark without any is refused (JKL-1141)."""
    if posted.get("thumb") != "yes":
        return ()
    areas = areas_of(posted)
    if not areas:
        raise Refusal("JKL-1141")
    return areas
