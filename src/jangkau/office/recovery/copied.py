"""The form in which a keeper holds what is born at the regency."""

from dataclasses import dataclass, fields
from typing import Any

import cbor2
import zstandard

VERSION = 1
Rows = list[tuple[Any, ...]]
Table = tuple[str, list[str], Rows]  # label, columns, rows


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy as it is sent: `tables` whole, or none; readings after those sent before.

    `bulletins` as they travel; `erased` are subjects (16 bytes) that must never come back.
    """

    made: int
    toml: bytes
    tables: tuple[Table, ...]
    bulletins: tuple[bytes, ...]
    erased: tuple[bytes, ...]
    readings: Rows
    fingerprint: str

    @property
    def last_reading(self) -> str:
        """The id of the last reading in it, "" where it has none."""
        return str(self.readings[-1][0]) if self.readings else ""


def to_bytes(copy: Copy) -> bytes:
    """Return a copy as it is sealed."""
    told = [VERSION, *(getattr(copy, field.name) for field in fields(copy))]
    return zstandard.ZstdCompressor(level=9).compress(cbor2.dumps(told))


def from_bytes(raw: bytes) -> Copy:
    """Return the copy in the bytes that `to_bytes` made."""
    _, *told = cbor2.loads(zstandard.ZstdDecompressor().decompress(raw))
    return Copy(*told)
