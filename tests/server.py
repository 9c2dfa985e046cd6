"""A real server of ours in a process of its own, for a while."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import httpx

from jangkau.ledger.home import Home

PATIENCE = 60  # seconds until it must answer
RUN = "from jangkau.site.cli.commands import main; main()"


@contextmanager
def served(home: Home, *told: str) -> Iterator[int]:
    """Run `jangkau serve --alone` on a home and give its port; it ends with the block."""
    port = a_free_port()
    with running(home, "-c", RUN, "serve", "--alone", "--port", str(port), *told, port=port):
        yield port


@contextmanager
def running(home: Home, *words: str, port: int = 0) -> Iterator[int]:
    """Run a Python program that serves a home; its port is the last word unless named."""
    port = port or a_free_port()
    known = {**os.environ, "JANGKAU_HOME": str(home.path)}
    owner = home.owner_database_url
    known |= {"JANGKAU_DATABASE_URL": home.database_url} if home.database_url else {}
    known |= {"JANGKAU_OWNER_DATABASE_URL": owner} if owner else {}
    command = [sys.executable, *words, *([] if str(port) in words else [str(port)])]
    with answering(command, known, port):
        yield port


@contextmanager
def answering(command: Sequence[str], known: Mapping[str, str], port: int) -> Iterator[None]:
    """Run any server in an environment, from when /healthz answers to the block's end."""
    process = subprocess.Popen(
        command, env=dict(known), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(process, port)
        yield
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(process: "subprocess.Popen[bytes]", port: int) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            if httpx.get(f"http://127.0.0.1:{port}/healthz").status_code == 200:
                return
        except httpx.TransportError:
            time.sleep(0.1)
    raise AssertionError("the server does not answer")


def a_free_port() -> int:
    """Return a port of the loopback that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
