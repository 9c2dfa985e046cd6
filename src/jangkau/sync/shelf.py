"""The second copy: an append-only shelf of sealed frames, and the keeper's word for it."""

import errno
import hashlib
import os
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from jangkau.errors import Refusal
from jangkau.ledger import keys
from jangkau.ledger.durable import sync_folder
from jangkau.sync import plain
from jangkau.sync.limits import MAX_BLOB, MAX_MESSAGE, Malformed
from jangkau.sync.signing import Signer, statement

SHELF = "shelf.jangkau"
FRAMES, BLOB, KEPT, ESCROW = 1, 2, 3, 4
MAX_PARCEL = 2 * max(MAX_MESSAGE, MAX_BLOB)
PIECE = 2 * 1024 * 1024  # bytes of the shelf given back at once
_LENGTH, _SIGNATURE = 4, 64
_BEGINS = b"\x86"  # a body is a CBOR list of six


@dataclass(frozen=True, slots=True)
class Mark:
    """How far the keeper has everything: a position, and the chain over all parcels."""

    position: int = 0
    chain: bytes = bytes(32)


@dataclass(frozen=True, slots=True)
class Parcel:
    """What one push brings: sealed frames `after` < p <= `position`, or one other thing.

    One sealed blob, a sealed copy of what is kept, or the keys that a kit alone opens.
    """

    kind: int
    after: int
    position: int
    sealed: bytes


def write_parcel(parcel: Parcel, regency: str, known: Mark, sign: Signer) -> bytes:
    """Return the signed push that joins onto what the keeper is known to have."""
    told = plain.write(
        [regency, known.chain, parcel.kind, parcel.after, parcel.position, parcel.sealed]
    )
    return sign(statement("parcel", told)) + told


def keep(folder: Path, at: Mark, raw: bytes, regency: str, regency_key: bytes) -> Mark:
    """Append a parcel durably behind the mark `at` and return the new mark.

    Refuses with JKL-1422 what the regency did not sign, with JKL-1421 what does not join,
    with JKL-1424 what the disk does not take; then the shelf is as it was.
    """
    chain, parcel = _opened(raw, regency, regency_key)
    joins = parcel.after == at.position and parcel.position >= at.position
    if chain != at.chain or not joins:
        raise Refusal("JKL-1421")
    body = raw[_SIGNATURE:]
    _append(folder / SHELF, len(body).to_bytes(_LENGTH, "big") + body + raw[:_SIGNATURE])
    return Mark(parcel.position, _next(at.chain, body))


def trusted(folder: Path) -> bytes | None:
    """Return the public key of the regency that a keeper's folder serves, if it met one."""
    path = folder / "keys" / "regency.pub"
    return path.read_bytes() if path.exists() else None


def mark(folder: Path) -> Mark:
    """Return how far the shelf goes; a parcel torn by a power failure is cleared away.

    Refuses with JKL-1423 where what is not whole has a whole parcel after it: that is
    damage, and nothing is cleared.
    """
    path, at, key = folder / SHELF, Mark(), trusted(folder) or b""
    if not path.exists():
        return at
    with path.open("r+b") as file:
        whole = 0
        while (found := _next_signed(file, key)) is not None:
            at, whole = _after(at, found[0], path), file.tell()
        if whole != path.stat().st_size:
            _clear_tail(file, whole, key)
    return at


@dataclass(frozen=True, slots=True)
class Place:
    """Where a parcel lies on the shelf: what it is, and its bytes."""

    kind: int
    after: int
    position: int
    start: int
    length: int


def survey(folder: Path, regency: str, regency_key: bytes) -> list[Place]:
    """Return the places of all parcels, each checked against the regency's key and the chain.

    Refuses with JKL-1423 at the first that is not as the regency signed it. A keeper that
    was never sent anything has none.
    """
    places, at = list[Place](), Mark()
    if not (folder / SHELF).exists():
        return places
    with (folder / SHELF).open("rb") as file:
        start = file.tell()
        while (found := _next_parcel(file)) is not None:
            body, signature = found
            try:
                chain, parcel = _opened(signature + body, regency, regency_key)
            except Refusal as error:
                raise Refusal("JKL-1423", place=len(places) + 1) from error
            if chain != at.chain:
                raise Refusal("JKL-1423", place=len(places) + 1)
            told = parcel.kind, parcel.after, parcel.position
            places.append(Place(*told, start + _LENGTH, len(body)))
            at, start = _after(at, body, folder), file.tell()
    return places


def take_down(folder: Path, place: Place) -> Parcel:
    """Return the parcel at a place that `survey` found."""
    with (folder / SHELF).open("rb") as file:
        file.seek(place.start)
        _, _, *parts = _parts(file.read(place.length))
    return Parcel(*parts)


