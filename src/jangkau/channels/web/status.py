"""How an application stands, for who holds its receipt."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods

from jangkau.catalogue import service
from jangkau.catalogue.conditions import lasting_words
from jangkau.channels.web import attempts, wording
from jangkau.errors import Refusal
from jangkau.office.status import public_status
from jangkau.rules.receipt_number import plain

NOT_MATCHING = "JKL-1303"
TOO_OFTEN = "JKL-1304"
SECRET_MALFORMED = "JKL-1094"  # noqa: S105  # an error's number


@never_cache
@csrf_exempt  # it only reads, and for whoever holds the receipt: no cookie, no stale form
@gzip_page
@require_http_methods(["GET", "HEAD", "POST"])
def status(request: HttpRequest) -> HttpResponse:
    """Ask for number and secret; show the status that they open. Both come by POST only."""
    if request.method != "POST":
        return render(request, "web/status_form.html")
    number, secret = request.POST.get("number", ""), request.POST.get("secret", "")
    address = request.META.get("REMOTE_ADDR", "")
    try:
        attempts.check(address, plain(number))
        found = public_status(number, secret)
    except Refusal as problem:
        if problem.code == NOT_MATCHING:
            attempts.failed(address, plain(number))
        return _refused(request, problem, number, secret)
    offered = service(found.service)
    facts = {
        "status": found,
        "service": offered,
        "words": lasting_words(offered),
        "now": wording.now(found, offered),
        "outputs": wording.outputs(found, offered),
        "items": wording.items(found, offered),
        "steps": wording.steps(found),
        "ahead": wording.ahead(found),
    }
    return render(request, "web/status.html", facts)


def _refused(request: HttpRequest, problem: Refusal, number: str, secret: str) -> HttpResponse:
    facts = {
        "problem": problem,
        "number": number,
        "secret": secret,
        "number_wrong": problem.code.startswith("JKL-109") and problem.code != SECRET_MALFORMED,
        "secret_wrong": problem.code == SECRET_MALFORMED,
    }
    code = 429 if problem.code == TOO_OFTEN else 422
    return render(request, "web/status_form.html", facts, status=code)
