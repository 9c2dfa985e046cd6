"""A new regency without the demo's bar: what an office finds on its first day."""

import os
import subprocess
import time
from base64 import b32decode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from django_otp.oath import totp
from playwright.sync_api import Page

from jangkau_demo import places, staff
from jangkau_demo.children import JANGKAU
from tests.browser.chromium import ROOT
from tests.browser.eyes import Eyes, look
from tests.browser.stand import free_ports

STAFF = ("administrator", "checker", "district_operator")


@contextmanager
def new_regency(home: Path) -> Iterator[str]:
    """Run a new regency with one account for each of STAFF; give its address."""
    port = free_ports()
    env = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "JANGKAU_HOME": str(home)}
    told = ["--role", "regency", "--regency", places.REGENCY, "--name", places.NAME]
    _run(env, [*JANGKAU, "init", *told])
    for role in STAFF:
        add = [
            "account",
            "add",
            "--username",
            role,
            "--name",
            f"Petugas {role}",
            "--role",
            role,
        ]
        _run(env, [*JANGKAU, *add], f"{staff.PASSWORD}\n{staff.PASSWORD}\n")
    with (home.parent / "plain.log").open("w") as log:
        serve = [*JANGKAU, "serve", "--alone", "--port", str(port)]
        process = subprocess.Popen(serve, env=env, stdout=log, stderr=log)
    try:
        _await(f"http://127.0.0.1:{port}/healthz")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(30)


def first_sign_in(page: Page, eyes: Eyes, address: str, username: str) -> None:
    """Sign in for the first time: password, then setting up the code."""
    page.goto(f"{address}/masuk")
    page.get_by_label("Nama pengguna").fill(username)
    page.get_by_label("Kata sandi", exact=True).fill(staff.PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Lanjutkan").click()
    look(page, eyes, "kode-pasang")
    secret = b32decode(page.locator("main strong.code").inner_text().replace(" ", ""))
    page.get_by_label("Kode 6 angka").fill(f"{totp(secret):06}")
    with page.expect_navigation():
        page.get_by_role("button", name="Pasang").click()
    look(page, eyes, "kode-cadangan")


def _run(env: Mapping[str, str], command: Sequence[str], typed: str = "") -> None:
    done = subprocess.run(command, env=env, input=typed, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def _await(address: str) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            urlopen(address, timeout=1)
            return
        except (URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError(f"{address} does not answer")