def read(folder: Path, regency: str, regency_key: bytes) -> list[Parcel]:
    """Return all parcels; refuses as `survey` does."""
    return [take_down(folder, place) for place in survey(folder, regency, regency_key)]


def last_escrow(folder: Path) -> bytes | None:
    """Return the regency's keys as sealed last, unchecked: only their kit opens them."""
    found = None
    if (folder / SHELF).exists():
        with (folder / SHELF).open("rb") as file:
            while (parcel := _next_parcel(file)) is not None:
                parts = _parts(parcel[0])
                found = parts[5] if parts[2] == ESCROW else found
    return found


def piece(folder: Path, start: int) -> bytes:
    """Return the next bytes of the shelf from `start`, at most PIECE; b"" at its end."""
    if not (folder / SHELF).exists():
        return b""
    with (folder / SHELF).open("rb") as file:
        file.seek(start)
        return file.read(PIECE)


def write_receipt(at: Mark, regency: str, sign: Signer) -> bytes:
    """Return the keeper's countersigned word on how far it has everything."""
    told = plain.write([regency, at.position, at.chain])
    return sign(statement("mark", told)) + told


def read_receipt(raw: bytes, regency: str, keeper_key: bytes) -> Mark:
    """Return the mark of a receipt; refuses with JKL-1422 if the keeper did not sign it."""
    told = raw[_SIGNATURE:]
    if len(raw) > 512 or not keys.verify(keeper_key, statement("mark", told), raw[:_SIGNATURE]):
        raise Refusal("JKL-1422")
    named, position, chain = plain.read(told)
    if named != regency:
        raise Refusal("JKL-1422")
    return Mark(position, chain)


def _opened(raw: bytes, regency: str, regency_key: bytes) -> tuple[bytes, Parcel]:
    told = raw[_SIGNATURE:]
    if not 0 < len(told) <= MAX_PARCEL:
        raise Refusal("JKL-1422")
    if not keys.verify(regency_key, statement("parcel", told), raw[:_SIGNATURE]):
        raise Refusal("JKL-1422")
    named, chain, *parts = _parts(told)
    if named != regency:
        raise Refusal("JKL-1422")
    return chain, Parcel(*parts)


def _parts(told: bytes) -> list[Any]:
    try:
        parts = plain.read(told)
    except Malformed as error:
        raise Refusal("JKL-1422") from error
    if type(parts) is not list:
        raise Refusal("JKL-1422")
    if [type(part) for part in parts] != [str, bytes, int, int, int, bytes]:
        raise Refusal("JKL-1422")
    return parts


def _append(path: Path, data: bytes) -> None:
    with path.open("ab", buffering=0) as file:
        stood = file.tell()
        try:
            if file.write(data) != len(data):
                raise OSError(errno.ENOSPC, path.name)
            os.fsync(file.fileno())
        except OSError as error:
            file.truncate(stood)  # the next parcel must not stand behind half a one
            raise Refusal("JKL-1424") from error
    sync_folder(path.parent)


def _clear_tail(file: BinaryIO, whole: int, key: bytes) -> None:
    """Clear what stands behind `whole` bytes: one parcel at most, never acknowledged."""
    file.seek(whole)
    tail = file.read(_LENGTH + MAX_PARCEL + _SIGNATURE + 1)
    if len(tail) > _LENGTH + MAX_PARCEL + _SIGNATURE or _holds_parcel(tail, key):
        raise Refusal("JKL-1423", place=SHELF)
    file.truncate(whole)
    os.fsync(file.fileno())


def _holds_parcel(tail: bytes, key: bytes) -> bool:
    """Tell whether a whole signed parcel begins anywhere in the bytes."""
    at = tail.find(_BEGINS)
    while at >= 0:
        if at >= _LENGTH and _next_signed(BytesIO(tail[at - _LENGTH :]), key):
            return True
        at = tail.find(_BEGINS, at + 1)
    return False


def _next_parcel(file: BinaryIO) -> tuple[bytes, bytes] | None:
    """Read the next body and its signature; None where there is no whole one."""
    length = int.from_bytes(file.read(_LENGTH), "big")
    if not 0 < length <= MAX_PARCEL:
        return None
    body, signature = file.read(length), file.read(_SIGNATURE)
    return (body, signature) if len(body + signature) == length + _SIGNATURE else None


def _next_signed(file: BinaryIO, key: bytes) -> tuple[bytes, bytes] | None:
    found = _next_parcel(file)
    signed = found and keys.verify(key, statement("parcel", found[0]), found[1])
    return found if signed else None


def _after(at: Mark, body: bytes, path: Path) -> Mark:
    parts = _parts(body)
    if parts[1] != at.chain or parts[3] != at.position:
        raise Refusal("JKL-1423", place=path.name)
    return Mark(parts[4], _next(at.chain, body))


def _next(chain: bytes, body: bytes) -> bytes:
    return hashlib.sha256(chain + body).digest()
