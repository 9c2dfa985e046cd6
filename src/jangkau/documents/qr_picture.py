"""Reads the QR in a picture, in a process of its own with limits: a picture may be hostile."""

import contextlib
import io
import subprocess
import sys

from jangkau.errors import Refusal

TIME = 10  # seconds
MEMORY = 1024 * 1024 * 1024  # bytes of address space
PIXELS = 50_000_000
WIDEST = 2400  # pixels of a side that are looked at
KINDS = ("JPEG", "PNG", "WEBP")
_NO_PICTURE = 3


def read_qr(data: bytes) -> str:
    """Return the text of the QR in a picture (JPEG, PNG, WebP).

    Refuses with JKL-1152 (no QR found), JKL-1153 (not a picture) or JKL-1154 (too slow).
    """
    command = [sys.executable, "-P", "-m", "jangkau.documents.qr_picture"]
    try:
        done = subprocess.run(  # noqa: S603  # our own module, nothing of the caller's
            command, input=data, capture_output=True, timeout=TIME, check=False
        )
    except subprocess.TimeoutExpired:
        raise Refusal("JKL-1154") from None
    if done.returncode:
        raise Refusal("JKL-1153")
    text = done.stdout.decode("utf-8", "replace").strip()
    if not text:
        raise Refusal("JKL-1152")
    return text


def main() -> int:
    """Read a picture from standard input and write the QR's text; 3 when it is none."""
    _limit()
    import zxingcpp
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = PIXELS
    try:
        with Image.open(io.BytesIO(sys.stdin.buffer.read()), formats=KINDS) as picture:
            if picture.width * picture.height > PIXELS:
                return _NO_PICTURE
            picture.draft("L", (WIDEST, WIDEST))
            grey = picture.convert("L")
    except (OSError, ValueError, SyntaxError, MemoryError, Image.DecompressionBombError):
        return _NO_PICTURE
    grey.thumbnail((WIDEST, WIDEST))
    kinds = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    found = zxingcpp.read_barcodes(grey, formats=kinds)
    # A receipt bears two: the seal's comes first.
    texts = sorted((one.text for one in found), key=lambda one: "/verifikasi#" not in one)
    sys.stdout.buffer.write(texts[0].encode() if texts else b"")
    return 0


def _limit() -> None:
    with contextlib.suppress(ImportError):  # Windows has none; the time limit stays
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (TIME, TIME))


if __name__ == "__main__":
    sys.exit(main())
