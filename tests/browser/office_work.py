"""What the office does, by keyboard: find, mark, return, accept, copy, verify, attach."""

from pathlib import Path

from tests.browser.keys import Keys

OUTPUTS = ("akta_kelahiran", "kk", "kia")
FOCUSED = "() => document.activeElement.closest('[data-item]')?.dataset.item ?? ''"


def find(keys: Keys, number: str) -> None:
    """Search by the receipt's number, which opens what it belongs to."""
    keys.write(keys.page.locator("#cari"), number)
    with keys.page.expect_navigation():
        keys.page.keyboard.press("Enter")


def check(keys: Keys, wrong: str = "") -> None:
    """Mark every item with one key: 1 for right, 2 and a reason for the wrong one."""
    page = keys.page
    items = page.locator("[data-item]")
    keys.to(items.first.locator("fieldset"))
    for at in range(items.count()):
        here = page.evaluate(FOCUSED)
        assert here == items.nth(at).get_attribute("data-item")
        if here != wrong:
            page.keyboard.press("1")
            continue
        page.keyboard.press("2")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.type("Foto halaman pertama buram.")
        page.keyboard.press("Enter")


def give_back(keys: Keys, wrong: str) -> None:
    """Return one item and nothing else."""
    check(keys, wrong)
    keys.button("Kembalikan yang salah")


def accept(keys: Keys) -> None:
    """Find everything right."""
    check(keys)
    keys.button("Terima lengkap")


def copy(keys: Keys) -> dict[str, str]:
    """Copy every field with one key each, say it is in SIAK; return what was copied."""
    page = keys.page
    rows = page.locator("[data-field]")
    copied = {}
    keys.to(rows.first.locator("[data-copy]"))
    for at in range(rows.count()):
        row = rows.nth(at)
        copied[str(row.get_attribute("data-field"))] = row.locator("[data-value]").inner_text()
        page.keyboard.press("Enter")
        row.locator("[data-mark]").wait_for()
    assert page.locator("[data-done]").inner_text() == str(rows.count())
    keys.button("Sudah masuk SIAK")
    return copied


def verify(keys: Keys) -> None:
    """Say that SIAK holds what the papers say."""
    keys.button("Isian SIAK sudah benar")


def attach(keys: Keys, pdf: Path) -> None:
    """Let the PDF be read, look at the reading, attach it."""
    keys.attach(keys.page.locator("#pdf"), pdf)
    keys.button("Baca PDF")
    keys.button("Lampirkan dokumen ini")
