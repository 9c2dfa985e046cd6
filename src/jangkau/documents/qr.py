"""QR codes for paper, as an SVG that the typesetter takes in."""

import io

import segno


def qr_svg(text: str) -> str:
    """Return a black QR (error level M) with its quiet zone of four modules."""
    image = io.BytesIO()
    segno.make(text, error="m", micro=False, mask=3).save(image, kind="svg", border=4)
    return image.getvalue().decode()
