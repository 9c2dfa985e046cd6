"""The filled official forms of an application: which box holds what, and who signs."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from jangkau.catalogue.conditions import Given, requests_of, required_papers
from jangkau.catalogue.model import Service
from jangkau.catalogue.values import show_date
from jangkau.render.paper_form import Block, PaperForm, Row, Signature
from jangkau.render.rows import row, text_of
from jangkau.render.statements import birth_statement, couple_statement, data_change

_APPLICANT = (
    ("Nama lengkap", "reporter_name", None),
    ("NIK", "reporter_nik", 16),
    ("Nomor KK", "reporter_kk_number", 16),
)
_Parts = tuple[str, tuple[Block, ...], tuple[Signature, ...]]


@dataclass(frozen=True, slots=True)
class Filing:
    """Where and when the form is filled: names of places, the day, who helped.

    `receipt_number` is as printed ("59DH-6DS1-GYM0"), "" before there is one.
    """

    village: str
    district: str
    regency: str
    day: date
    officer: str = ""
    receipt_number: str = ""


def layout(service: Service, form_code: str, answers: Given, filing: Filing) -> PaperForm:
    """Return one official form, filled; KeyError if `form_code` is not in `LAID_OUT`."""
    title, blocks, signatures = _LAYOUTS[form_code](service, answers, filing)
    number = f" {filing.receipt_number}" if filing.receipt_number else ""
    return PaperForm(
        code=form_code,
        title=title,
        blocks=blocks,
        signatures=signatures,
        footer=f"Dicetak oleh Jangkau - diisi dari permohonan{number}",
        place_and_date=f"{filing.village}, {show_date(filing.day.isoformat())}",
    )


def _report(service: Service, answers: Given, filing: Filing) -> _Parts:
    """F-2.01: the blocks are those of the catalogue's fields, in their order."""
    groups: dict[str, list[Row]] = {}
    for field in service.fields:
        code, _, place = field.form.partition(" ")
        group, _, item = place.rpartition(" ")
        if code == "F-2.01" and group != "Kepala" and item != "-":
            groups.setdefault(group, []).append(row(service, field.name, item, answers))
    head = Block("", _head(service, answers, filing))
    blocks = (Block(f"Data {group}", tuple(rows)) for group, rows in groups.items())
    title = "Formulir Pelaporan Pencatatan Sipil di Dalam Wilayah NKRI"
    signatures = (
        Signature("Pelapor", text_of(service, "reporter_name", answers)),
        Signature("Petugas", filing.officer, thumb=False),
        *_witnesses(service, answers),
    )
    return title, (head, *blocks), signatures


def _head(service: Service, answers: Given, filing: Filing) -> tuple[Row, ...]:
    area = text_of(service, "village", answers).replace(".", "")
    return (
        Row("", "Desa/Kelurahan", filing.village),
        Row("", "Kecamatan", filing.district),
        Row("", "Kabupaten/Kota", filing.regency),
        Row("", "Kode wilayah", area, 10),
        Row("", "Jenis pelaporan", service.short),
    )


def _request(service: Service, answers: Given, filing: Filing) -> _Parts:
    """F-1.02: the applicant and what is asked for besides the akta."""
    applicant = tuple(
        Row(str(item), label, row(service, name, "", answers).value, boxes)
        for item, (label, name, boxes) in enumerate(_APPLICANT, start=1)
    )
    asked = requests_of(service, answers, filing.day)
    requests = tuple(Row(str(item), text, "X", 1) for item, text in enumerate(asked, start=1))
    papers = ", ".join(paper.label for paper in required_papers(service, answers))
    blocks = (
        Block("Data pemohon", applicant),
        Block("Jenis permohonan", requests),
        Block("Persyaratan yang dilampirkan", (), papers),
    )
    signatures = (
        Signature("Pemohon", text_of(service, "reporter_name", answers)),
        Signature("Petugas", filing.officer, thumb=False),
    )
    return "Formulir Pendaftaran Peristiwa Kependudukan", blocks, signatures


def _birth_statement(service: Service, answers: Given, filing: Filing) -> _Parts:
    declarant = Signature("Yang menyatakan", text_of(service, "reporter_name", answers))
    title = "Surat Pernyataan Tanggung Jawab Mutlak (SPTJM) Kebenaran Data Kelahiran"
    blocks = birth_statement(service, answers)
    return title, blocks, (declarant, *_witnesses(service, answers))


def _couple_statement(service: Service, answers: Given, filing: Filing) -> _Parts:
    title = (
        "Surat Pernyataan Tanggung Jawab Mutlak (SPTJM) Kebenaran sebagai Pasangan Suami Istri"
    )
    signatures = (
        Signature("Yang menyatakan, suami", text_of(service, "father_name", answers)),
        Signature("Yang menyatakan, istri", text_of(service, "mother_name", answers)),
        *_witnesses(service, answers),
    )
    return title, couple_statement(service, answers), signatures


def _data_change(service: Service, answers: Given, filing: Filing) -> _Parts:
    signatures = tuple(
        Signature("Yang menyatakan", text_of(service, f"{one.who}_name", answers))
        for one in service.changes
    )
    title = "Surat Pernyataan Perubahan Elemen Data Kependudukan"
    return title, data_change(service, answers), signatures


def _witnesses(service: Service, answers: Given) -> tuple[Signature, ...]:
    return (
        Signature("Saksi I", text_of(service, "witness1_name", answers)),
        Signature("Saksi II", text_of(service, "witness2_name", answers)),
    )


_LAYOUTS: dict[str, Callable[[Service, Given, Filing], _Parts]] = {
    "F-1.02": _request,
    "F-1.06": _data_change,
    "F-2.01": _report,
    "F-2.03": _birth_statement,
    "F-2.04": _couple_statement,
}
LAID_OUT = frozenset(_LAYOUTS)
