"""Looks at a PDF that SIAK issued, before it is attached to its output."""

import hashlib
import io
import re
from dataclasses import dataclass
from typing import Final

import filetype
from pypdf import PdfReader

from jangkau.errors import Refusal

LIMIT: Final = 10 * 1024 * 1024  # bytes
PAGE_LIMIT: Final = 20
_SPECIMEN = re.compile(r"\bSPESIMEN\b", re.IGNORECASE)
_AKTA_NUMBER = re.compile(r"\b\d{4}-[A-Z]{2}-\d{8}-\d{4}\b")
_LABELLED_NUMBER = re.compile(
    r"\b(?:Nomor dokumen|Nomor akta|Nomor|No\.)\s*:?\s*(\d{16})\b", re.IGNORECASE
)
_SIGNER = re.compile(
    r"ditandatangani secara elektronik oleh\s*:?\s*([^\n]{2,80})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class SiakPdf:
    """What was seen in a PDF: `digest` is the SHA-256 (32 bytes) of the file.

    `document_number` and `signer` are "" where the text does not show them. Nothing
    here says that a signature is good.
    """

    digest: bytes
    pages: int
    specimen: bool
    document_number: str
    signer: str


def look_at(data: bytes) -> SiakPdf:
    """Return what can be read from a SIAK PDF.

    Raises Refusal JKL-1120 (not a PDF by its content), JKL-1121 (over 10 MB or 20
    pages) or JKL-1122 (broken, empty or locked).
    """
    if filetype.guess_mime(data) != "application/pdf":
        raise Refusal("JKL-1120")
    if len(data) > LIMIT:
        raise Refusal("JKL-1121", size_limit=LIMIT // 2**20, page_limit=PAGE_LIMIT)
    pages, text = _read(data)
    return SiakPdf(
        digest=hashlib.sha256(data).digest(),
        pages=pages,
        specimen=bool(_SPECIMEN.search(text)),
        document_number=_document_number(text),
        signer=_signer(text),
    )


def _read(data: bytes) -> tuple[int, str]:
    """Return the number of pages and the text of the first two."""
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted or not reader.pages:
            raise Refusal("JKL-1122")
        if len(reader.pages) > PAGE_LIMIT:
            raise Refusal("JKL-1121", size_limit=LIMIT // 2**20, page_limit=PAGE_LIMIT)
        text = "\n".join(page.extract_text() for page in reader.pages[:2])
    except Refusal:
        raise
    except Exception as broken:  # whatever a damaged file makes the parser trip over
        raise Refusal("JKL-1122") from broken
    return len(reader.pages), text


def _document_number(text: str) -> str:
    if akta := _AKTA_NUMBER.search(text):
        return akta[0]
    labelled = _LABELLED_NUMBER.search(text)
    return labelled[1] if labelled else ""


def _signer(text: str) -> str:
    signer = _SIGNER.search(text)
    return signer[1].strip() if signer else ""
