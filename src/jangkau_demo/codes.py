"""The six figures that the demo's code devices show (RFC 6238)."""

import hashlib
import hmac
import time
from base64 import b32encode

from jangkau_demo.staff import TOTP_KEY

STEP = 30  # seconds


def now() -> str:
    """Return the code of this half minute."""
    counter = int(time.time()) // STEP
    return at(bytes.fromhex(TOTP_KEY), counter)


def at(key: bytes, counter: int) -> str:
    """Return the six figures of a key at a counter (RFC 4226, 5.3)."""
    mac = hmac.digest(key, counter.to_bytes(8, "big"), hashlib.sha1)
    start = mac[-1] & 15
    return f"{(int.from_bytes(mac[start : start + 4], 'big') & 0x7FFFFFFF) % 1_000_000:06}"


def secret() -> str:
    """Return the key as an app takes it."""
    return b32encode(bytes.fromhex(TOTP_KEY)).decode()
