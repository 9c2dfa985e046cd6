"""A regency, two villages and a keeper, on either database, and the days that end them."""

import shutil
import threading
from dataclasses import dataclass, replace
from pathlib import Path

from django.core.management import call_command
from django.utils import timezone

from jangkau.ledger import blobs, store
from jangkau.ledger.home import Home, create
from jangkau.office import receiving, safekeeping, travel
from jangkau.office.kept.models import Account, Area, Setting
from jangkau.office.recovery import kit
from jangkau.rules.access import Actor
from jangkau.rules.application import Paper
from jangkau.rules.application.commands import Accept
from jangkau.sync import keeper
from jangkau.sync.link import Link
from tests.databases import at, make_home, make_server_home, new_server_database, server_url
from tests.sync.test_sticks import digest_of
from tests.sync.trips import CHECKER, OPERATOR, VILLAGE, Line, account, enrol, file, gate

OTHER = "99.01.01.2004"
NEIGHBOUR = Actor("tetangga", "Made", "village_operator", OTHER, "v-2004", "desk")
PHOTO = b"p" * 40_000


@dataclass
class Stage:
    folder: Path
    database: str
    regency: Home
    villages: dict[str, Home]
    line: Line
    keeper: Path
    link: Link
    server: object

    def trip(self, node: str) -> travel.Report:
        """Make a trip, as if a while had passed: no answer is at hand any more."""
        receiving._answers.clear()
        with at(self.villages[node]):
            return travel.send_and_fetch(self.line.link())

    def push(self) -> int:
        with at(self.regency):
            return safekeeping.push_to_keeper(self.link)

    def file(self, node: str, seed: int, **changes):
        who = OPERATOR if node == "v-2003" else NEIGHBOUR
        with at(self.villages[node]):
            return file(seed, who, **changes)

    def burn(self) -> None:
        """Let the server go up in flames."""
        shutil.rmtree(self.regency.path)

    def rise(self, home: Home) -> Home:
        """Give a home that was laid out a database like the one that burnt."""
        if self.database == "server":
            home = replace(home, database_url=server_url(new_server_database(), "jangkau_app"))
        else:
            with at(home):
                call_command("migrate", verbosity=0)
        self.regency = self.line.regency = home
        return home

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def make_stage(folder: Path, database: str) -> Stage:
    make = make_home if database == "embedded" else make_server_home
    regency = make(folder / "regency")
    villages = {
        node: make_home(folder / node, role="village", node=node, jurisdiction=area)
        for node, area in (("v-2003", VILLAGE), ("v-2004", OTHER))
    }
    for home in villages.values():
        enrol(regency, home)
    create(folder / "keeper", "keeper", "99.01", "99.01-keeper", "Penjaga", "99.01")
    server = keeper.server(folder / "keeper", "127.0.0.1", 0)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    link = Link(f"http://127.0.0.1:{server.server_port}")
    told = folder, database, regency, villages, Line(regency)
    return Stage(*told, folder / "keeper", link, server)


def a_day(stage: Stage):
    """Let two villages file, the office work, all be at two ticks; return the kit and acts."""
    with at(stage.regency):
        for actor in (OPERATOR, NEIGHBOUR, CHECKER):
            account(actor)
        Account.objects.update(password="argon2$made-up", password_chosen_at=timezone.now())
        Area.objects.create(regency="99.01", code=VILLAGE, name="Tirta", district="Contoh")
        Setting.objects.create(regency="99.01", key="hours", value={"open": 8}, changed_by="a")
        made = kit.make()
        kit.adopt(made)
        safekeeping.notices.refresh()
    papers = {"kk": Paper("kk", (digest_of(PHOTO),))}
    told = [stage.file("v-2003", 1, papers=papers), stage.file("v-2004", 2)]
    with at(stage.villages["v-2003"]):
        blobs.put(told[0], PHOTO, "image/webp")
    for node in stage.villages:
        stage.trip(node)
    with at(stage.regency):
        gate.perform(CHECKER, Accept(told[0]))
    stage.push()
    for node in stage.villages:
        stage.trip(node)
    return made, told


def everything(home: Home) -> dict[str, tuple]:
    """Return every entry that stands: where, in which order, with which word on it."""
    with at(home):
        return {
            record.entry.act: (
                record.position,
                record.verdict,
                record.entry.node,
                record.content,
            )
            for record in store.after(0, None, 10_000)
        }
