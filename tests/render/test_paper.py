"""The filled forms that are signed at the desk."""

from datetime import date

import pytest

from jangkau.catalogue import service
from jangkau.render.paper import Filing, layout
from jangkau.render.paper_form import Row, Signature
from tests.people import a_birth

BIRTH = service("akta_kelahiran")
FILING = Filing(
    "Sungai Bening", "Hulu Riam", "Muara Harapan", date(2026, 11, 2), "Siti", "59DH-6DS1-GYM0"
)


def test_f_2_01_keeps_the_forms_boxes_and_items():
    paper = layout(BIRTH, "F-2.01", a_birth(3), FILING)
    assert [(block.title, [row.item for row in block.rows]) for block in paper.blocks[1:]] == [
        ("Data Pelapor", ["1", "2", "3", "4", "5", "6", "7"]),
        ("Data Saksi I", ["1", "2", "3", "4"]),
        ("Data Saksi II", ["1", "2", "3", "4"]),
        ("Data Orang Tua", [str(item) for item in range(1, 11)]),
        ("Data Kelahiran", [str(item) for item in range(1, 12)]),
    ]
    assert paper.footer == "Dicetak oleh Jangkau - diisi dari permohonan 59DH-6DS1-GYM0"


def test_the_reporting_father_stands_in_the_reporters_box():
    answers = a_birth(3)
    paper = layout(BIRTH, "F-2.01", answers, FILING)
    assert paper.blocks[1].rows[:2] == (
        Row("1", "Nama pelapor", answers["father_name"]),
        Row("2", "NIK pelapor", answers["father_nik"], 16),
    )
    assert paper.signatures == (
        Signature("Pelapor", answers["father_name"]),
        Signature("Petugas", "Siti", thumb=False),
        Signature("Saksi I", answers["witness1_name"]),
        Signature("Saksi II", answers["witness2_name"]),
    )


def test_the_birth_is_written_as_the_form_asks():
    answers = a_birth(3, child_birth_date="2026-10-03", child_sex="2", child_weight=None)
    rows = layout(BIRTH, "F-2.01", answers, FILING).blocks[-1].rows
    assert rows[1].value == "2"
    assert rows[1].options == ("1. Laki-laki", "2. Perempuan")
    assert rows[4].value == "Sabtu, 3 Oktober 2026"
    assert rows[9] == Row("10", "Berat bayi (gram)", "")


def test_a_mother_alone_leaves_the_fathers_lines_empty():
    answers = a_birth(3, parents_marriage="unproven", reporter_relation="2")
    rows = layout(BIRTH, "F-2.01", answers, FILING).blocks[4].rows
    assert [row.value for row in rows[:5]] == [""] * 5
    assert rows[5].value == answers["mother_name"]


def test_both_spouses_and_both_witnesses_sign_f_2_04():
    answers = a_birth(3, parents_marriage="unrecorded")
    paper = layout(BIRTH, "F-2.04", answers, FILING)
    assert [one.name for one in paper.signatures] == [
        answers[name]
        for name in ("father_name", "mother_name", "witness1_name", "witness2_name")
    ]


def test_a_guardian_writes_his_birthplace_by_hand_on_f_2_03():
    answers = a_birth(3, reporter_relation="3")
    declarant = layout(BIRTH, "F-2.03", answers, FILING).blocks[0].rows
    assert [row.value for row in declarant] == [
        answers["reporter_name"], answers["reporter_nik"], "", "", "",
    ]  # fmt: skip


def test_f_1_02_asks_for_the_kk_and_the_kia():
    paper = layout(BIRTH, "F-1.02", a_birth(3), FILING)
    assert [row.label for row in paper.blocks[1].rows] == [
        "KK: perubahan data karena peristiwa penting",
        "KIA: baru",
    ]


def test_before_there_is_a_number_the_footer_has_none():
    filing = Filing("Sungai Bening", "Hulu Riam", "Muara Harapan", date(2026, 11, 2))
    footer = layout(BIRTH, "F-2.03", a_birth(3), filing).footer
    assert footer == "Dicetak oleh Jangkau - diisi dari permohonan"


def test_a_form_we_do_not_lay_out_is_unknown():
    with pytest.raises(KeyError):
        layout(BIRTH, "F-1.07", a_birth(3), FILING)
