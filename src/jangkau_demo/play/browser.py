"""A person's browser in the play: opens pages, presses buttons, keeps cookies."""

import re
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import urljoin, urlsplit

import httpx

from jangkau_demo.play.forms import Form, filled, forms

TYPE = tuple[str, tuple[str, bytes, str]]
AGAIN = 6  # redirects followed


class Astray(Exception):
    """A page was not what the story says it is."""


@dataclass(slots=True)
class Browser:
    """One person's browser; `urls` are all addresses asked, `bytes` what came back."""

    client: httpx.Client
    urls: list[str] = field(default_factory=list)
    page: str = ""
    at: str = "/"
    status: int = 0
    bytes: int = 0
    ms: float = 0.0


def browser(address: str) -> Browser:
    """Return a fresh browser that talks to one node."""
    return Browser(httpx.Client(base_url=address, timeout=60))


def go(person: Browser, path: str) -> str:
    """Open a page and return its text."""
    return _follow(person, "GET", path)


def fetch(person: Browser, path: str) -> bytes:
    """Fetch a file, such as a PDF or a picture."""
    person.urls.append(path)
    answer = person.client.get(path)
    if answer.status_code != httpx.codes.OK:
        raise Astray(f"{path}: {answer.status_code}")
    return answer.content


def press(
    person: Browser,
    action: str,
    typed: Mapping[str, str | list[str]] | None = None,
    button: str = "",
    files: Sequence[TYPE] = (),
    holds: tuple[str, str] | None = None,
) -> str:
    """Fill in a form of the page that is open, and send it; return the page that follows.

    The form is the first whose address ends in `action`, that has this button, and that
    holds the field `holds`.
    """
    form = _find(person, action, button, holds)
    data = filled(form, typed or {}, button)
    path = urljoin(person.at, form.action or person.at)
    return _follow(person, "POST", path, data, files)


def text(page: str) -> str:
    """Return a page's own words, without the demo's bar."""
    body = re.sub(r"<(script|style|aside)\b.*?</\1>", " ", page, flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def _find(person: Browser, action: str, button: str, holds: tuple[str, str] | None) -> Form:
    for form in forms(person.page):
        path = urlsplit(urljoin(person.at, form.action or person.at)).path
        fits = path.endswith(action) and (not button or button in form.buttons)
        if fits and (holds is None or holds in form.fields):
            return form
    raise Astray(f"{person.at}: tidak ada formulir {action} ({person.status})")


def _follow(
    person: Browser,
    method: str,
    path: str,
    data: Sequence[tuple[str, str]] = (),
    files: Sequence[TYPE] = (),
) -> str:
    started = time.monotonic()
    for _ in range(AGAIN):
        person.urls.append(path)
        answer = _send(person, method, path, data, files)
        person.bytes += len(answer.content)
        if not answer.is_redirect:
            break
        there = urlsplit(urljoin(path, answer.headers["location"]))
        path = there.path + (f"?{there.query}" if there.query else "")
        method, data, files = "GET", (), ()
    person.ms = (time.monotonic() - started) * 1000
    person.page, person.at, person.status = answer.text, path, answer.status_code
    return person.page


def _send(
    person: Browser,
    method: str,
    path: str,
    data: Sequence[tuple[str, str]],
    files: Sequence[TYPE],
) -> httpx.Response:
    if method == "GET":
        return person.client.get(path)
    told: dict[str, list[str]] = {}
    for name, value in data:
        told.setdefault(name, []).append(value)
    return person.client.post(path, data=told, files=list(files) or None)
