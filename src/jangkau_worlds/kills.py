"""Kills real servers under load with SIGKILL, and counts what they had acknowledged."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from uuid import UUID

import httpx
from django.db import connection

from jangkau.ledger import store
from jangkau.ledger.home import Home
from jangkau.ledger.rows import entries, standing
from jangkau.office.derived.models import Case
from jangkau.office.kept.models import Account, Area
from jangkau_worlds.browser import PASSWORD, Browser, a_photo
from jangkau_worlds.homes import (
    at,
    make_home,
    make_server_home,
    prepare,
    server_stands,
)
from jangkau_worlds.people import HERE, NODES, THERE, settle_in

DEVICES = ("v-2003", "v-2004")
CLERKS = ("sari", "made")
PATIENCE = 60  # seconds until a server answers


@dataclass
class Killed:
    """What a run of kills came to."""

    kills: int = 0
    desk: int = 0
    exchanged: int = 0
    broken: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """Return the result in words."""
        told = f"{self.desk} di meja desa, {self.exchanged} dari perangkat"
        lost = sum("hilang" in one for one in self.broken)
        doubled = sum("ganda" in one for one in self.broken)
        return [
            f"{self.kills} kali dimatikan (SIGKILL). Tanda terima: {told}.",
            f"Hilang: {lost}. Ganda: {doubled}.",
            *self.broken,
        ]


@dataclass
class Server:
    """A real `jangkau serve` of a home."""

    home: Home
    port: int = 0
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it answers."""
        self.port = self.port or _free_port()
        words = "from jangkau.site.cli.commands import main; main()"
        told = {"JANGKAU_HOME": str(self.home.path)}
        if self.home.database_url:
            told["JANGKAU_DATABASE_URL"] = self.home.database_url
        self.process = subprocess.Popen(  # noqa: S603  # this very program
            [sys.executable, "-c", words, "serve", "--port", str(self.port), "--alone"],
            env={**os.environ, **told}, start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.wait()

    def wait(self) -> None:
        """Wait until it answers."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            with suppress(httpx.TransportError):
                if httpx.get(f"{self.url}/healthz").status_code == httpx.codes.OK:
                    return
            time.sleep(0.05)
        raise TimeoutError(f"the server of {self.home.node} does not answer")

    def kill(self) -> None:
        """Send SIGKILL to it and all that it started."""
        if self.process:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


def kill_many(kills: int, seed: int, folder: Path, told: Callable[[int], None]) -> Killed:
    """Kill a village's desk and a regency in turn, while people and devices work."""
    random, killed = Random(seed), Killed()  # noqa: S311  # moments, no secrets
    desk, office, homes = _make(folder)
    servers = Server(desk), Server(office)
    for server in servers:
        server.start()
    stop = threading.Event()
    devices = [_device(home, servers[1].url, seed) for home in homes]
    browsers = [Browser(servers[0].url, name, a_photo()) for name in CLERKS]
    threads = [
        threading.Thread(target=_type, args=(browser, seed + 1000 * n, stop), daemon=True)
        for n, browser in enumerate(browsers)
    ]
    try:
        for thread in threads:
            thread.start()
        for number in range(kills):
            server = servers[number % 2]
            time.sleep(random.uniform(0.2, 2.0))
            server.kill()
            server.start()
            killed.kills += 1
            told(1)
        time.sleep(2)
    finally:
        stop.set()
        said = [_acts(device) for device in devices]
        for thread in threads:
            thread.join(PATIENCE)
        for server in servers:
            server.kill()
    _examine_desk(desk, browsers, killed)
    _examine_office(office, {act for acts in said for act in acts}, killed)
    return killed


def _make(folder: Path) -> tuple[Home, Home, list[Home]]:
    prepare(server_stands())
    desk = make_home(folder / "desk", role="village", node="v-2003", jurisdiction=HERE)
    with at(desk):
        for name in CLERKS:
            Account.objects.create_account(
                name, PASSWORD, name=name.title(), role="village_operator", jurisdiction=HERE
            )
        Area.objects.create(regency="99.01", code=HERE, name="Sukamaju")
    office = (make_server_home if server_stands() else make_home)(folder / "office")
    areas = dict(zip(DEVICES, (HERE, THERE), strict=True))
    homes = [
        make_home(folder / name, role=NODES[name][0], node=name, jurisdiction=areas[name])
        for name in DEVICES
    ]
    settle_in(office, homes)
    return desk, office, homes


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


def _device(home: Home, url: str, seed: int) -> subprocess.Popen[str]:
    words = ["-m", "jangkau_worlds.device", str(home.path), url, str(seed)]
    log = (home.path / "acts").open("w")
    return subprocess.Popen(  # noqa: S603  # this very program
        [sys.executable, *words], stdin=subprocess.PIPE, stdout=log, text=True
    )


def _acts(device: subprocess.Popen[str]) -> list[UUID]:
    device.communicate("", timeout=PATIENCE)
    home = Path(str(device.args[3]))  # type: ignore[index]
    return [UUID(line) for line in (home / "acts").read_text().split()]


def _type(browser: Browser, seed: int, stop: threading.Event) -> None:
    signed_in, path = False, ""
    while not stop.is_set():
        try:
            if not signed_in:
                browser.sign_in()
                signed_in = True
            seed += not path
            path = path or browser.prepare(seed)
            browser.send(path)  # whoever got no answer presses again
            path = ""
        except (httpx.HTTPError, KeyError):
            stop.wait(0.1)


def _examine_desk(home: Home, browsers: list[Browser], killed: Killed) -> None:
    acknowledged = [one for browser in browsers for one in browser.acknowledged]
    killed.desk = len(set(acknowledged))
    with at(home):
        filed = [str(one) for one in Case.objects.values_list("application", flat=True)]
        acts = list(standing().values_list("subject", flat=True))
        killed.broken += [f"hilang di meja: {x}" for x in set(acknowledged) - set(filed)]
        killed.broken += [f"ganda di meja: {x}" for x in set(acts) if acts.count(x) > 1]
        _examine(home, killed)


def _examine_office(home: Home, acknowledged: set[UUID], killed: Killed) -> None:
    killed.exchanged = len(acknowledged)
    with at(home):
        stood = list(standing().values_list("act", flat=True))
        killed.broken += [f"hilang di kantor: {x}" for x in acknowledged - set(stood)]
        killed.broken += [f"ganda di kantor: {x}" for x in set(stood) if stood.count(x) > 1]
        _examine(home, killed)


def _examine(home: Home, killed: Killed) -> None:
    for node in set(entries().values_list("node", flat=True)):
        killed.broken += store.verify_chain(node)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            told = cursor.execute("PRAGMA integrity_check").fetchone()[0]
        killed.broken += [] if told == "ok" else [f"{home.node}: {told}"]
