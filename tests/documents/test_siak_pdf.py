import hashlib
import io
from datetime import UTC, date, datetime

import pytest
from pypdf import PdfReader, PdfWriter

from jangkau.documents.siak_pdf import LIMIT, PAGE_LIMIT, SiakPdf, look_at
from jangkau.errors import Refusal
from jangkau_demo.siak_pdf import SIGNER, TITLES, made_up_number, specimen_pdf

MOMENT = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)
ROWS = (("Nama", "Bunga Sekar Melati"), ("Ibu", 'Kadek "Ayu" #Puspita'), ("Anak ke", "2"))
OUTPUTS = ("akta_kelahiran", "kk", "kia", "akta_kematian", "ktp_el")


def specimen(output: str = "akta_kelahiran") -> bytes:
    return specimen_pdf(output, made_up_number(output, date(2026, 11, 25), 17), ROWS, MOMENT)


def written(pages: int, password: str = "") -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=595, height=842)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def code(data: bytes) -> str:
    with pytest.raises(Refusal) as refused:
        look_at(data)
    assert refused.value.sentence()
    return refused.value.code


@pytest.mark.parametrize("output", OUTPUTS)
def test_a_specimen_shows_its_mark_number_and_signer(output: str) -> None:
    pdf = specimen(output)
    assert look_at(pdf) == SiakPdf(
        digest=hashlib.sha256(pdf).digest(),
        pages=1,
        specimen=True,
        document_number=made_up_number(output, date(2026, 11, 25), 17),
        signer=SIGNER,
    )


def test_made_up_numbers_begin_with_the_unassigned_province() -> None:
    day = date(2026, 11, 25)
    numbers = [made_up_number(output, day, 17) for output in OUTPUTS]
    assert numbers == [
        "9901-LU-25112026-0017",
        "9901012511260017",
        "9901022511260017",
        "9901-KM-25112026-0017",
        "9901022511260017",
    ]
    assert set(TITLES) == set(OUTPUTS)


def test_a_specimen_says_on_every_edge_what_it_is_not() -> None:
    [page] = PdfReader(io.BytesIO(specimen())).pages
    text = page.extract_text()
    assert text.count("SPESIMEN - bukan dokumen kependudukan") == 2
    assert 'Kadek "Ayu" #Puspita' in text


def test_a_pdf_without_text_is_taken_with_what_is_known() -> None:
    seen = look_at(written(1))
    assert (seen.pages, seen.specimen, seen.document_number, seen.signer) == (1, False, "", "")


def test_what_is_no_pdf_of_siak_is_refused() -> None:
    assert code(b"\xff\xd8\xff\xe0 foto") == "JKL-1120"
    assert code(b"") == "JKL-1120"
    assert code(specimen() + bytes(LIMIT)) == "JKL-1121"
    assert code(written(PAGE_LIMIT + 1)) == "JKL-1121"
    assert code(b"%PDF-1.7\nrusak") == "JKL-1122"
    assert code(written(1, "rahasia")) == "JKL-1122"
    assert code(written(0)) == "JKL-1122"


def test_a_pdf_cut_or_changed_anywhere_is_refused_or_read_and_never_breaks() -> None:
    whole = specimen()
    for place in range(9, len(whole), len(whole) // 25):
        changed = whole[:place] + bytes([whole[place] ^ 0x21]) + whole[place + 1 :]
        for damaged in (whole[:place], changed):
            try:
                look_at(damaged)
            except Refusal as refused:
                assert refused.code == "JKL-1122"
