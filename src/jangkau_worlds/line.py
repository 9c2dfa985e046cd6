"""The lines: from nodes to the regency, and on to its keeper; nothing is sure on them."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random

import httpx

from jangkau.errors import Refusal
from jangkau.office import paper_lane, travel
from jangkau.sync import keeper
from jangkau.sync.keeper import Keeper
from jangkau.sync.link import Link
from jangkau.sync.shelf import SHELF
from jangkau_worlds.cuts import PowerCut
from jangkau_worlds.place import Place

FAULTS = ("lost request", "lost ack", "duplicate", "reorder", "truncate", "bit flip")
Act = Callable[[bytes], bytes]


@dataclass
class Line:
    """Carries each message as the next of `coming` says; `late` ones wait to be carried."""

    random: Random
    fired: Counter[str]
    deliver: Callable[[str, bytes], httpx.Response]
    coming: list[str] = field(default_factory=list)
    late: list[tuple[str, bytes]] = field(default_factory=list)
    up: bool = True

    def link(self) -> Link:
        """Return an end of this line as the product uses it."""
        client = httpx.Client(transport=httpx.MockTransport(self.carry))
        return Link("http://far", client)

    def carry(self, request: httpx.Request) -> httpx.Response:
        """Carry a message and its answer, or what is left of them."""
        raw, path = request.read(), request.url.path
        fault = self.coming.pop(0) if self.coming else ""
        self.fired[fault] += bool(fault)
        if fault == "reorder":
            self.late.append((path, raw))
        if fault in ("lost request", "reorder") or not self.up:
            raise httpx.ConnectError("cut")
        hurt_first = fault in ("truncate", "bit flip") and self.random.random() < 0.5
        answer = self.deliver(path, self._hurt(fault, raw) if hurt_first else raw)
        if fault == "duplicate":
            again = self.deliver(path, raw)
            answer = self.random.choice((answer, again))
        if fault == "lost ack":
            raise httpx.ReadError("cut")
        if fault in ("truncate", "bit flip") and not hurt_first:
            return httpx.Response(answer.status_code, content=self._hurt(fault, answer.content))
        return answer

    def carry_late(self) -> None:
        """Carry one message that was held up; nobody waits for its answer."""
        if self.late:
            place = self.random.randrange(len(self.late))
            with suppress(httpx.HTTPError):
                self.deliver(*self.late.pop(place))

    def heal(self) -> None:
        """Let everything pass from now on."""
        self.coming.clear()

    def _hurt(self, fault: str, data: bytes) -> bytes:
        if not data:
            return data
        at = self.random.randrange(len(data))
        if fault == "truncate":
            return data[:at]
        return data[:at] + bytes([data[at] ^ 1 << self.random.randrange(8)]) + data[at + 1 :]


def at_regency(regency: Place) -> Callable[[str, bytes], httpx.Response]:
    """Return how a message is answered at the regency."""
    acts: dict[str, Act] = {"/api/exchange": travel.answer, "/api/blobs": paper_lane.answer}

    def deliver(path: str, raw: bytes) -> httpx.Response:
        try:
            with regency.visit():
                return httpx.Response(200, content=acts[path](raw))
        except Refusal as refusal:
            return httpx.Response(409, text=refusal.code)
        except PowerCut:
            raise httpx.ReadError("cut") from None

    return deliver


@dataclass
class Shelf:
    """The keeper's machine: its home, and the process at work there, if any."""

    place: Place
    process: Keeper | None = None

    def lose(self) -> None:
        """Lose the disk; the machine starts with an empty one, its keys from paper."""
        (self.place.home.path / SHELF).unlink(missing_ok=True)
        self.process = None


def at_keeper(shelf: Shelf) -> Callable[[str, bytes], httpx.Response]:
    """Return how a message is answered by the keeper's machine."""

    def act(path: str, raw: bytes) -> bytes:
        shelf.process = shelf.process or keeper.open_keeper(shelf.place.home.path)
        if path == "/mark":
            return shelf.process.receipt()
        return (shelf.process.pair if path == "/pair" else shelf.process.keep)(raw)

    def deliver(path: str, raw: bytes) -> httpx.Response:
        try:
            with shelf.place.visit():
                return httpx.Response(200, content=act(path, raw))
        except Refusal as refusal:
            return httpx.Response(409, text=refusal.code)
        except OSError:  # as the keeper's server does: it goes on
            return httpx.Response(500)
        except PowerCut:
            shelf.process = None
            raise httpx.ReadError("cut") from None

    return deliver
