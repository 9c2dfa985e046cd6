"""QR codes for paper, as an SVG that the typesetter takes in."""

import io

import segno


def qr_svg(text: str) -> str:
    """Return a black QR (error level M) with its quiet zone of four modules.

    What follows a "#" in capitals and digits is packed closer than the address before it.
    """
    base, hash_, rest = text.rpartition("#")
    parts = [base + hash_, rest] if hash_ and rest else text
    image = io.BytesIO()
    segno.make(parts, error="m", micro=False, mask=3).save(image, kind="svg", border=4)
    return image.getvalue().decode()
