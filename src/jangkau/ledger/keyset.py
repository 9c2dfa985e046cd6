"""A node's keys as one thing: read, laid down in a new home, sealed to who may open it."""

from collections.abc import Iterable, Mapping
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


def open_sealed(
    sealed: Iterable[bytes], privates: Iterable[bytes], wanted: bytes
) -> dict[str, bytes] | None:
    """Return the key set whose sealing key is `wanted` (public), or None.

    What one private key opens may hold the key to the next: a kit opens the regency's
    keys, and these open those of a node.
    """
    waiting, known = list(sealed), list(privates)
    while known:
        private = known.pop()
        for one in list(waiting):
            keyset = _opened(one, private)
            if keyset is None:
                continue
            waiting.remove(one)
            if seal_public(keyset) == wanted:
                return keyset
            known.append(keyset["seal.key"])
    return None


def seal_public(keyset: KeySet) -> bytes:
    """Return the public key to which others seal for the owner of these keys."""
    return bytes(PrivateKey(keyset["seal.key"]).public_key)


def sign_public(keyset: KeySet) -> bytes:
    """Return the public key that checks the owner's signatures."""
    return bytes(SigningKey(keyset["sign.key"]).verify_key)


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
