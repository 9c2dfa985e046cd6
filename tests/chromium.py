"""A browser for the tests: Chromium under Playwright, and the axe rules."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import ARGS, ROOT, path

AXE = ROOT / "node_modules/axe-core/axe.min.js"
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}


@contextmanager
def browser(*more: str) -> Iterator[Browser]:
    """Open a browser, `more` its flags; Django must not mind that Playwright runs a loop."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path(), args=[*ARGS, *more])
        try:
            yield opened
        finally:
            opened.close()


def faults(page: Page) -> list[str]:
    """Return what axe finds against WCAG 2.2 AA: rule and element, [] when all is well."""
    page.context.set_default_timeout(20_000)
    page.evaluate(AXE.read_text("utf-8"))
    found: dict[str, Any] = page.evaluate(
        "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", WCAG
    )
    return [
        f"{one['id']}: {node['html'][:120]}"
        for one in found["violations"]
        for node in one["nodes"]
    ]


def look(page: Page, name: str) -> list[str]:
    """Take pictures at 320 and 1280 px; return axe's faults and what runs over the side."""
    told: list[str] = []
    folder = ROOT / "test-results"
    folder.mkdir(exist_ok=True)
    for size in (NARROW, WIDE):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.screenshot(path=folder / f"{name}-{size['width']}.png", full_page=True)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            told.append(f"{name} runs over the side at {size['width']} px")
        told += [f"{name} {size['width']}: {fault}" for fault in faults(page)]
    return told
