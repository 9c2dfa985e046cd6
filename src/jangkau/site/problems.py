"""Answers what goes wrong with a code, a plain sentence and the next step."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jangkau.errors import Refusal

log = logging.getLogger("jangkau.problems")

Response = Callable[[HttpRequest], HttpResponse]
# Which HTTP status a family of refusals is; a code of its own goes before its family.
STATUS: dict[str, int] = {
    "JKL-1301": 404,
    "JKL-10": 422,
    "JKL-11": 422,
    "JKL-12": 409,
    "JKL-13": 403,
    "JKL-14": 409,
    "JKL-15": 503,
    "JKL-16": 503,
}
TITLES: dict[int, str] = {
    400: "Permintaan tidak terbaca",
    403: "Tidak diizinkan",
    404: "Halaman tidak ditemukan",
    409: "Belum dapat dilakukan",
    413: "Kiriman terlalu besar",
    422: "Ada isian yang perlu diperbaiki",
    429: "Terlalu banyak percobaan",
    500: "Ada gangguan pada sistem",
    503: "Layanan belum siap",
}


def status_of(code: str) -> int:
    """Return the HTTP status of a refusal's code."""
    return STATUS.get(code) or STATUS.get(code[:6], 400)


def page(request: HttpRequest, refusal: Refusal, status: int) -> HttpResponse:
    """Return the problem page: title, sentence, code and a way on."""
    facts = {
        "title": TITLES.get(status, TITLES[400]),
        "sentence": refusal.sentence(),
        "code": refusal.code,
    }
    return render(request, "problem.html", facts, status=status)


class Refusals:
    """Turns a Refusal that a view raised into its page."""

    def __init__(self, get_response: Response) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        """Return the page of a Refusal; leave other exceptions to Django."""
        if not isinstance(exception, Refusal):
            return None
        log.info("refused %s", exception.code)
        return page(request, exception, status_of(exception.code))


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that could not be read."""
    return page(request, Refusal("JKL-1000"), 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer someone whose role does not open this page."""
    return page(request, Refusal("JKL-1302"), 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that leads nowhere, or to what this person may not see."""
    return page(request, Refusal("JKL-1301"), 404)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form whose sign of origin is missing or old."""
    return page(request, Refusal("JKL-1098"), 403)


def broken(request: HttpRequest) -> HttpResponse:
    """Answer a fault of our own, without trusting the database or the session."""
    facts = {"title": TITLES[500], "sentence": Refusal("JKL-1500").sentence()}
    return render(None, "broken.html", {**facts, "code": "JKL-1500"}, status=500)
