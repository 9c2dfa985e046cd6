from dataclasses import replace
from datetime import datetime, timedelta, timezone

from jangkau.documents.slip import Handed, Slip, slip_pdf
from tests.documents.paper import pages
from tests.documents.seals import SLIP_CLAIM, address

SLIP = Slip(
    number="59DH6DS1GYM0",
    office="Disdukcapil Kabupaten Muara Harapan",
    door="Meja layanan Desa Sungai Bening",
    person="Bunga Sekar Melati",
    documents=(
        Handed("Kutipan akta kelahiran", "9901-LU-25112026-0017"),
        Handed("Kartu Identitas Anak", ""),
    ),
    receiver="Kadek Ayu Puspita Ningrum",
    relation="ibu",
    officer="Siti Rahmawati",
    witness="",
    moment=datetime(2026, 11, 26, 10, 2, tzinfo=timezone(timedelta(hours=8))),
    seal_address=address(SLIP_CLAIM),
)


def test_a_slip_says_what_was_handed_over_to_whom() -> None:
    [text] = pages(slip_pdf(SLIP))
    for said in (
        "TANDA TERIMA - bukan dokumen kependudukan",
        "59DH-6DS1-GYM0",
        "9901-LU-25112026-0017",
        "Kadek Ayu Puspita Ningrum (ibu)",
        "Kamis, 26 November 2026, pukul 10.02 WITA",
        "Siti Rahmawati",
        "gratis",
    ):
        assert said in text
    assert "Bunga" not in text
    assert "saksi" not in text


def test_a_witness_states_that_the_slip_bears_the_mark() -> None:
    [text] = pages(slip_pdf(replace(SLIP, witness="Made Laksmi Dewi")))
    assert "Made Laksmi Dewi, saksi, melihat sendiri" in text
    assert "Saksi cap jempol" in text
