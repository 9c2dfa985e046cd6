"""What the operator copies into SIAK."""

import pytest

from jangkau.catalogue import service
from jangkau.render.siak import CopyRow, copy_rows
from tests.people import a_birth

BIRTH = service("akta_kelahiran")


def test_the_kia_is_copied_in_eight_steps():
    answers = a_birth(
        5, child_name="Bunga Sekar", child_birth_date="2026-10-03", child_sex="2",
        child_birthplace="Penajam", child_religion="1", kk_number="9901010101200001",
        family_head_name="I Wayan Putra",
    )  # fmt: skip
    assert copy_rows(BIRTH, "kia", answers) == [
        CopyRow("kk_number", "Nomor KK", "9901010101200001"),
        CopyRow("family_head_name", "Nama kepala keluarga", "I WAYAN PUTRA"),
        CopyRow("child_name", "Nama anak", "BUNGA SEKAR"),
        CopyRow("child_birthplace", "Kabupaten atau kota kelahiran", "Penajam"),
        CopyRow("child_birth_date", "Tanggal lahir anak", "03-10-2026"),
        CopyRow("child_sex", "Jenis kelamin anak", "Perempuan"),
        CopyRow("child_religion", "Agama anak", "Islam"),
        CopyRow("child_nationality", "Kewarganegaraan anak", "Warga Negara Indonesia"),
    ]


def test_a_reporting_mother_is_copied_as_the_reporter():
    answers = a_birth(5, reporter_relation="2")
    rows = {row.field: row.value for row in copy_rows(BIRTH, "akta_kelahiran", answers)}
    assert rows["reporter_nik"] == rows["mother_nik"] == answers["mother_nik"]


def test_a_mother_alone_has_no_father_to_copy():
    answers = a_birth(5, parents_marriage="unproven")
    rows = [row.field for row in copy_rows(BIRTH, "akta_kelahiran", answers)]
    assert not [name for name in rows if name.startswith("father_")]
    assert "parents_marriage" in rows


def test_an_unknown_output_is_refused():
    with pytest.raises(KeyError):
        copy_rows(BIRTH, "ktp_el", a_birth(5))
