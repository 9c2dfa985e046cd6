"""What a signature covers: a purpose, then its parts, so that none passes for another."""

from collections.abc import Callable

Signer = Callable[[bytes], bytes]


def statement(purpose: str, *parts: bytes) -> bytes:
    """Return the bytes to sign: each part behind its length."""
    said = (b"jangkau 1", purpose.encode(), *parts)
    return b"".join(len(part).to_bytes(4, "big") + part for part in said)
