"""Walks from link to link as one role, and looks once at every kind of page it finds."""

from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from tests.browser.eyes import Eyes, look

MOST = 60  # pages a role is walked through
FILES = ("csv", "pdf", "image", "paper", "ticket_file")  # views that answer with a file
STATES = ("tampilan", "tahap", "cari")  # parts of a query that show another state
LINKS = """() => [...document.querySelectorAll("a[href]:not([download])")]
  .map((a) => a.href.split("#")[0]).filter((at) => at.startsWith(location.origin))"""


@dataclass(frozen=True)
class Kind:
    """A kind of page: its view, the state its query asks for, and where its link stood."""

    view: str
    state: str
    met_on: str


def walk(page: Page, eyes: Eyes, role: str, start: str) -> list[str]:
    """Look at every kind of page that can be reached from `start`; return their views."""
    met: set[Kind] = set()
    views: list[str] = []
    ahead = [start]
    while ahead:
        assert len(views) < MOST, f"{role} would walk for ever: {views}"
        answer = page.goto(ahead.pop(0))
        here = kind_of(page.url, "")
        assert answer is not None and here is not None, page.url
        views.append(here.view)
        name = f"{role}-{here.view.replace(':', '-')}-{here.state}{len(views)}"
        if answer.status != 200:
            eyes.found.append(f"{name}: {page.url} answers {answer.status}")
        met.add(here)
        look(page, eyes, name)
        for link in page.evaluate(LINKS):
            kind = kind_of(link, f"{here.view}{here.state}")
            if kind is not None and kind not in met:
                met.add(kind)
                ahead.append(link)
    return views


def kind_of(at: str, met_on: str) -> Kind | None:
    """Return what kind of page an address leads to; None for files and the way out."""
    parts = urlsplit(at)
    try:
        found = resolve(parts.path)
    except Resolver404:
        return None
    view = found.view_name
    if view.endswith(FILES):
        return None
    query = parse_qs(parts.query)
    state = "-".join(query[key][0] for key in STATES if key in query)
    # A case looks different at each stage: which list it stood on tells the stage.
    return Kind(view, state, met_on if "<uuid" in found.route else "")
