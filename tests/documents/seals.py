"""Seals of made-up papers, and the list that knows the device that made them."""

from dataclasses import replace

from nacl.signing import SigningKey

from jangkau.documents import seal, seal_list
from jangkau.documents.seal import Claim
from jangkau.documents.seal_list import Device, SealList

REGENCY, DEVICE, STRANGER = (SigningKey(bytes([number]) * 32) for number in (1, 2, 3))
BASE = "https://jangkau.example"
NOW = 1_795_400_000
CLAIM = Claim(
    kind="receipt",
    regency="99.01",
    number="59DH6DS1GYM0",
    service="akta_kelahiran",
    outputs=("akta_kelahiran", "kk", "kia"),
    rounds=(0,),
    place="Sungai Bening",
    initials="B. S. M.",
    moment=NOW - 3600,
    sealed=NOW - 3500,
)
SLIP_CLAIM = replace(CLAIM, kind="slip", outputs=("akta_kelahiran", "kia"), rounds=(0, 1))
LIST = SealList(
    regency="99.01",
    name="Kabupaten Muara Harapan",
    version=7,
    issued=NOW - 60,
    addresses=(f"{BASE}/verifikasi",),
    devices=(
        Device(bytes(REGENCY.verify_key), "Disdukcapil", 0, 0),
        Device(bytes(DEVICE.verify_key), "Desa Sungai Bening", NOW - 10**6, 0),
    ),
    withdrawn=frozenset(),
)


def sealed(claim: Claim = CLAIM, key: SigningKey = DEVICE) -> str:
    """Return a claim's text, sealed by a key."""
    return seal.seal(claim, bytes(key.verify_key), lambda said: key.sign(said).signature)


def address(claim: Claim = CLAIM, key: SigningKey = DEVICE) -> str:
    """Return what the QR of a paper holds."""
    return seal.address(BASE, sealed(claim, key))


def signed_list(told: SealList = LIST) -> bytes:
    """Return a list signed by the regency."""
    key = REGENCY
    return seal_list.write(told, bytes(key.verify_key), lambda said: key.sign(said).signature)
