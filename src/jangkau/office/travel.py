"""How this office's acts travel: by network, by stick, up and down."""

import logging
import threading
from dataclasses import replace

from django.conf import settings
from django.db import close_old_connections

from jangkau.errors import Refusal
from jangkau.ledger import bulletins, clock, keys, store
from jangkau.office import contacts, paper_lane
from jangkau.office.learning import Report, learn
from jangkau.office.receiving import answer
from jangkau.office.safekeeping import push_to_keeper
from jangkau.office.sticks import export_stick, import_stick
from jangkau.sync import exchange
from jangkau.sync.exchange import Request, Told
from jangkau.sync.lexicon import PLAIN
from jangkau.sync.link import Link

log = logging.getLogger("jangkau.travel")
PAUSE, LONGEST_PAUSE = 30.0, 120.0  # seconds between two trips, and after many failures
SOON, TRIPS = 5.0, 3  # after something was sent: seconds between the next trips, how many
LOOK = 2.0  # seconds between two looks whether somebody did something meanwhile
FEW = 16  # chunks of photos that go before entries are looked at again


def round_trip(link: Link | None = None) -> Report:
    """Make one round trip to the regency: send a batch, learn what came back.

    Refuses with JKL-1431 without a connection; nothing is lost then.
    """
    line = link or upstream()
    asked = next_request(line.batch, line.plain)
    try:
        raw = line.post("/api/exchange", asked.raw)
        told = exchange.read_answer(
            raw, settings.JANGKAU.regency, settings.JANGKAU.node, keys.regency().sign, asked
        )
    except Refusal as refusal:
        line.went(False)
        line.plain = line.plain or refusal.code == "JKL-1405"
        raise
    line.went(True)
    report = learn(told)
    return replace(report, sent=len(asked.frame.records), up=len(asked.raw), down=len(raw))


def catch_up(link: Link | None = None) -> Report:
    """Make round trips until nothing waits on either side; return their sum."""
    line = link or upstream()
    report = round_trip(line)
    while report.more or report.waiting or report.forked:
        before = report
        report = round_trip(line)
        stuck = report.waiting == before.waiting and not report.new and not report.more
        report = replace(
            report,
            sent=before.sent + report.sent,
            new=before.new + report.new,
            up=before.up + report.up,
            down=before.down + report.down,
        )
        if stuck:
            break
    return report


def send_and_fetch(link: Link | None = None) -> Report:
    """Bring both sides level: entries first, then every photo. Refuses as the link does."""
    line = link or upstream()
    report = catch_up(line)
    while paper_lane.carry(line):
        pass
    return report


def upstream() -> Link:
    """Return a link to this node's regency; refuses with JKL-1431 where none is set."""
    if not settings.JANGKAU.upstream:
        raise Refusal("JKL-1431")
    return Link(settings.JANGKAU.upstream.rstrip("/"))


def next_request(batch: int, plain: bool = False) -> Request:
    """Return the request that brings the next `batch` own entries."""
    own = store.own_head()
    base = contacts.base(store.answered_to())
    return exchange.request(
        own,
        store.own_after(base, batch),
        settings.JANGKAU.regency,
        keys.sign,
        Told(contacts.cursor(), bulletins.number(), clock.now_ms()),
        PLAIN if plain else None,
    )


def waiting() -> tuple[int, int]:
    """Return how many own acts the regency does not have, and the oldest one's time (ms)."""
    count = store.unpositioned()
    if not count:
        return 0, 0
    oldest = store.own_after(store.answered_to(), 1)
    return count, oldest[0].entry.device_time if oldest else 0


def keep_in_touch(stop: threading.Event) -> None:
    """Make trips until stopped: soon again after one that went well, later after others."""
    line, pause, soon = upstream(), PAUSE, 0
    while not stop.is_set():
        try:
            sent = catch_up(line).sent
            while not stop.is_set() and paper_lane.carry(line, FEW) >= FEW:
                catch_up(line)
            # The second tick of what was just sent comes with one of the next trips.
            soon = TRIPS if sent else soon - 1
            pause = SOON if soon > 0 else PAUSE
        except Refusal as refusal:
            log.info("trip: %s", refusal.code)
            pause = min(pause * 2, LONGEST_PAUSE)
        finally:
            close_old_connections()
        _rest(stop, pause)


def _rest(stop: threading.Event, pause: float) -> None:
    """Wait, but no longer once there is more to send than there was."""
    before, left = store.unpositioned(), pause
    while left > 0 and not stop.wait(LOOK) and store.unpositioned() <= before:
        left -= LOOK


__all__ = [
    "Report",
    "answer",
    "catch_up",
    "export_stick",
    "import_stick",
    "keep_in_touch",
    "push_to_keeper",
    "round_trip",
    "send_and_fetch",
    "waiting",
]
