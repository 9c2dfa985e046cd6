"""The node's secrets, kept outside the database, and what is done with them."""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from nacl.exceptions import BadSignatureError, CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.signing import SigningKey, VerifyKey

from jangkau.errors import Refusal
from jangkau.ledger.durable import write_file

NAMES = ("db", "kek", "sign", "seal", "django")


@dataclass(frozen=True)
class PublicKeys:
    """What others may know of a node: 32 bytes to check its signature, 32 to seal to it."""

    sign: bytes
    seal: bytes


def create(folder: Path, at_regency: bool) -> None:
    """Make the folder (0700) and each missing key file (0600, 32 random bytes).

    Only the regency gets `index.key`: with it a NIK could be guessed from its index.
    """
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o700)
    for name in (*NAMES, "index") if at_regency else NAMES:
        if not (folder / f"{name}.key").exists():
            write_file(folder / f"{name}.key", secrets.token_bytes(32), mode=0o600)


def secret(folder: Path, name: str) -> bytes:
    """Return the 32 bytes of a key; refuse with JKL-1505 where its file is missing."""
    return _read(folder, f"{name}.key", name)


def public() -> PublicKeys:
    """Return this node's own public keys."""
    return PublicKeys(bytes(_signing_key().verify_key), bytes(_seal_key().public_key))


def trust_regency(public_keys: PublicKeys) -> None:
    """Keep the regency's public keys, learned at enrolment."""
    told = public_keys.sign + public_keys.seal
    write_file(settings.JANGKAU.keys / "regency.pub", told)
    _read.cache_clear()


def regency() -> PublicKeys:
    """Return the regency's public keys; at the regency these are its own."""
    if settings.JANGKAU.role == "regency":
        return public()
    told = _read(settings.JANGKAU.keys, "regency.pub", "regency")
    return PublicKeys(told[:32], told[32:])


def sign(message: bytes) -> bytes:
    """Return this node's Ed25519 signature (64 bytes)."""
    return _signing_key().sign(message).signature


def verify(signer: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether the signature is the signer's (its 32-byte public key)."""
    try:
        VerifyKey(signer).verify(message, signature)
    except (BadSignatureError, ValueError):
        return False
    return True


def seal(receiver: bytes, message: bytes) -> bytes:
    """Encrypt to a receiver's public X25519 key; only that receiver can open it."""
    return SealedBox(PublicKey(receiver)).encrypt(message)


def unseal(sealed: bytes) -> bytes | None:
    """Decrypt what was sealed to this node; None when it was not, or was changed."""
    try:
        return SealedBox(_seal_key()).decrypt(sealed)
    except (CryptoError, ValueError, TypeError):
        return None


def blind(value: str) -> bytes:
    """Return the keyed index (HMAC-SHA256, 32 bytes) of a value; at the regency only."""
    return blinder()(value)


def blinder() -> Callable[[str], bytes]:
    """Return `blind` for many values, its key read once."""
    key = secret(settings.JANGKAU.keys, "index")
    return lambda value: hmac.digest(key, value.encode(), "sha256")


def name_on_disk(*parts: bytes) -> str:
    """Return a file name (hex) that says nothing about its parts without the kek."""
    key = secret(settings.JANGKAU.keys, "kek")
    return hashlib.blake2b(b"".join(parts), key=key, digest_size=24, person=b"blob").hexdigest()


def _signing_key() -> SigningKey:
    return SigningKey(secret(settings.JANGKAU.keys, "sign"))


def _seal_key() -> PrivateKey:
    return PrivateKey(secret(settings.JANGKAU.keys, "seal"))


@lru_cache(maxsize=64)
def _read(folder: Path, file: str, name: str) -> bytes:
    try:
        return (folder / file).read_bytes()
    except FileNotFoundError:
        raise Refusal("JKL-1505", name=name) from None
