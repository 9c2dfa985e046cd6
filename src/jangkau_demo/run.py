"""Runs the demo: every part on the loopback, until stopped."""

import contextlib
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from jangkau_demo import homes
from jangkau_demo.children import JANGKAU, Broken, Child, do, kill, start, stop, wait
from jangkau_demo.folder import OFFSETS, TITLES, Folder
from jangkau_demo.link import Line, Weather, change, close, look, open_line

Say = Callable[[str], None]


@dataclass(slots=True)
class Parts:
    """The demo at work: its servers by name, and the line between village and regency."""

    line: Line
    servers: dict[str, Child] = field(default_factory=dict)


@contextmanager
def running(folder: Folder, say: Say) -> Iterator[Parts]:
    """Make the homes if need be, start all parts, and stop them in the end."""
    _free(folder)
    fresh = not homes.ready(folder)
    if fresh:
        say("Menyiapkan kabupaten contoh (sekali saja) ...")
        homes.found(folder)
    change(folder.line, Weather())
    homes.point(folder)
    parts = Parts(open_line(folder.line, folder.listens("line"), folder.listens("regency")))
    try:
        for name, command in _servers(folder):
            if name == "village" and fresh:
                homes.enrol_village(folder)
            start_part(folder, parts, name, command)
        yield parts
    finally:
        close(parts.line)
        stop(parts.servers.values())


def start_part(folder: Folder, parts: Parts, name: str, command: Sequence[str]) -> None:
    """Start one server and wait until it answers."""
    parts.servers[name] = start(folder, name, command, name)
    if name != "keeper":
        wait(parts.servers[name], f"{folder.address(name)}/healthz")


def kill_and_start(folder: Folder, parts: Parts, name: str) -> None:
    """End a server as if it had crashed, and start it again."""
    kill(parts.servers[name])
    start_part(folder, parts, name, dict(_servers(folder))[name])


def serve(folder: Folder, say: Say) -> None:
    """Run until Ctrl-C, and say where to look."""
    for sign in (signal.SIGINT, signal.SIGTERM):  # also when started in the background
        signal.signal(sign, signal.default_int_handler)
    with running(folder, say):
        say("")
        say(f"  Mulai di sini: {folder.shown('regency')}/demo")
        for name, title in TITLES.items():
            say(f"  {title:22}{folder.shown(name)}")
        say("")
        say("Ctrl+C untuk berhenti.")
        with contextlib.suppress(KeyboardInterrupt):
            _attend(folder)
    say("Berhenti. Data contoh tetap ada; jalankan lagi untuk melanjutkan.")


def _free(folder: Folder) -> None:
    """Refuse to start where another program listens on one of the ports."""
    for name in OFFSETS:
        with socket.socket() as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trial.bind(("127.0.0.1", folder.listens(name)))
            except OSError:
                port = folder.listens(name)
                raise Broken(f"Port {port} dipakai program lain. Pilih --port lain.") from None


def _servers(folder: Folder) -> list[tuple[str, list[str]]]:
    """Return the parts in the order in which they need each other."""
    port = {
        name: str(folder.listens(name)) for name in ("regency", "village", "siak", "keeper")
    }
    siak = [sys.executable, "-m", "jangkau_demo.siak", str(folder.home("siak")), port["siak"]]
    return [
        ("keeper", [*JANGKAU, "keep", "--port", port["keeper"]]),
        ("regency", [*JANGKAU, "serve", "--port", port["regency"]]),
        ("village", [*JANGKAU, "serve", "--port", port["village"]]),
        ("siak", siak),
    ]


def _attend(folder: Folder) -> None:
    """Let the village send at once when its line is restored, as a person would."""
    cut = False
    while True:
        time.sleep(0.5)
        before, cut = cut, look(folder.line).cut
        if before and not cut:
            threading.Thread(target=_send, args=(folder,), daemon=True).start()


def _send(folder: Folder) -> None:
    with contextlib.suppress(Broken):
        do(folder, "village", [*JANGKAU, "sync"])
