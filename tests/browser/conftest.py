"""One demo and one Chromium for all browser tests; both end with the last of them."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from jangkau_demo.folder import Folder
from jangkau_demo.link import Weather, change
from tests.browser import chromium
from tests.browser.eyes import Eyes, keep, watch
from tests.browser.stand import context, running, sign_in

Enter = Callable[..., Page]
Cookies = dict[tuple[str, str], Any]  # by address and user name


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this room."""
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Start Chromium once; Playwright's loop must end before Django's other tests run."""
    with sync_playwright() as playwright:
        started = chromium.start(playwright)
        yield started
        started.close()


@pytest.fixture(scope="package")
def stand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Folder]:
    """Run the demo once: regency, village, keeper, SIAK simulator."""
    with running(tmp_path_factory.mktemp("browser") / "demo") as folder:
        change(folder.line, Weather())
        yield folder
        change(folder.line, Weather())


@pytest.fixture(scope="package")
def cookies() -> Cookies:
    """Keep who has signed in where: a code opens once."""
    return {}


@pytest.fixture(scope="package")
def shapes() -> set[str]:
    """Keep which shapes of page were looked at, by whatever role."""
    return set()


@pytest.fixture
def eyes(shapes: set[str]) -> Eyes:
    """Collect what one test sees."""
    return Eyes(shapes=shapes)


@pytest.fixture
def enter(browser: Browser, eyes: Eyes, cookies: Cookies) -> Iterator[Enter]:
    """Give a way in: `enter(address, username)` opens a page, signed in unless empty."""
    opened: list[BrowserContext] = []

    def enter(address: str, username: str = "", script: bool = True) -> Page:
        fresh = context(browser, script)
        opened.append(fresh)
        page = fresh.new_page()
        watch(page, eyes)
        if not username:
            return page
        if (address, username) in cookies:
            fresh.add_cookies(cookies[address, username])
        else:
            sign_in(page, address, username)
            cookies[address, username] = fresh.cookies()
        return page

    yield enter
    for one in opened:
        for page in one.pages:
            keep(page, f"last-{opened.index(one)}")
        one.close()
