"""Whether a paper of ours is genuine: the page, the list it checks by, and its worker."""

import hashlib
import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import condition, require_http_methods, require_safe

from jangkau.channels.web import verdicts
from jangkau.documents.qr_picture import read_qr
from jangkau.documents.seal_check import OLD
from jangkau.documents.seal_list import SealList
from jangkau.errors import FAMILY, Refusal
from jangkau.ledger import clock, keys
from jangkau.office import seal_list

WORKER = Path(__file__).parent / "worker.js"
OF_BROWSER = ("JKL-1150", "JKL-1151", "JKL-1152", "JKL-1155")


@cache_control(no_cache=True)
@csrf_exempt  # it only reads what is posted: no cookie, no stale form
@gzip_page
@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Show the page; without JavaScript also judge the posted text or picture."""
    known = seal_list.read()
    facts = _page(known)
    if request.method != "POST":
        return render(request, "web/verify.html", facts)
    try:
        text = _posted(request)
        found, _ = seal_list.check(text)
    except Refusal as problem:
        typed = request.POST.get("text", "")[:4000]
        facts |= {"problem": problem, "text": typed}
        return render(request, "web/verify.html", facts, status=422)
    facts |= {"outcome": verdicts.outcome(found), "text": text}
    return render(request, "web/verify.html", facts)


def _version(request: HttpRequest) -> str | None:
    known = seal_list.raw()
    return f'"{hashlib.sha256(known).hexdigest()[:16]}"' if known else None


@cache_control(no_cache=True)
@condition(etag_func=_version)
@require_safe
def sealers(request: HttpRequest) -> HttpResponse:
    """Return the signed list as this node knows it; 503 before the first one came."""
    known = seal_list.raw()
    return HttpResponse(known or b"", "application/cose", status=200 if known else 503)


@cache_control(no_cache=True)
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Return the service worker, which knows the page and its parts and nothing else."""
    told = {
        "page": reverse("verify"),
        "list": reverse("sealers"),
        "parts": [static(one) for one in ("css/jangkau.css", "img/jangkau.svg", *OWN[:2])],
        "later": [static(OWN[2]), *filter(None, _parts().values())],
    }
    code = WORKER.read_text("utf-8")
    digest = hashlib.sha256((code + json.dumps(told)).encode()).hexdigest()[:12]
    told["name"] = f"verifikasi-{digest}"
    answer = HttpResponse(f"const TOLD = {json.dumps(told)};\n{code}", "text/javascript")
    answer["Service-Worker-Allowed"] = reverse("verify")
    return answer


OWN = ("web/verify/page.js", "web/verify/seal.js", "web/verify/scan.js")
PARTS = {"qr": "parts/qr.js", "ed25519": "parts/ed25519.js"}  # made by tools/parts.py


@cache
def _there(name: str) -> bool:
    return finders.find(name) is not None


def _parts() -> dict[str, str]:
    """Return the addresses of other people's modules, "" for one that is not installed."""
    return {key: static(name) if _there(name) else "" for key, name in PARTS.items()}


def _posted(request: HttpRequest) -> str:
    """Return the text of the QR: as typed, else read from the picture."""
    text, picture = request.POST.get("text", "").strip(), request.FILES.get("picture")
    if text or not picture:
        if not text:
            raise Refusal("JKL-1150")
        return text
    return read_qr(picture.read())


def _page(known: SealList | None) -> dict[str, object]:
    """Return what the page shows to everyone alike: a worker keeps it for other days."""
    now = clock.now_ms() // 1000
    return {
        "actor": None,
        "nav": [],
        "role_label": "",
        "messages": (),
        "outcomes": verdicts.outcomes(),
        "list": known,
        "dated": verdicts.moment(known.issued) if known else "",
        "old": known is not None and now - known.issued > OLD,
        "key": keys.regency().sign.hex(),
        "parts": _parts(),
        "words": {
            "labels": verdicts.labels(),
            "papers": verdicts.PAPERS,
            "problems": {code: FAMILY[code] for code in OF_BROWSER},
            "zone": settings.TIME_ZONE,
            "old": OLD,
        },
    }
