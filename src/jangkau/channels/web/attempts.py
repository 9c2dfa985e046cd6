"""Holds up those who guess: wrong attempts are counted by address and by number."""

import hashlib
import math
import time

from django.core.cache import cache

from jangkau.errors import Refusal

WINDOW = 15 * 60  # seconds
PER_NUMBER = 10  # a family that mistypes is not a burglar; 40 secret bits stay far away
PER_ADDRESS = 60  # a whole village may share one address


def check(address: str, number: str) -> None:
    """Refuse with JKL-1304 when this address or number failed too often."""
    now = time.time()
    for key, most in _counted(address, number):
        count, until = cache.get(key, (0, 0.0))
        if count >= most and until > now:
            raise Refusal("JKL-1304", minutes=math.ceil((until - now) / 60))


def failed(address: str, number: str) -> None:
    """Count one wrong attempt; the wait is measured from the first of a row."""
    now = time.time()
    for key, _ in _counted(address, number):
        count, until = cache.get(key, (0, 0.0))
        if until <= now:
            count, until = 0, now + WINDOW
        cache.set(key, (count + 1, until), WINDOW)


def _counted(address: str, number: str) -> list[tuple[str, int]]:
    return [
        (_key("address", address), PER_ADDRESS),
        (_key("number", number), PER_NUMBER),
    ]


def _key(kind: str, value: str) -> str:
    return f"status:{kind}:{hashlib.sha256(value.encode()).hexdigest()[:32]}"
