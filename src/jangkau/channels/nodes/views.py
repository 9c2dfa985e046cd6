"""Answers devices: POST /api/exchange and POST /api/blobs, at the regency."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from jangkau.errors import Refusal
from jangkau.office import paper_lane, travel
from jangkau.sync.limits import MAX_MESSAGE

STATUS = {"JKL-1403": 403, "JKL-1406": 404, "JKL-1501": 507}


@csrf_exempt  # a device proves itself by its signature, not by a cookie
@require_POST
def exchange(request: HttpRequest) -> HttpResponse:
    """Answer one round trip with the signed answer, or 4xx/5xx with the refusal's code."""
    return _answered(request, travel.answer)


@csrf_exempt
@require_POST
def blobs(request: HttpRequest) -> HttpResponse:
    """Answer one request of the blob lane."""
    return _answered(request, paper_lane.answer)


def _answered(request: HttpRequest, answer: Callable[[bytes], bytes]) -> HttpResponse:
    if settings.JANGKAU.role != "regency":
        return HttpResponse(status=404)
    if int(request.headers.get("content-length") or 0) > MAX_MESSAGE:
        return HttpResponse(status=413)
    try:
        return _lean(answer(request.body))
    except Refusal as refusal:
        status = STATUS.get(refusal.code, 503 if refusal.code[4:6] == "15" else 409)
        return HttpResponse(refusal.code, status=status, content_type="text/plain")


def _lean(answered: bytes) -> HttpResponse:
    """Leave out what only a browser reads: on 2G a header costs as much as the news."""
    response = HttpResponse(answered)
    del response.headers["Content-Type"]
    response.headers["Content-Length"] = str(len(answered))
    return response
