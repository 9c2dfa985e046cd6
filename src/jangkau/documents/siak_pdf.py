"""Looks at a PDF that SIAK issued, before it is attached to its output."""

import hashlib
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import filetype

from jangkau.documents import pdf_signature
from jangkau.documents.pdf_signature import Verdict
from jangkau.errors import Refusal

LIMIT: Final = 10 * 1024 * 1024  # bytes
PAGE_LIMIT: Final = 20
MOST_NUMBERS: Final = 20  # that are looked up
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

    `document_number` and `signer` are "" where the text does not show them; of a good
    signature `signer` is the name in its certificate. `readable` says that there is text
    at all, `numbers` holds every document number in it.
    """

    digest: bytes
    pages: int
    specimen: bool
    document_number: str
    signer: str
    readable: bool = True
    numbers: tuple[str, ...] = ()
    signature: Verdict = field(default_factory=lambda: Verdict("unsigned"))


# What is wrong with a signature -> why its PDF is refused.
REFUSED: Final = {
    "changed": "JKL-1127",
    "added_to": "JKL-1128",
    "stranger": "JKL-1129",
    "expired": "JKL-1130",
    "revoked": "JKL-1131",
    "weak": "JKL-1132",
    "unreadable": "JKL-1133",
}


def look_at(data: bytes, trusted: Sequence[bytes] = (), now: int = 0) -> SiakPdf:
    """Return what can be read from a SIAK PDF, signed by a trusted issuer or not at all.

    `trusted` are certificates (DER), `now` is ms since 1970. Raises Refusal JKL-1120 (not
    a PDF by its content), JKL-1121 (over 10 MB or 20 pages), JKL-1122 (broken, empty or
    locked) or JKL-1127 to 1133 (signed, but not good).
    """
    if filetype.guess_mime(data) != "application/pdf":
        raise Refusal("JKL-1120")
    if len(data) > LIMIT:
        raise Refusal("JKL-1121", size_limit=LIMIT // 2**20, page_limit=PAGE_LIMIT)
    signature = pdf_signature.check(data, trusted, now)
    if signature.outcome in REFUSED:
        raise Refusal(REFUSED[signature.outcome])
    pages, text = _read(data)
    return SiakPdf(
        digest=hashlib.sha256(data).digest(),
        pages=pages,
        specimen=bool(_SPECIMEN.search(text)),
        document_number=_document_number(text),
        signer=signature.signer or _signer(text),
        readable=bool(text.strip()),
        numbers=_numbers(text),
        signature=signature,
    )


def _read(data: bytes) -> tuple[int, str]:
    """Return the number of pages and the text of the first two."""
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted or not reader.pages:
            raise Refusal("JKL-1122")
        if len(reader.pages) > PAGE_LIMIT:
            raise Refusal("JKL-1121", size_limit=LIMIT // 2**20, page_limit=PAGE_LIMIT)
        text = "\n".join(page.extract_text() for page in reader.pages[:2])
    except (Refusal, MemoryError):
        raise
    except Exception as broken:  # whatever a damaged file makes the parser trip over
        raise Refusal("JKL-1122") from broken
    return len(reader.pages), text


def _document_number(text: str) -> str:
    if akta := _AKTA_NUMBER.search(text):
        return akta[0]
    labelled = _LABELLED_NUMBER.search(text)
    return labelled[1] if labelled else ""


def _numbers(text: str) -> tuple[str, ...]:
    found = [*_AKTA_NUMBER.findall(text), *_LABELLED_NUMBER.findall(text)]
    return tuple(dict.fromkeys(found))[:MOST_NUMBERS]


def _signer(text: str) -> str:
    signer = _SIGNER.search(text)
    return signer[1].strip() if signer else ""
