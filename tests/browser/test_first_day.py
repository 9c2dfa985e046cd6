"""An office's first day: empty lists, codes to set up; and what its pages weigh."""

import os
from collections.abc import Iterator, Mapping

import pytest
from playwright.sync_api import Page

from tests.browser.chromium import ROOT
from tests.browser.conftest import Cookies, Enter
from tests.browser.eyes import Eyes
from tests.browser.plain import STAFF, first_sign_in, new_regency
from tests.browser.walk import walk
from tests.browser.weight import Weight, weigh

FIRST, NEXT, SHELL = 30_000, 5_000, 150_000  # bytes as they travel, heads included
REQUESTS = 6
HEAD = """# Pages

Made by the browser tests on a new regency, when JANGKAU_FIGURES is set. Every byte down of
every answer, compressed as it travels, HTTP heads included; Chromium, empty cache at first.

| page | requests | bytes | budget |
|---|---|---|---|
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Run a new regency."""
    with new_regency(tmp_path_factory.mktemp("plain") / "regency") as address:
        yield address


@pytest.mark.parametrize("role", STAFF)
def test_an_empty_office_says_what_to_do(
    enter: Enter, office: str, eyes: Eyes, cookies: Cookies, role: str
) -> None:
    page = _inside(enter, office, eyes, cookies, role)
    walk(page, eyes, f"baru-{role}", f"{office}/mulai")
    eyes.agree()


def test_pages_are_light(enter: Enter, office: str, eyes: Eyes, cookies: Cookies) -> None:
    resident = enter(office)
    first = {"/": weigh(resident, f"{office}/")}
    first["/verifikasi"] = weigh(enter(office), f"{office}/verifikasi")
    paths = ("/layanan/akta_kelahiran", "/status")
    following = {path: weigh(resident, f"{office}{path}") for path in paths}
    shells = {}
    for path, role in (("/meja/", "district_operator"), ("/kantor/", "checker")):
        page = _inside(enter, office, eyes, cookies, role)
        page.goto(f"{office}/healthz")
        shells[path] = weigh(page, f"{office}{path}")
    if "JANGKAU_FIGURES" in os.environ:
        _write(first, following, shells)
    assert {path: one for path, one in first.items() if one.size > FIRST} == {}
    assert {path: one for path, one in first.items() if one.requests > REQUESTS} == {}
    assert {path: one for path, one in following.items() if one.size > NEXT} == {}
    assert {path: one for path, one in shells.items() if one.size > SHELL} == {}


def _inside(enter: Enter, office: str, eyes: Eyes, cookies: Cookies, role: str) -> Page:
    """Return a page of someone signed in, for the first time or again."""
    if (office, role) in cookies:
        return enter(office, role)
    page = enter(office)
    first_sign_in(page, eyes, office, role)
    cookies[office, role] = page.context.cookies()
    return page


def _write(*parts: Mapping[str, Weight]) -> None:
    budgets = (f"<= {FIRST:,}, {REQUESTS} requests", f"<= {NEXT:,}", f"<= {SHELL:,}")
    names = ("first visit", "next page", "first visit of the staff")
    lines = [
        f"| `{path}`, {name} | {one.requests} | {one.size:,} | {budget} |\n"
        for part, name, budget in zip(parts, names, budgets, strict=True)
        for path, one in part.items()
    ]
    (ROOT / "bench" / "pages.md").write_text(HEAD + "".join(lines))
