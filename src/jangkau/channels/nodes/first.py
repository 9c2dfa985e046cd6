"""Lets devices in before the parts of the house that are made for browsers."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from jangkau.channels.nodes import views

DOORS = {"/api/exchange": views.exchange, "/api/blobs": views.blobs}


def devices(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware, the first of all: a device has no session, no cookie and no frame."""

    def middleware(request: HttpRequest) -> HttpResponse:
        return DOORS.get(request.path, get_response)(request)

    return middleware
