"""A node's keys as one thing: read, laid down in a new home, sealed to who may open it."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import cbor2
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.signing import SigningKey

from jangkau.ledger.durable import make_folder, write_file
from jangkau.ledger.entries import canonical

KeySet = Mapping[str, bytes]  # file name -> its bytes, of every *.key and *.pub


def read(folder: Path) -> dict[str, bytes]:
    """Return the key files of a folder by their names."""
    files = sorted(one for one in folder.iterdir() if one.suffix in (".key", ".pub"))
    return {one.name: one.read_bytes() for one in files}


def write(folder: Path, keyset: KeySet) -> None:
    """Lay the keys down in a folder (0700), each file readable by its owner alone."""
    make_folder(folder)
    for name, data in keyset.items():
        write_file(folder / Path(name).name, data, mode=0o600)


def seal(keyset: KeySet, receiver: bytes) -> bytes:
    """Return the keys sealed to a public X25519 key."""
    return SealedBox(PublicKey(receiver)).encrypt(canonical(dict(keyset)))


@dataclass(frozen=True, slots=True)
class Opener:
    """What opens sealed keys: a private X25519 key.

    `fingerprint` (8 bytes) names the regency whose keys it may open, as its kit says.
    A copy of a keys folder opens without one: `own` holds its keys.
    """

    private: bytes
    fingerprint: bytes | None = None
    own: KeySet | None = None


def opener_of(folder: Path) -> Opener:
    """Return what a keys folder opens."""
    own = read(folder)
    return Opener(own["seal.key"], own=own)


def open_sealed(sealed: Iterable[bytes], opener: Opener, wanted: bytes) -> KeySet | None:
    """Return the key set whose sealing key is `wanted` (public; empty: any), or None.

    What one private key opens may hold the key to the next: a kit opens the regency's
    keys, and these open those of a node.
    """
    if opener.own is not None and wanted in (b"", seal_public(opener.own)):
        return opener.own
    waiting, known, named = list(sealed), [opener.private], opener.fingerprint
    while known:
        private = known.pop()
        for one in list(waiting):
            keyset = _opened(one, private)
            if keyset is None or (named and fingerprint(sign_public(keyset)) != named):
                continue
            waiting.remove(one)
            if wanted in (b"", seal_public(keyset)):
                return keyset
            known.append(keyset["seal.key"])
        named = None  # further keys are vouched for by those that a kit opened
    return None


def fingerprint(sign_key: bytes) -> bytes:
    """Return 8 bytes that name the owner of a public signing key, as paper has room for."""
    return hashlib.sha256(b"jangkau fingerprint" + sign_key).digest()[:8]


def seal_public(keyset: KeySet) -> bytes:
    """Return the public key to which others seal for the owner of these keys."""
    return bytes(PrivateKey(keyset["seal.key"]).public_key)


def sign_public(keyset: KeySet) -> bytes:
    """Return the public key that checks the owner's signatures."""
    return bytes(SigningKey(keyset["sign.key"]).verify_key)


def sign(keyset: KeySet, message: bytes) -> bytes:
    """Return the Ed25519 signature (64 bytes) of the owner of these keys."""
    return SigningKey(keyset["sign.key"]).sign(message).signature


def unseal(keyset: KeySet, sealed: bytes) -> bytes | None:
    """Decrypt what was sealed to the owner of these keys; None when it was not."""
    return unseal_with(keyset["seal.key"], sealed)


def unseal_with(private: bytes, sealed: bytes) -> bytes | None:
    """Decrypt with a private X25519 key; None where it does not fit."""
    try:
        return SealedBox(PrivateKey(private)).decrypt(sealed)
    except (CryptoError, ValueError, TypeError):
        return None


def _opened(sealed: bytes, private: bytes) -> dict[str, bytes] | None:
    plain = unseal_with(private, sealed)
    if plain is None:
        return None
    told = cbor2.loads(plain)
    return told if isinstance(told, dict) and "seal.key" in told else None
