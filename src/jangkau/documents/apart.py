"""Opens what strangers send in a process apart: a bomb harms neither server nor wait."""

from collections.abc import Sequence

from jangkau.documents import workers
from jangkau.documents.pdf_signature import Verdict
from jangkau.documents.photos import Photo
from jangkau.documents.siak_pdf import SiakPdf
from jangkau.documents.thumb import Area

_KEPT = {"image/webp": b"RIFF", "application/pdf": b"%PDF-"}


def take_in(data: bytes, filename: str, areas: Sequence[Area] = ()) -> Photo:
    """Return what is kept of an uploaded paper, the areas black; see `photos.take_in`.

    Raises JKL-1123 as well, where the file overwhelmed its reader.
    """
    sides = [[area.left, area.top, area.width, area.height] for area in areas]
    photo = Photo(**workers.do("photo", [data, filename, sides], "JKL-1123"))
    if not photo.data.startswith(_KEPT[photo.media_type]):
        raise ValueError(photo.media_type)
    return photo


def look_at(data: bytes, trusted: Sequence[bytes], now: int) -> SiakPdf:
    """Return what a SIAK PDF shows and who signed it; see `siak_pdf.look_at`.

    Raises JKL-1124 as well, where the file overwhelmed its reader.
    """
    told = workers.do("siak", [data, list(trusted), now], "JKL-1124")
    numbers, signature = tuple(told["numbers"]), Verdict(**told["signature"])
    return SiakPdf(**{**told, "numbers": numbers, "signature": signature})
