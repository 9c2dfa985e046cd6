"""Takes in the photograph or scan of a paper: by its content, bounded, stripped, made small."""

import io
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

import filetype
from PIL import Image, ImageOps

from jangkau.documents import pdf_scan
from jangkau.documents.first_image import first_image
from jangkau.errors import Refusal

MEGABYTE: Final = 1024 * 1024
PHOTO_LIMIT: Final = 60 * MEGABYTE
SCAN_LIMIT: Final = 10 * MEGABYTE
LONG_SIDE: Final = 2000  # pixels
# A JPEG is read at a fraction of its size; the others must be unpacked whole.
PIXEL_LIMITS: Final = {"JPEG": 120_000_000, "PNG": 40_000_000, "WEBP": 40_000_000}
_IMAGES = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
_IMAGE_NAMES = {".jpg", ".jpeg", ".png", ".webp", ".heic", ".gif", ".bmp", ".tif", ".tiff"}
# Ours is checked before anything is unpacked; above it, Pillow's own guard still stands.
Image.MAX_IMAGE_PIXELS = max(PIXEL_LIMITS.values())


@dataclass(frozen=True, slots=True)
class Photo:
    """A paper as it is kept.

    `data` is WebP of at most 2,000 pixels a side, without metadata, and `first_image`
    its two-level image (lossless WebP, 40 KB at most). Of a scan in PDF, `data` is the
    file as it came, width and height are 0 and `first_image` is empty.
    """

    data: bytes
    media_type: str
    width: int
    height: int
    first_image: bytes


def take_in(data: bytes, filename: str) -> Photo:
    """Return what is kept of an uploaded paper (JPEG, PNG, WebP or PDF).

    The content says what a file is; its name can only contradict it. Raises Refusal:
    JKL-1110 too large, 1111 a PDF named as a picture, 1112 neither picture nor PDF,
    1113 HEIC, 1114 broken, 1115 too many pixels, 1117 empty; of a PDF those of `pdf_scan`.
    """
    if not data:
        raise Refusal("JKL-1117")
    if len(data) > PHOTO_LIMIT:
        raise _too_large(data, PHOTO_LIMIT)
    media_type = filetype.guess_mime(data)
    if media_type == "application/pdf":
        return _scan(data, filename)
    if media_type in ("image/heic", "image/avif"):
        raise Refusal("JKL-1113")
    if media_type not in _IMAGES:
        raise Refusal("JKL-1112")
    return kept(_opened(data, _IMAGES[media_type]))


def kept(picture: Image.Image) -> Photo:
    """Return a clean RGB picture as it is kept, with its first image."""
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=60, method=4)
    width, height = picture.size
    return Photo(out.getvalue(), "image/webp", width, height, first_image(picture))


def _opened(data: bytes, kind: str) -> Image.Image:
    """Return the picture upright, at most LONG_SIDE, on white, free of all metadata."""
    try:
        with Image.open(io.BytesIO(data), formats=(kind,)) as picture:
            _check_pixels(picture, PIXEL_LIMITS[kind])
            picture.draft("RGB", (LONG_SIDE, LONG_SIDE))
            picture.thumbnail((LONG_SIDE, LONG_SIDE), Image.Resampling.LANCZOS)
            return _on_white(ImageOps.exif_transpose(picture))
    except (Refusal, MemoryError):
        raise
    except Image.DecompressionBombError as bomb:
        raise _too_many_pixels(PIXEL_LIMITS[kind]) from bomb
    except Exception as broken:  # whatever a damaged file makes the decoder trip over
        raise Refusal("JKL-1114") from broken


def _on_white(picture: Image.Image) -> Image.Image:
    layered = picture.convert("RGBA")
    clean = Image.new("RGB", picture.size, "white")
    clean.paste(layered, (0, 0), layered)
    return clean


def _check_pixels(picture: Image.Image, limit: int) -> None:
    if picture.width * picture.height > limit:
        raise _too_many_pixels(limit)


def _too_many_pixels(limit: int) -> Refusal:
    return Refusal("JKL-1115", limit=limit // 1_000_000)


def _too_large(data: bytes, limit: int) -> Refusal:
    size = -(-len(data) // MEGABYTE)
    return Refusal("JKL-1110", size=size, limit=limit // MEGABYTE)


def _scan(data: bytes, filename: str) -> Photo:
    if PurePath(filename).suffix.lower() in _IMAGE_NAMES:
        raise Refusal("JKL-1111")
    if len(data) > SCAN_LIMIT:
        raise _too_large(data, SCAN_LIMIT)
    pdf_scan.check(data)
    return Photo(data, "application/pdf", 0, 0, b"")
