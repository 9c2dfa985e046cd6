"""A regency and its village in one process, and the line or stick between them."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import httpx
from django.utils import timezone

from jangkau.errors import Refusal
from jangkau.ledger import keys
from jangkau.ledger.home import Home
from jangkau.office import gate, paper_lane, travel
from jangkau.office.kept.models import Account, Node
from jangkau.rules.access import Actor
from jangkau.sync.link import Link
from jangkau_demo.people import a_birth
from tests.applications import filing
from tests.databases import at, make_home

VILLAGE = "99.01.01.2003"
OPERATOR = Actor("operator", "Sri", "village_operator", VILLAGE, "v-2003", "desk")
CHECKER = Actor("checker", "Rina", "checker", "99.01", "99.01", "office")


@dataclass
class Line:
    """The line to the regency: it can be cut before or after what is sent arrives."""

    regency: Home
    cut: str = ""
    bytes_up: int = 0
    bytes_down: int = 0
    seen: list[bytes] = field(default_factory=list)

    def carry(self, request: httpx.Request) -> httpx.Response:
        if self.cut == "request":
            raise httpx.ConnectError("cut")
        raw = request.read()
        self.seen.append(raw)
        act: Callable[[bytes], bytes] = {
            "/api/exchange": travel.answer,
            "/api/blobs": paper_lane.answer,
        }[request.url.path]
        try:
            with at(self.regency):
                answered = act(raw)
        except Refusal as refusal:
            return httpx.Response(409, text=refusal.code)
        if self.cut == "answer":
            raise httpx.ReadError("cut")
        self.bytes_up += len(raw)
        self.bytes_down += len(answered)
        return httpx.Response(200, content=answered)

    def link(self) -> Link:
        client = httpx.Client(transport=httpx.MockTransport(self.carry))
        return Link("http://regency", client)


@dataclass
class World:
    regency: Home
    village: Home
    line: Line

    def file(self, count: int = 1, seed: int = 1, **changes: object) -> list[UUID]:
        """File births at the village's desk; return their applications."""
        with at(self.village):
            return [file(seed + number, **changes) for number in range(count)]

    def trip(self) -> travel.Report:
        with at(self.village):
            return travel.round_trip(self.line.link())

    def catch_up(self) -> travel.Report:
        with at(self.village):
            return travel.catch_up(self.line.link())


def file(seed: int, actor: Actor = OPERATOR, **changes: object) -> UUID:
    application = uuid4()
    village = actor.jurisdiction
    told = {"answers": a_birth(seed, village), "village": village, **changes}
    gate.perform(actor, filing(application=application, **told))
    return application


def enrol(regency: Home, home: Home) -> None:
    """Let the regency and a device know each other's keys, and its operator."""
    with at(home):
        own = keys.public()
    with at(regency):
        office = keys.public()
        Node.objects.create(
            node=home.node, regency=regency.regency, name=home.name, role=home.role,
            jurisdiction=home.jurisdiction, sign_key=own.sign, seal_key=own.seal,
            lease_until=timezone.now() + timedelta(days=30),
        )  # fmt: skip
    with at(home):
        keys.trust_regency(office)


def account(actor: Actor) -> None:
    Account.objects.create(
        regency="99.01", username=actor.account, name=actor.name, role=actor.role,
        jurisdiction=actor.jurisdiction, password="!",
    )  # fmt: skip


def make_world(folder: Path, make: Callable[[Path], Home] = make_home) -> World:
    """Make a regency, by default on the embedded database, and its village."""
    regency = make(folder / "regency")
    village = make_home(folder / "village", role="village", jurisdiction=VILLAGE)
    enrol(regency, village)
    with at(regency):
        for actor in (OPERATOR, CHECKER):
            account(actor)
    return World(regency, village, Line(regency))


@contextmanager
def cut(line: Line, where: str) -> Iterator[None]:
    line.cut = where
    yield
    line.cut = ""
