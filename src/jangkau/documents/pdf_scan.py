"""Judges a paper that came as PDF: pages to read and nothing that acts."""

import io
import zlib
from collections.abc import Iterator
from typing import Any, Final

from jangkau.errors import Refusal

PAGE_LIMIT: Final = 40
OBJECT_LIMIT: Final = 20_000
UNPACKED_LIMIT: Final = 256 * 2**20  # bytes of all streams together
PIXEL_LIMIT: Final = 120_000_000  # of one picture
CHUNK: Final = 2**20
_FLATE: Final = ("/FlateDecode", "/Fl")
_STARTS, _ENDS = b"%PDF-", b"%%EOF"
# Names under which a PDF runs, opens, sends or carries something.
_ACTING: Final = frozenset(
    ("/JS", "/JavaScript", "/Launch", "/EmbeddedFiles", "/EmbeddedFile", "/RichMedia", "/XFA",
     "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Movie", "/Sound", "/Rendition", "/AA")
)  # fmt: skip


def check(data: bytes) -> None:
    """Refuse a PDF that is not whole, locked, too large, more than a PDF, or that acts.

    JKL-1116 broken or locked, 1125 acts, 1138 something before or after the PDF, 1139 too
    many pages, 1115 a picture with too many pixels, 1123 more objects than a scan can have,
    or streams made to swell.
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
        unpacked = 0
        for one in _objects(reader):
            if _acts(one):
                raise Refusal("JKL-1125")
            unpacked += _unpacked(one, UNPACKED_LIMIT - unpacked)
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


def _unpacked(one: dict[str, Any], most: int) -> int:
    """Return how many bytes a stream unpacks to; refuse one that is made to swell."""
    width, height = dict.get(one, "/Width", 0), dict.get(one, "/Height", 0)
    sides = (width, height) if isinstance(width, int) and isinstance(height, int) else (0, 0)
    if sides[0] * sides[1] > PIXEL_LIMIT:
        raise Refusal("JKL-1115", limit=PIXEL_LIMIT // 1_000_000)
    told = dict.get(one, "/Filter", [])
    filters = list(told) if isinstance(told, list) else [told]
    if sum(name in _FLATE for name in filters) > 1:
        raise Refusal("JKL-1123")
    data = getattr(one, "_data", b"")
    if not filters or filters[0] not in _FLATE or not isinstance(data, bytes):
        return 0
    return _inflated(data, most)


def _inflated(data: bytes, most: int) -> int:
    engine, total = zlib.decompressobj(), 0
    while data and not engine.eof:
        try:
            total += len(engine.decompress(data, CHUNK))
        except zlib.error:  # a viewer shows what it could unpack
            break
        if total > most:
            raise Refusal("JKL-1123")
        data = engine.unconsumed_tail
    return total


def _acts(one: dict[str, Any]) -> bool:
    return not _ACTING.isdisjoint(one) or dict.get(one, "/S") in _ACTING
