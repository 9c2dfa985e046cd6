"""The seal of a printed receipt, checked at the village with the line cut."""

import io

from pypdf import PdfReader

from jangkau_demo.play.browser import Astray, Browser, go, press, text


def address_in(pdf: bytes) -> str:
    """Return what the seal's QR holds: the paper's QR is also a link."""
    for page in PdfReader(io.BytesIO(pdf)).pages:
        for one in page.get("/Annots", []):
            told = str(one.get_object().get("/A", {}).get("/URI", ""))
            if "/verifikasi#" in told:
                return told
    raise Astray("tanda terima tanpa segel")


def check(person: Browser, told: str) -> str:
    """Paste the text of a QR at /verifikasi and return what the page says of it."""
    go(person, "/verifikasi")
    page = press(person, "/verifikasi", {"text": told})
    return text(page.partition('id="hasil"')[2].partition("<form")[0])


def with_one_letter_changed(told: str) -> str:
    """Return the text with one letter of its signature changed."""
    letter = "B" if told[-9] == "A" else "A"
    return told[:-9] + letter + told[-8:]
