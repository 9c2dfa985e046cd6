"""Forged seals: what a person with a printer, a scanner and some knowledge may try."""

import base64
import random
from collections.abc import Callable
from dataclasses import replace

import cbor2
from nacl.signing import SigningKey

from jangkau.documents.cose import sign1
from tests.documents.seals import BASE, CLAIM, DEVICE, REGENCY, STRANGER, sealed, signed_list
from tests.documents.verifiers import data_of

ORDER = 2**252 + 27742317777372353535851937790883648493  # of Ed25519's group
GENUINE = data_of(sealed())
KID = bytes(DEVICE.verify_key)[:8]
PAYLOAD = cbor2.loads(GENUINE).value[2]
SIGNATURE = GENUINE[-64:]
Chance = random.Random


def forgery(seed: int) -> tuple[str, str]:
    """Return (kind, text) of one forgery; each seed is another."""
    chance = Chance(seed)
    kind = list(KINDS)[seed % len(KINDS)]
    data = KINDS[kind](chance)
    text = base64.b32encode(data).decode().rstrip("=")
    return kind, f"{BASE}/verifikasi#{text}" if seed % 3 else text


def _flip(chance: Chance) -> bytes:
    data = bytearray(GENUINE)
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data) if bytes(data) != GENUINE else _flip(chance)


def _cut(chance: Chance) -> bytes:
    end = chance.randrange(len(GENUINE))
    return GENUINE[:end] if chance.random() < 0.5 else GENUINE[end + 1 :]


def _behind(chance: Chance) -> bytes:
    return GENUINE + chance.randbytes(chance.randrange(1, 300))


def _untagged(chance: Chance) -> bytes:
    tags = (
        b"",
        b"\xd1",
        b"\xd3",
        b"\xd8\x12",
        b"\xd9\x00\x12",
        b"\xd9\xd9\xf7\xd2",
        b"\xd2\xd2",
    )
    return chance.choice(tags) + GENUINE[1:]


def _algorithm(chance: Chance) -> bytes:
    other = chance.choice(
        (0, None, -7, -19, -53, -37, 5, "EdDSA", "none", b"", chance.randrange(99))
    )
    headers = {1: other, 4: KID}
    key = chance.choice((STRANGER, DEVICE)) if chance.random() < 0.7 else None
    return _built(cbor2.dumps(headers), {}, PAYLOAD, key or b"")


def _unprotected(chance: Chance) -> bytes:
    kid = chance.choice((KID, bytes(STRANGER.verify_key)[:8], chance.randbytes(8)))
    inner = chance.choice(({1: -8}, {1: -8, 4: KID}, {}))
    key = chance.choice((STRANGER, DEVICE))
    return _built(cbor2.dumps(inner), {4: kid, 1: -8}, PAYLOAD, key)


def _stranger(chance: Chance) -> bytes:
    """Signed by a stranger under the stranger's own kid, or under a device's."""
    made = sign1(_claim(chance), bytes(STRANGER.verify_key), _with(STRANGER))
    return made if chance.random() < 0.5 else made[:8] + KID + made[16:]


def _swapped(chance: Chance) -> bytes:
    """One seal's claim under another's signature, both genuine."""
    other = data_of(sealed(replace(CLAIM, number=f"{chance.getrandbits(50):012X}"[:12])))
    return GENUINE[:-64] + other[-64:] if chance.random() < 0.5 else other[:-64] + SIGNATURE


def _kid(chance: Chance) -> bytes:
    kid = chance.choice((bytes(REGENCY.verify_key)[:8], chance.randbytes(8)))
    return GENUINE[:8] + kid + GENUINE[16:]


def _doubled(chance: Chance) -> bytes:
    protected = b"\xa3\x01\x27" + chance.choice((b"\x01\x26", b"\x01\x27")) + b"\x04\x48" + KID
    key = chance.choice((STRANGER, DEVICE))
    return _built(protected, {}, PAYLOAD, key)


def _indefinite(chance: Chance) -> bytes:
    statement = cbor2.dumps(PAYLOAD)
    longer = b"\x5f" + statement + b"\xff"
    return chance.choice(
        (
            GENUINE.replace(b"\xd2\x84", b"\xd2\x9f", 1) + b"\xff",
            GENUINE.replace(statement, longer, 1),
            GENUINE.replace(b"\xa0" + statement, b"\xbf\xff" + statement, 1),
            GENUINE.replace(statement, b"\x59\x00" + statement[1:], 1),
        )
    )


def _bomb(chance: Chance) -> bytes:
    deep = b"\x81" * chance.randrange(10, 400) + b"\x00"
    wide = chance.choice((b"\x9b", b"\xbb", b"\x5b")) + b"\x7f" + b"\xff" * 7
    bomb = chance.choice((deep, wide, b"\xd2" * 300, b"\x9f" * 300))
    if chance.random() < 0.5:
        return bomb
    return GENUINE[:8] + KID + b"\xa0" + cbor2.dumps(bomb) + b"\x58\x40" + SIGNATURE


def _large(chance: Chance) -> bytes:
    payload = chance.randbytes(chance.randrange(600, 3000))
    return sign1(payload, bytes(DEVICE.verify_key), _with(STRANGER))


def _other_statement(chance: Chance) -> bytes:
    """The regency's list shown as a seal: a good signature under another paper."""
    return (
        signed_list()
        if chance.random() < 0.5
        else GENUINE[:16] + b"\xa1\x04\x40" + GENUINE[17:]
    )


def _malleable(chance: Chance) -> bytes:
    scalar = int.from_bytes(SIGNATURE[32:], "little") + ORDER
    changed = SIGNATURE[:32] + scalar.to_bytes(32, "little")
    return GENUINE[:-64] + chance.choice((changed, bytes(64), bytes(32) + SIGNATURE[32:]))


def _claim(chance: Chance) -> bytes:
    told = cbor2.loads(PAYLOAD)
    told[chance.choice((2, 3, 6, 7))] = f"X{chance.getrandbits(40):X}"
    return cbor2.dumps(told)


def _with(key: SigningKey) -> Callable[[bytes], bytes]:
    return lambda said: key.sign(said).signature


def _built(
    protected: bytes, unprotected: object, payload: bytes, key: SigningKey | bytes
) -> bytes:
    """Return a COSE_Sign1 that other readers would take, with headers as given."""
    said = cbor2.dumps(["Signature1", protected, b"", payload])
    signature = key if isinstance(key, bytes) else key.sign(said).signature
    return cbor2.dumps(cbor2.CBORTag(18, [protected, unprotected, payload, signature]))


KINDS: dict[str, Callable[[Chance], bytes]] = {
    "bits flipped": _flip,
    "cut": _cut,
    "bytes behind the end": _behind,
    "another tag or none": _untagged,
    "another algorithm": _algorithm,
    "unprotected headers": _unprotected,
    "signed by a stranger": _stranger,
    "another seal's signature": _swapped,
    "another device's kid": _kid,
    "keys of a map twice": _doubled,
    "indefinite or longer forms": _indefinite,
    "bombs": _bomb,
    "oversized": _large,
    "another statement": _other_statement,
    "another form of the signature": _malleable,
}
