"""QR codes for paper, as an SVG that the typesetter takes in."""

import io

import segno


def qr_svg(text: str) -> str:
    """Return a black QR (error level M) with its quiet zone of four modules."""
    image = io.BytesIO()
    # segno takes parts too, though its types say otherwise.
    code = segno.make(parts(text), error="m", micro=False, mask=3)  # type: ignore[arg-type]
    code.save(image, kind="svg", border=4)
    return image.getvalue().decode()


def parts(text: str) -> list[str] | str:
    """Return a text in the parts in which a QR packs it closest.

    The capitals and digits behind a "#" need 5.5 bits each, the address before it 8.
    """
    base, hash_, rest = text.rpartition("#")
    return [base + hash_, rest] if hash_ and rest else text
