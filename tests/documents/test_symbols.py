"""The QR symbols as printed: read back from the page, and large enough for a cheap camera."""

import io
from typing import Any

import pypdfium2
import pytest
import zxingcpp
from PIL import Image

from jangkau.documents.qr_picture import read_qr, text_in
from jangkau.documents.receipt import receipt_pdf, status_address
from jangkau.documents.slip import slip_pdf
from tests.documents.camera import photographed, printed
from tests.documents.paper import RECEIPT
from tests.documents.seals import address
from tests.documents.test_slip import SLIP

STATUS = status_address(RECEIPT.status_url, RECEIPT.number, RECEIPT.secret)
PAPERS = {
    "A4": (receipt_pdf(RECEIPT, "A4"), {STATUS, RECEIPT.seal_address}),
    "72mm": (receipt_pdf(RECEIPT, "72mm"), {STATUS, RECEIPT.seal_address}),
    "slip": (slip_pdf(SLIP), {SLIP.seal_address}),
}
DOTS = 203  # per inch: what a thermal printer has


def rastered(pdf: bytes) -> Image.Image:
    """Return the first page as a thermal printer would print it, black and white."""
    page = pypdfium2.PdfDocument(pdf)[0]
    return page.render(scale=DOTS / 72).to_pil().convert("1", dither=Image.Dither.NONE)


def millimetres(symbol: Any) -> float:
    """Return the width of a symbol on paper, without its quiet zone."""
    at = symbol.position
    return (at.top_right.x - at.top_left.x) * 25.4 / DOTS


@pytest.mark.parametrize("paper", PAPERS)
def test_each_symbol_on_paper_is_read_and_at_least_25_millimetres(paper: str) -> None:
    pdf, texts = PAPERS[paper]
    symbols = zxingcpp.read_barcodes(rastered(pdf).convert("L"))
    assert {one.text for one in symbols} == texts
    assert all(millimetres(one) >= 25 for one in symbols)
    assert all(one.ec_level == "M" for one in symbols)


def test_of_two_symbols_in_one_picture_the_seal_is_read() -> None:
    picture = io.BytesIO()
    rastered(PAPERS["A4"][0]).save(picture, "PNG")
    assert read_qr(picture.getvalue()) == RECEIPT.seal_address


def test_photographs_are_read_by_the_server() -> None:
    assert read_by_server(12) == 12


@pytest.mark.long
def test_nine_of_ten_distorted_photographs_are_read_by_the_server() -> None:
    read = read_by_server(200)
    print(f"server: {read} of 200")
    assert read >= 180


def read_by_server(count: int) -> int:
    paper, read = printed(address()), 0
    for seed in range(count):
        grey = photographed(paper, seed).convert("L")
        read += text_in(grey) == address()
    return read
