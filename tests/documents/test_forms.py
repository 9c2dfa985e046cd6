from dataclasses import replace
from datetime import UTC, datetime

from jangkau.documents.forms import form_pdf
from jangkau.render.paper_form import Block, Row
from tests.documents.paper import BIRTH, F_2_01, F_2_03, FOOTER, pages

MOMENT = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)


def test_a_birth_report_fills_two_pages_with_the_footer_on_each() -> None:
    first, second = pages(form_pdf(F_2_01))
    for text in (first, second):
        assert FOOTER in text
    assert "F-2.01, halaman 1 dari 2" in first
    assert "Bunga Sekar Melati" in second


def test_a_nik_stands_one_digit_a_box() -> None:
    first = pages(form_pdf(F_2_01))[0]
    assert "9901014507920001" in first.replace(" ", "")


def test_everyone_who_signs_has_a_place_and_a_name() -> None:
    text = pages(form_pdf(F_2_03))[0]
    assert text.count("Tanda tangan") == text.count("Cap jempol") == 3
    for name in ("Kadek Ayu Puspita Ningrum", "Ketut Bagus Nugraha", "Made Laksmi Dewi"):
        assert name in text


def test_an_officer_gives_no_thumb_mark() -> None:
    text = pages(form_pdf(F_2_01))[1]
    assert (text.count("Tanda tangan"), text.count("Cap jempol")) == (4, 3)


def test_the_longest_name_and_an_empty_form_are_set_too() -> None:
    longest = "Wijayakusumaningrat Adhinegara Prawirodirdjo Sastrowardoyo Putri Kencana"
    rows = (Row("1", "Nama", longest, 20), Row("2", "NIK", "", 16), Row("3", "Agama", ""))
    form = replace(F_2_03, blocks=(Block("Anak", rows),), signatures=())
    assert longest.replace(" ", "") in pages(form_pdf(form))[0].replace(" ", "")


def test_a_part_of_forty_rows_flows_over_the_page() -> None:
    long = Block("Panjang", tuple(replace(BIRTH.rows[0], item=str(n)) for n in range(60)))
    assert len(pages(form_pdf(replace(F_2_03, blocks=(long,))))) > 1


def test_the_same_form_has_the_same_bytes() -> None:
    assert form_pdf(F_2_03, MOMENT) == form_pdf(F_2_03, MOMENT)
