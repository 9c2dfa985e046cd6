import io
from dataclasses import replace

import pytest
from PIL import Image

from jangkau.documents.photos import take_in
from jangkau.documents.thumb import Area, without_thumbs
from jangkau.errors import Refusal
from tests.documents.photographs import blank, jpeg

PHOTO = take_in(jpeg(blank(1000, 800)), "formulir.jpg")
AREA = Area(left=0.6, top=0.5, width=0.2, height=0.25)


def test_a_thumb_mark_is_black_in_both_images() -> None:
    masked = without_thumbs(PHOTO, (AREA,))
    for data in (masked.data, masked.first_image):
        image = Image.open(io.BytesIO(data)).convert("L")
        middle = int(0.605 * image.width), int(0.6 * image.height)
        outside = int(0.3 * image.width), int(0.6 * image.height)
        assert image.getpixel(middle) < 20
        assert image.getpixel(outside) > 235
    assert (masked.width, masked.height) == (PHOTO.width, PHOTO.height)


@pytest.mark.parametrize(
    "area",
    [
        Area(0.9, 0.5, 0.2, 0.1),
        Area(-0.1, 0, 0.2, 0.1),
        Area(0, 0, 0, 0.1),
        Area(0, 0.9, 1, 0.2),
    ],
)
def test_an_area_outside_the_photograph_is_refused(area: Area) -> None:
    with pytest.raises(Refusal) as refused:
        without_thumbs(PHOTO, (area,))
    assert refused.value.code == "JKL-1118"


def test_a_scan_in_pdf_cannot_be_masked() -> None:
    with pytest.raises(Refusal) as refused:
        without_thumbs(replace(PHOTO, media_type="application/pdf"), (AREA,))
    assert refused.value.code == "JKL-1118"
