"""The bar on every page of the demo: where one is, the line, the clock, and sign-in."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.shortcuts import redirect
from django.template import engines

from jangkau.errors import Refusal
from jangkau_demo import clock, facts, sign_in, sticks
from jangkau_demo.folder import Folder
from jangkau_demo.link import Weather, change, look

PAGES = Path(__file__).parent / "pages"
HEAD, PLACE = b"</head>", b'<header class="head">'
DAYS = {"1": 1, "7": 7, "30": 30}
View = Callable[[HttpRequest], HttpResponse]


def folder() -> Folder:
    """Return the demo's folder, as the environment names it."""
    return Folder(Path(os.environ["JANGKAU_DEMO_FOLDER"]), int(os.environ["JANGKAU_DEMO_PORT"]))


def bar(get_response: View) -> View:
    """Middleware: answer the bar's own addresses, and set the bar on every page."""

    def middleware(request: HttpRequest) -> HttpResponse:
        act = ACTS.get(request.path)
        if act is not None:
            return act(request) if _ours(request) else HttpResponseForbidden()
        request.META.pop("HTTP_ACCEPT_ENCODING", None)  # a page must stay readable here
        response = get_response(request)
        if _is_page(response):
            _set_on(request, response)
        return response

    return middleware


def _set_on(request: HttpRequest, response: HttpResponse) -> None:
    own = _render("bar.html", request, facts.of_bar(request, folder()))
    style = b'<link rel="stylesheet" href="/demo/bar.css">'
    page = response.content.replace(HEAD, style + HEAD, 1)
    response.content = page.replace(PLACE, own.encode() + PLACE, 1)
    if response.has_header("Content-Length"):
        response["Content-Length"] = str(len(response.content))


def _is_page(response: HttpResponse) -> bool:
    return not response.streaming and response.get("Content-Type", "").startswith("text/html")


def _ours(request: HttpRequest) -> bool:
    """Return whether a press came from this node's own page."""
    origin = request.headers.get("Origin")
    return (
        request.method == "GET" or not origin or urlsplit(origin).netloc == request.get_host()
    )


def _render(name: str, request: HttpRequest, told: dict[str, Any]) -> str:
    page = engines["django"].from_string((PAGES / name).read_text("utf-8"))
    return page.render(told, request)


def _style(_request: HttpRequest) -> HttpResponse:
    return HttpResponse((PAGES / "bar.css").read_bytes(), content_type="text/css")


def _story(request: HttpRequest) -> HttpResponse:
    told = facts.of_bar(request, folder())
    response = HttpResponse(_render("story.html", request, told))
    _set_on(request, response)
    return response


def _line(request: HttpRequest) -> HttpResponse:
    known = look(folder().line)
    change(folder().line, Weather(cut=request.POST.get("cut") == "1", delay_ms=known.delay_ms))
    return _back(request)


def _clock(request: HttpRequest) -> HttpResponse:
    days = DAYS.get(request.POST.get("days", ""), 0)
    clock.move(folder().clock, days * clock.DAY)
    return _back(request)


def _stick(request: HttpRequest) -> HttpResponse:
    """Write to the stick, or take in what the other side wrote on it; say what came."""
    try:
        act = sticks.write if request.POST.get("do") == "write" else sticks.read
        messages.success(request, f"Stik: {act(folder())}")
    except Refusal as refusal:
        messages.warning(request, str(refusal))
    return _back(request)


def _enter(request: HttpRequest) -> HttpResponse:
    sign_in.as_member(request, request.POST.get("username", ""))
    return redirect(settings.LOGIN_REDIRECT_URL)


def _back(request: HttpRequest) -> HttpResponse:
    """Return to the page that the button was on."""
    path = urlsplit(request.headers.get("Referer", "")).path
    return redirect(path if path.startswith("/") and not path.startswith("//") else "/")


ACTS: dict[str, View] = {
    "/demo": _story,
    "/demo/bar.css": _style,
    "/demo/sinyal": _line,
    "/demo/jam": _clock,
    "/demo/masuk": _enter,
    "/demo/stik": _stick,
}
