"""Pages with an error on them: the sentence is there, and no barrier with it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from jangkau_demo.folder import Folder
from tests.browser.conftest import Enter
from tests.browser.eyes import Eyes, look

Act = Callable[[Page], None]
NOWHERE = "01900000-0000-7000-8000-000000000000"


def press(name: str) -> Act:
    """Press a button of the page as it stands, with nothing filled in."""
    return lambda page: page.locator("main").get_by_role("button", name=name).first.click()


def fill(button: str, **told: str) -> Act:
    """Fill inputs by their names, then press."""

    def act(page: Page) -> None:
        for name, text in told.items():
            page.locator(f"main [name={name}]").first.fill(text)
        press(button)(page)

    return act


def first(selector: str, *acts: Act) -> Act:
    """Follow the first link that fits, then act there."""

    def act(page: Page) -> None:
        page.locator(selector).first.click()
        for one in acts:
            one(page)

    return act


def nothing(_page: Page) -> None:
    """Only look."""


def mark_wrong(page: Page) -> None:
    """Mark the first item as wrong, without a reason."""
    page.locator("[data-item] input[value=fix]").first.check()


CASE = "table.work th a"
ERRORS: tuple[tuple[str, str, str, Act], ...] = (
    ("", "/status", "keliru", fill("Lihat status", number="KT7M-Q2RD-9XWA", secret="AAAA")),
    ("", "/tidak-ada", "tidak ditemukan", nothing),
    ("", "/masuk", "kata sandi", fill("Lanjutkan", username="siapa", password="salah")),
    ("periksa", "/pengguna", "", nothing),
    ("periksa", f"/kantor/berkas/{NOWHERE}/", "tidak ditemukan", nothing),
    ("periksa", "/kantor/?tampilan=periksa", "", first(CASE, press("Kembalikan"))),
    ("periksa", "/kantor/?tampilan=periksa", "", first(CASE, mark_wrong, press("Kembalikan"))),
    ("periksa", "/kantor/", "Tidak ditemukan", fill("Cari", text="ZZZZZZ")),
    ("admin", "/pengguna", "", press("Tambah")),
    ("admin", "/perangkat", "", press("Buat tiket")),
    ("admin", "/pengguna", "", first("th a", fill("Simpan", password="pendek"))),
    ("admin", "/masuk/sandi", "", press("Simpan")),
    ("kecamatan", "/meja/serah", "", fill("Cari", number="KT7M-Q2RD-9XWB")),
    ("kecamatan", "/meja/serah", "", first("td .button", press("Serahkan dokumen"))),
    ("kecamatan", f"/meja/berkas/{NOWHERE}", "tidak ditemukan", nothing),
)


@pytest.mark.parametrize(("who", "path", "told", "act"), ERRORS)
def test_an_error_is_told_without_a_barrier(
    enter: Enter, stand: Folder, eyes: Eyes, who: str, path: str, told: str, act: Act
) -> None:
    page = enter(stand.shown("regency"), who)
    page.goto(f"{stand.shown('regency')}{path}")
    act(page)
    page.wait_for_load_state()
    assert told.lower() in page.locator("main").inner_text().lower()
    look(page, eyes, f"galat-{who}-{path.strip('/').replace('/', '-')[:30]}")
    eyes.agree()
