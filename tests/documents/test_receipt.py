import io
import re
from dataclasses import replace

import pytest
from pypdf import PdfReader

from jangkau.documents.qr import qr_svg
from jangkau.documents.receipt import Size, initials, receipt_pdf, status_address
from jangkau.rules.receipt_number import grouped, pronounce
from tests.documents.paper import RECEIPT, pages

SIZES: tuple[Size, ...] = ("A4", "72mm")


def words(pdf: bytes) -> str:
    return " ".join(pages(pdf))


@pytest.mark.parametrize("size", SIZES)
def test_a_receipt_says_all_that_the_reporter_needs(size: Size) -> None:
    text = words(receipt_pdf(RECEIPT, size))
    for said in (
        "TANDA TERIMA - bukan dokumen kependudukan",
        grouped(RECEIPT.number),
        grouped(RECEIPT.secret),
        pronounce(RECEIPT.number),
        "Minggu, 22 November 2026, pukul 09.14 WITA",
        "Siti Rahmawati, operator desa",
        "Kutipan akta kelahiran",
        "Surat keterangan lahir (foto)",
        "Petugas memeriksa berkas: 1 hari kerja.",
        "Meja layanan desa, Senin sampai Jumat.",
        "gratis",
    ):
        assert said in text


@pytest.mark.parametrize("size", SIZES)
def test_a_receipt_names_the_child_by_initials_only(size: Size) -> None:
    text = words(receipt_pdf(RECEIPT, size))
    assert "Atas nama: B. S. M." in text
    assert not {"Bunga", "Sekar", "Melati"} & set(text.split())


def test_a_receipt_is_one_page_of_its_size() -> None:
    for size, millimetres in (("A4", 210), ("72mm", 72)):
        pages = PdfReader(io.BytesIO(receipt_pdf(RECEIPT, size))).pages  # type: ignore[arg-type]
        assert [round(float(page.mediabox.width) * 25.4 / 72) for page in pages] == [
            millimetres
        ]


def test_markup_in_an_answer_stays_text() -> None:
    strange = '#panic("x") *tebal* $x$ \\ ] " <a> @b'
    text = words(receipt_pdf(replace(RECEIPT, ask=strange), "A4"))
    assert '#panic("x") *tebal* $x$' in text


def test_nobody_helped_and_nothing_stands_there() -> None:
    assert "Dibantu" not in words(receipt_pdf(replace(RECEIPT, helper=""), "A4"))


def test_the_same_receipt_has_the_same_bytes() -> None:
    assert receipt_pdf(RECEIPT, "72mm") == receipt_pdf(RECEIPT, "72mm")


def test_the_secret_stands_where_no_server_sees_it() -> None:
    address = status_address("https://jangkau.example/status", RECEIPT.number, RECEIPT.secret)
    assert address == "https://jangkau.example/status#59DH6DS1GYM0.7KQ2MX4T"


def test_the_qr_symbol_is_at_least_25_millimetres_wide() -> None:
    longest = "https://" + "jangkau." * 8 + "example/status"
    svg = qr_svg(status_address(longest, RECEIPT.number, RECEIPT.secret))
    width = re.search(r'width="(\d+)"', svg)
    assert width
    modules = int(width[1])
    assert 40 * (modules - 8) / modules >= 25


def test_initials_of_people() -> None:
    assert initials("Bunga  sekar") == "B. S."
    assert initials(" ") == "-"
