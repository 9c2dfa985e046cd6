"""The demo to look at: its addresses, and signing in as one of its staff."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

from django_otp.oath import totp
from playwright.sync_api import Browser, BrowserContext, Page

from jangkau_demo import staff

WAIT = 15_000  # milliseconds until an answer is a failure


@dataclass(frozen=True)
class Stand:
    """Where the demo answers, and the folder with its homes."""

    office: str
    village: str
    home: Path


def context(browser: Browser, script: bool = True, **told: object) -> BrowserContext:
    """Open a fresh profile in Indonesian, with or without JavaScript."""
    opened = browser.new_context(
        locale="id-ID",
        timezone_id="Asia/Makassar",
        java_script_enabled=script,
        reduced_motion="reduce",
        viewport={"width": 1280, "height": 800},
        **told,  # type: ignore[arg-type]
    )
    opened.set_default_timeout(WAIT)
    return opened


def sign_in(page: Page, address: str, username: str) -> None:
    """Sign in by the form, with the code where one is asked; waits for a fresh code."""
    page.goto(f"{address}/masuk")
    page.get_by_label("Nama pengguna").fill(username)
    page.get_by_label("Kata sandi").fill(staff.PASSWORD)
    page.get_by_role("button", name="Lanjutkan").click()
    while page.url.endswith("/masuk/kode"):
        page.get_by_label("Kode 6 angka").fill(code())
        page.get_by_role("button", name="Masuk").click()
        if page.url.endswith("/masuk/kode"):
            # This code was used a moment ago: a code opens once.
            time.sleep(30 - time.time() % 30)


def code() -> str:
    """Return the code of this half minute."""
    return f"{totp(bytes.fromhex(staff.TOTP_KEY)):06}"


def running() -> Stand | None:
    """Return a demo that stands already: JANGKAU_STAND="office village home"."""
    told = os.environ.get("JANGKAU_STAND", "").split()
    return Stand(told[0], told[1], Path(told[2])) if told else None
