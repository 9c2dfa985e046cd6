"""What waits on this device: acts that the regency has not yet answered."""

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Min

from jangkau.ledger import store
from jangkau.ledger.clock import now_ms
from jangkau.ledger.rows import standing
from jangkau.office import lease

DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class Outbox:
    """How many applications hold unsent acts, and when the oldest was done (ms), else None.

    At the regency nothing is sent; there `unsafe` counts what the keeper has not yet.
    `alone` says that the device's lease is over: it takes in, but looks nothing up.
    """

    unsent: int
    oldest: int | None
    unsafe: int = 0
    alone: bool = False

    @property
    def late(self) -> bool:
        """Whether the oldest has waited for more than a day."""
        return self.oldest is not None and now_ms() - self.oldest > DAY_MS


def outbox() -> Outbox:
    """Return what waits here."""
    if settings.JANGKAU.role == "regency":
        return Outbox(0, None, store.unsafe())
    rows = standing().filter(node=settings.JANGKAU.node, position=None)
    found = rows.aggregate(unsent=Count("subject", distinct=True), oldest=Min("device_time"))
    return Outbox(found["unsent"], found["oldest"], alone=lease.has_ended())
