"""Takes in a device that presents its ticket: POST /api/enrol."""

import json

from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from jangkau.errors import Refusal
from jangkau.office import tickets
from jangkau.office.offers import Request


@csrf_exempt  # a device proves itself by its key, not by a cookie
@require_POST
def enrol(request: HttpRequest) -> JsonResponse:
    """Answer {"node", "regency", "lease_until"}, or 403 {"code", "sentence"}."""
    try:
        node = tickets.enrol(_wish(request.body))
    except Refusal as problem:
        told = {"code": problem.code, "sentence": problem.sentence()}
        return JsonResponse(told, status=403)
    lease = node.lease_until.isoformat()
    return JsonResponse({"node": node.node, "regency": node.regency, "lease_until": lease})


def _wish(body: bytes) -> Request:
    try:
        told = json.loads(body)
        return Request(
            ticket=str(told["ticket"]),
            sign_key=bytes.fromhex(told["sign_key"]),
            seal_key=bytes.fromhex(told["seal_key"]),
            proof=bytes.fromhex(told["proof"]),
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Refusal("JKL-1310") from None
