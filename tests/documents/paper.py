"""Papers of made-up people, for the tests of this room."""

import io
import re
from datetime import datetime, timedelta, timezone

from pypdf import PdfReader

from jangkau.documents.receipt import Receipt, Step
from jangkau.render.paper_form import Block, PaperForm, Row, Signature
from tests.documents.seals import address


def pages(pdf: bytes) -> list[str]:
    """Return the text of each page of a PDF, every run of white space one space."""
    texts = (page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    return [re.sub(r"\s+", " ", text) for text in texts]


RECEIPT = Receipt(
    number="59DH6DS1GYM0",
    secret="7KQ2MX4T",
    office="Disdukcapil Kabupaten Muara Harapan",
    door="Meja layanan Desa Sungai Bening",
    service="Kelahiran anak",
    outputs=("Kutipan akta kelahiran", "Kartu Keluarga", "Kartu Identitas Anak"),
    person="Bunga Sekar Melati",
    moment=datetime(2026, 11, 22, 9, 14, tzinfo=timezone(timedelta(hours=8))),
    handed_in=("Surat keterangan lahir (foto)", "Formulir F-2.01 bertanda tangan"),
    steps=(Step("Petugas memeriksa berkas", "1 hari kerja"),),
    helper="Siti Rahmawati, operator desa",
    ask="Meja layanan desa, Senin sampai Jumat.",
    status_url="https://jangkau.example/status",
    seal_address=address(),
)

FOOTER = "Dicetak oleh Jangkau - diisi dari permohonan 59DH-6DS1-GYM0"
_PERSON = (("Nama", None), ("NIK", 16), ("Nomor KK", 16), ("Kewarganegaraan", None))
REPORTER = ("Kadek Ayu Puspita Ningrum", "9901014507920001", "9901011203150007", "WNI")
WITNESS_1 = ("Ketut Bagus Nugraha", "9901012103850003", "9901010909100011", "WNI")
WITNESS_2 = ("Made Laksmi Dewi", "9901015212880004", "9901010303120021", "WNI")
FATHER = ("I Wayan Sudarsana Putra Wijaya", "9901010107900002", "01071990")
MOTHER = ("Kadek Ayu Puspita Ningrum", "9901014507920001", "05071992")


def _person(title: str, answers: tuple[str, ...]) -> Block:
    rows = zip(_PERSON, answers, strict=True)
    numbered = enumerate(rows, start=1)
    return Block(
        title,
        tuple(
            Row(str(item), label, value, boxes) for item, ((label, boxes), value) in numbered
        ),
    )


def _parent(title: str, name: str, nik: str, born: str) -> Block:
    return Block(
        title,
        (
            Row("1", "Nama", name),
            Row("2", "NIK", nik, 16),
            Row("3", "Tempat lahir", "Muara Harapan"),
            Row("4", "Tanggal lahir", born, 8),
            Row("5", "Kewarganegaraan", "WNI"),
        ),
    )


BIRTH = Block(
    "Kelahiran",
    (
        Row("1", "Nama", "Bunga Sekar Melati"),
        Row("2", "Jenis kelamin", "2", options=("1. Laki-laki", "2. Perempuan")),
        Row(
            "3",
            "Tempat dilahirkan",
            "3",
            options=("1. RS/RB", "2. Puskesmas", "3. Polindes", "4. Rumah", "5. Lainnya"),
        ),
        Row("4", "Tempat kelahiran", "Kabupaten Muara Harapan"),
        Row("5", "Hari dan tanggal lahir", "Rabu, 18 November 2026"),
        Row("6", "Pukul", "0340", 4),
        Row(
            "7",
            "Jenis kelahiran",
            "1",
            options=("1. Tunggal", "2. Kembar 2", "3. Kembar 3", "4. Kembar 4", "5. Lainnya"),
        ),
        Row("8", "Kelahiran ke", "2", 2),
        Row(
            "9",
            "Penolong kelahiran",
            "2",
            options=("1. Dokter", "2. Bidan/Perawat", "3. Dukun", "4. Lainnya"),
        ),
        Row("10", "Berat bayi (gram)", "3150", 4),
        Row("11", "Panjang bayi (cm)", "", 2),
    ),
)

F_2_01 = PaperForm(
    code="F-2.01",
    title="Formulir Pelaporan Pencatatan Sipil di Dalam Wilayah NKRI",
    blocks=(
        Block(
            "",
            (
                Row("", "Desa/Kelurahan", "Sungai Bening"),
                Row("", "Kecamatan", "Hulu Riam"),
                Row("", "Kabupaten/Kota", "Muara Harapan"),
                Row("", "Kode wilayah", "9901012003", 10),
                Row("", "Jenis pelaporan", "Kelahiran"),
            ),
        ),
        _person("Data pelapor", REPORTER),
        _person("Data saksi I", WITNESS_1),
        _person("Data saksi II", WITNESS_2),
        _parent("Data ayah", *FATHER),
        _parent("Data ibu", *MOTHER),
        BIRTH,
    ),
    signatures=(
        Signature("Pelapor", "Kadek Ayu Puspita Ningrum"),
        Signature("Petugas registrasi", "", thumb=False),
        Signature("Saksi I", "Ketut Bagus Nugraha"),
        Signature("Saksi II", "Made Laksmi Dewi"),
    ),
    footer=FOOTER,
    place_and_date="Sungai Bening, 22 November 2026",
)

F_2_03 = PaperForm(
    code="F-2.03",
    title="Surat Pernyataan Tanggung Jawab Mutlak (SPTJM) Kebenaran Data Kelahiran",
    blocks=(
        Block("", _person("", REPORTER).rows, "Saya yang bertanda tangan di bawah ini:"),
        Block(
            "",
            (
                Row("1", "Nama anak", "Bunga Sekar Melati"),
                Row("2", "Tempat, tanggal lahir", "Muara Harapan, 18 November 2026"),
                Row("3", "Nama ibu", "Kadek Ayu Puspita Ningrum"),
            ),
            "Menyatakan dengan sebenarnya bahwa data kelahiran di bawah ini benar:",
        ),
        Block(
            "",
            (),
            "Saya bertanggung jawab penuh atas pernyataan ini. Bila tidak benar, saya "
            "bersedia dituntut menurut hukum. Dokumen yang terbit karenanya menjadi tidak sah.",
        ),
    ),
    signatures=(
        Signature("Yang menyatakan", "Kadek Ayu Puspita Ningrum"),
        Signature("Saksi I", "Ketut Bagus Nugraha"),
        Signature("Saksi II", "Made Laksmi Dewi"),
    ),
    footer=FOOTER,
    place_and_date="Sungai Bening, 22 November 2026",
)
