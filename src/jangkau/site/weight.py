"""Turns away what is too heavy before a byte of it is read or written down."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from jangkau.errors import Refusal
from jangkau.site.problems import page

MEGABYTE = 1024 * 1024
OF_STAFF = 256 * MEGABYTE  # some photos of 40 MB in one posting
OF_STRANGERS = MEGABYTE  # a receipt's number, a password
OF_PICTURES = 8 * MEGABYTE  # a photo of a QR
PICTURES = "/verifikasi"


def weight(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: answer 413 with JKL-1099 to a posting over the limit of who sends it.

    Behind it, files of any size would be laid down on the disk, for anyone who asks.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        limit = OF_PICTURES if request.path == PICTURES else OF_STRANGERS
        limit = OF_STAFF if getattr(request, "actor", None) else limit
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) <= limit:
            return get_response(request)
        return page(request, Refusal("JKL-1099", limit=limit // MEGABYTE), 413)

    return middleware
