"""The first image of a paper: black on white, small enough for a 2G link, fit to be read."""

import io

from PIL import Image, ImageChops, ImageFilter

MEDIA_TYPE = "image/webp"
LIMIT = 40_000  # bytes
# Long side in pixels and blur radius, tried in turn until the image is small enough.
_TRIES = ((1700, 0.5), (1700, 0.9), (1500, 0.9), (1200, 0.9), (900, 1.5), (600, 3.0))
_LIGHTER = [max(0, int(level * 0.82) - 4) for level in range(256)]
_INK_IS_BLACK = [255] + [0] * 255


def first_image(picture: Image.Image) -> bytes:
    """Return an RGB picture in two levels as lossless WebP, `LIMIT` bytes at most.

    A page with small print takes 16-40 KB. Only of a picture that is no page (leaves,
    gravel) may the last and smallest try still pass the limit.
    """
    grey = picture.convert("L")
    encoded = b""
    for long_side, blur in _TRIES:
        encoded = _encoded(_two_levels(grey, long_side, blur))
        if len(encoded) <= LIMIT:
            break
    return encoded


def _two_levels(grey: Image.Image, long_side: int, blur: float) -> Image.Image:
    """Return black where a point is clearly darker than its surroundings (Bradley)."""
    page = grey.filter(ImageFilter.GaussianBlur(blur))
    page.thumbnail((long_side, long_side), Image.Resampling.LANCZOS)
    around = page.filter(ImageFilter.BoxBlur(max(page.size) // 50))
    darker = ImageChops.subtract(around.point(_LIGHTER), page)
    return darker.point(_INK_IS_BLACK)


def _encoded(page: Image.Image) -> bytes:
    out = io.BytesIO()
    page.convert("RGB").save(out, "WEBP", lossless=True, quality=100, method=4)
    return out.getvalue()
