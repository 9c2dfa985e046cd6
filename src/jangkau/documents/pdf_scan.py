"""Judges a paper that came as PDF: pages to read and nothing that acts."""

import io
from collections.abc import Iterator
from typing import Any, Final

from jangkau.errors import Refusal

PAGE_LIMIT: Final = 40
OBJECT_LIMIT: Final = 20_000
_STARTS, _ENDS = b"%PDF-", b"%%EOF"
# Names under which a PDF runs, opens, sends or carries something.
_ACTING: Final = frozenset(
    ("/JS", "/JavaScript", "/Launch", "/EmbeddedFiles", "/EmbeddedFile", "/RichMedia", "/XFA",
     "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Movie", "/Sound", "/Rendition", "/AA")
)  # fmt: skip


def check(data: bytes) -> None:
    """Refuse a PDF that is not whole, locked, too large, more than a PDF, or that acts.

    JKL-1116 broken or locked, 1125 acts, 1138 something before or after the PDF, 1139 too
    many pages, 1123 more objects than a scan can have.
    """
    from pypdf import PdfReader

    if not data.startswith(_STARTS) or not data.rstrip(b"\r\n\t \0").endswith(_ENDS):
        raise Refusal("JKL-1138" if _STARTS in data and _ENDS in data else "JKL-1116")
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted or not reader.pages:
            raise Refusal("JKL-1116")
        if len(reader.pages) > PAGE_LIMIT:
            raise Refusal("JKL-1139", limit=PAGE_LIMIT)
        if any(_acts(one) for one in _objects(reader)):
            raise Refusal("JKL-1125")
    except (Refusal, MemoryError):
        raise
    except Exception as broken:  # whatever a damaged file makes the parser trip over
        raise Refusal("JKL-1116") from broken


def _objects(reader: Any) -> Iterator[dict[str, Any]]:
    """Yield every dictionary of the file, also those that no page leads to."""
    numbers = [
        (number, generation) for generation, known in reader.xref.items() for number in known
    ] + [(number, 0) for number in reader.xref_objStm]
    if len(numbers) > OBJECT_LIMIT:
        raise Refusal("JKL-1123")
    yield from _within(reader.trailer)
    for number, generation in numbers:
        yield from _within(reader.get_object(_reference(number, generation, reader)))


def _reference(number: int, generation: int, reader: Any) -> Any:
    from pypdf.generic import IndirectObject

    return IndirectObject(number, generation, reader)


def _within(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the dictionaries written inside one object, without following references."""
    waiting, seen = [value], 0
    while waiting:
        one = waiting.pop()
        seen += 1
        if seen > OBJECT_LIMIT:
            raise Refusal("JKL-1123")
        if isinstance(one, dict):
            yield one
            waiting.extend(dict.values(one))
        elif isinstance(one, list):
            waiting.extend(list.__iter__(one))


def _acts(one: dict[str, Any]) -> bool:
    return not _ACTING.isdisjoint(one) or dict.get(one, "/S") in _ACTING
