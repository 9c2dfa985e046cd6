"""The list that makes seals checkable without a network: who may seal, what is withdrawn."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import cbor2

from jangkau.documents.cose import KID, open_sign1, sign1
from jangkau.documents.seal import MARK
from jangkau.ledger.keys import verify

MOST = 4 * 1024 * 1024  # bytes
_FORMAT = "daftar segel 1"
_TYPES = (str, str, str, int, int, list, list, bytes)


@dataclass(frozen=True, slots=True)
class Device:
    """A device that seals: its public key (32 bytes), since when, and until when (0: still).

    Times are in seconds since 1970.
    """

    key: bytes
    name: str
    since: int
    until: int


@dataclass(frozen=True, slots=True)
class SealList:
    """Which devices may seal and which papers are withdrawn, as known when `issued` (s)."""

    regency: str
    name: str
    version: int
    issued: int
    addresses: tuple[str, ...]
    devices: tuple[Device, ...]
    withdrawn: frozenset[bytes]

    def device(self, kid: bytes) -> Device | None:
        """Return the device whose key begins so."""
        return next((one for one in self.devices if one.key[:KID] == kid), None)


def write(told: SealList, public_key: bytes, sign: Callable[[bytes], bytes]) -> bytes:
    """Return the list signed by the regency: a COSE_Sign1, as seals are."""
    payload: list[Any] = [_FORMAT, told.regency, told.name, told.version, told.issued]
    payload.append(list(told.addresses))
    payload.append([[one.key, one.name, one.since, one.until] for one in told.devices])
    payload.append(b"".join(sorted(told.withdrawn)))
    return sign1(cbor2.dumps(payload, canonical=True), public_key, sign)


def read(data: bytes, regency_key: bytes) -> SealList:
    """Return the list; ValueError when the regency did not sign it so."""
    signed = open_sign1(data, MOST)
    if not verify(regency_key, signed.statement, signed.signature):
        raise ValueError("not signed by the regency")
    told = cbor2.loads(signed.payload)
    if not isinstance(told, list) or [type(one) for one in told] != list(_TYPES):
        raise ValueError("not a list")
    form, regency, name, version, issued, addresses, devices, withdrawn = told
    if form != _FORMAT:
        raise ValueError("a list of another form")
    marks = (withdrawn[at : at + MARK] for at in range(0, len(withdrawn), MARK))
    known = tuple(Device(*one) for one in devices)
    return SealList(regency, name, version, issued, tuple(addresses), known, frozenset(marks))
