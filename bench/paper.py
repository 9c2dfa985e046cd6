"""Papers: the first image of a photographed page, and the time of what is typeset."""

import io

from PIL import Image

from bench.table import Row, Table, middle, seconds
from jangkau.documents.photos import take_in
from jangkau.documents.receipt import receipt_pdf
from tests.documents.paper import RECEIPT
from tests.documents.photographs import photographed

LIMIT = 40 * 1024
NOTE = """A made-up A4 page with small print, as a cheap phone photographs it (12 megapixels).
Beside the first image: the bytes of the photo itself. Beside the time to take it in: decoding
the JPEG alone. Elsewhere: 3-5 MB from the camera, 100-267 KB as WebP."""


def measure(quick: bool) -> Table:
    """Measure one photo and one receipt, each several times."""
    times = 1 if quick else 5
    raw = photographed()
    photo = take_in(raw, "halaman.jpg")
    first = len(photo.first_image)
    took = middle([seconds(lambda: take_in(raw, "halaman.jpg"))[0] for _ in range(times)])
    decoded = middle([seconds(lambda: _decoded(raw))[0] for _ in range(times)])
    receipt_pdf(RECEIPT, "A4")
    set_ = middle([seconds(lambda: receipt_pdf(RECEIPT, "A4"))[0] for _ in range(times)])
    rows = [
        Row("first image, bytes", f"{first:,}", f"{len(raw):,}", "<= 40,960", first > LIMIT),
        Row("photo taken in", f"{took * 1000:.0f} ms", f"{decoded * 1000:.0f} ms"),
        Row("receipt on A4 typeset", f"{set_ * 1000:.0f} ms"),
    ]
    return Table("Papers", NOTE, "floor", rows)


def _decoded(raw: bytes) -> None:
    Image.open(io.BytesIO(raw)).load()
