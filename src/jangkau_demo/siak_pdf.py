"""The PDFs with which the SIAK simulator answers: specimens, with made-up numbers."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import typst

TITLES = {
    "akta_kelahiran": "Kutipan Akta Kelahiran",
    "akta_kematian": "Kutipan Akta Kematian",
    "kk": "Kartu Keluarga",
    "kia": "Kartu Identitas Anak",
    "ktp_el": "KTP-el",
}
AKTA_TYPES = {"akta_kelahiran": "LU", "akta_kematian": "KM"}
SIGNER = "Drs. Rekaan Contoh, M.Si."
_TEMPLATE = Path(__file__).parent / "templates" / "specimen.typ"


def specimen_pdf(
    output: str,
    document_number: str,
    rows: Sequence[tuple[str, str]],
    moment: datetime,
    signer: str = SIGNER,
) -> bytes:
    """Return an A4 PDF marked SPESIMEN; `rows` are its (label, value) lines.

    `moment` is aware. There is no emblem on it, and nothing of the official layout.
    """
    data = {
        "title": TITLES[output],
        "document_number": document_number,
        "rows": [list(row) for row in rows],
        "issued": f"{moment:%d-%m-%Y}",
        "signer": signer,
    }
    return typst.compile(
        str(_TEMPLATE),
        root=str(_TEMPLATE.parent),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        timestamp=int(moment.timestamp()),
    )


def made_up_number(output: str, day: date, serial: int) -> str:
    """Return a number of the unassigned province 99: akta, family card or a card's NIK.

    `serial` counts from 1 to 9999 within the day.
    """
    if output in AKTA_TYPES:
        return f"9901-{AKTA_TYPES[output]}-{day:%d%m%Y}-{serial:04}"
    district = "990101" if output == "kk" else "990102"
    return f"{district}{day:%d%m%y}{serial:04}"
