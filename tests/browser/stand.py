"""The demo to look at: starting it, and signing in as one of its staff."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from django_otp.oath import totp
from playwright.sync_api import Browser, BrowserContext, Page

from jangkau_demo import staff
from jangkau_demo.children import JANGKAU
from jangkau_demo.folder import Folder
from tests.browser.chromium import ROOT

START = 240  # seconds until a demo that does not answer is a failure
WAIT = 15_000  # milliseconds until an answer is a failure
COMMAND = [*JANGKAU, "demo"]


@contextmanager
def running(home: Path) -> Iterator[Folder]:
    """Run the demo in `home`, or take the one that JANGKAU_STAND names: "folder port"."""
    told = os.environ.get("JANGKAU_STAND", "").split()
    if told:
        yield Folder(Path(told[0]), int(told[1]))
        return
    folder = Folder(home, free_ports())
    log = (home.parent / "demo.log").open("w")
    told = [*COMMAND, "--port", str(folder.port), "--home", str(home)]
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    env.pop("JANGKAU_HOME", None)
    process = subprocess.Popen(told, env=env, stdout=log, stderr=subprocess.STDOUT)
    try:
        _await(process, folder, Path(log.name))
        yield folder
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)
        log.close()


def context(browser: Browser, script: bool = True) -> BrowserContext:
    """Open a fresh profile in Indonesian, with or without JavaScript."""
    opened = browser.new_context(
        locale="id-ID",
        timezone_id="Asia/Makassar",
        java_script_enabled=script,
        reduced_motion="reduce",
        viewport={"width": 1280, "height": 800},
    )
    opened.set_default_timeout(WAIT)
    return opened


def sign_in(page: Page, address: str, username: str) -> None:
    """Sign in by the form, with the code where one is asked; waits for a fresh code."""
    page.goto(f"{address}/masuk")
    page.get_by_label("Nama pengguna").fill(username)
    page.get_by_label("Kata sandi", exact=True).fill(staff.PASSWORD)
    page.get_by_role("button", name="Lanjutkan").click()
    for _ in range(3):
        if not page.url.endswith("/masuk/kode"):
            return
        page.get_by_label("Kode 6 angka").fill(code())
        page.get_by_role("main").get_by_role("button", name="Masuk").click()
        if page.url.endswith("/masuk/kode"):
            # This code was used a moment ago: a code opens once.
            time.sleep(30 - time.time() % 30)
    assert not page.url.endswith("/masuk/kode"), page.locator("main").inner_text()


def code() -> str:
    """Return the code of this half minute."""
    return f"{totp(bytes.fromhex(staff.TOTP_KEY)):06}"


def free_ports() -> int:
    """Return the first of five ports in a row that nobody listens on."""
    for first in range(8300, 8396, 5):
        if all(_is_free(port) for port in range(first, first + 5)):
            return first
    raise RuntimeError("no five free ports between 8300 and 8400")


def _is_free(port: int) -> bool:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        return trial.connect_ex(("127.0.0.1", port)) != 0


def _await(process: subprocess.Popen[bytes], folder: Folder, log: Path) -> None:
    """Wait until the last part of the demo, its SIAK, answers."""
    until = time.monotonic() + START
    while time.monotonic() < until and process.poll() is None:
        try:
            urlopen(f"{folder.address('siak')}/healthz", timeout=1)
            return
        except (URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"the demo did not start:\n{log.read_text()[-3000:]}")
