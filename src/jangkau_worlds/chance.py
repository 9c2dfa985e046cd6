"""What a world takes from its seed: the time, and all that is random in it."""

import secrets
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from random import Random
from unittest.mock import patch
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from jangkau.ledger import clock

BEGIN = 1_793_664_000_000  # ms: 3 November 2026, 8 in the morning in Makassar


@dataclass
class Time:
    """One true time in ms; each node's own clock stands `off` by so many ms from it."""

    ms: int = BEGIN
    off: dict[str, int] = field(default_factory=dict)

    def time_ns(self) -> int:
        """Return what the clock of the node one is at says, in ns."""
        return (self.ms + self.off.get(settings.JANGKAU.node, 0)) * 1_000_000

    def monotonic(self) -> float:
        """Return seconds that only go forward."""
        return self.ms / 1000

    def now(self) -> datetime:
        """Return what the clock of the node one is at says."""
        return datetime.fromtimestamp(self.time_ns() / 1e9, UTC)


def an_id(random: Random, time: Time) -> UUID:
    """Return a UUIDv7 of this world's time and chance."""
    value = (time.ms << 80) | (7 << 76) | (random.getrandbits(12) << 64)
    return UUID(int=value | (2 << 62) | random.getrandbits(62))


@contextmanager
def seeded(random: Random, time: Time) -> Iterator[None]:
    """Let this process take its salts, keys and times from the world."""
    with ExitStack() as stack:
        for where, name, what in (
            (secrets, "token_bytes", lambda size=32: random.randbytes(size)),
            (secrets, "choice", random.choice),
            (clock, "time", time),
            (timezone, "now", time.now),
        ):
            stack.enter_context(patch.object(where, name, what))
        yield
