"""A real server of ours in a process of its own, for a while."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from jangkau.ledger.home import Home

PATIENCE = 60  # seconds until it must answer
RUN = "from jangkau.site.cli.commands import main; main()"


@contextmanager
def served(home: Home, *told: str) -> Iterator[int]:
    """Run `jangkau serve --alone` on a home and give its port; it ends with the block."""
    port = _free_port()
    words = [sys.executable, "-c", RUN, "serve", "--alone", "--port", str(port), *told]
    known = {**os.environ, "JANGKAU_HOME": str(home.path)}
    owner = home.owner_database_url
    known |= {"JANGKAU_DATABASE_URL": home.database_url} if home.database_url else {}
    known |= {"JANGKAU_OWNER_DATABASE_URL": owner} if owner else {}
    running = subprocess.Popen(words, env=known, stdout=subprocess.DEVNULL)
    try:
        _wait(running, port)
        yield port
    finally:
        running.send_signal(signal.SIGINT)
        try:
            running.wait(20)
        except subprocess.TimeoutExpired:
            running.kill()
            running.wait()


def _wait(running: "subprocess.Popen[bytes]", port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and running.poll() is None:
        try:
            if httpx.get(f"http://127.0.0.1:{port}/healthz").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("the server does not answer")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
