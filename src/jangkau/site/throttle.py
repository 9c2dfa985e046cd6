"""Slows down guessing: so many tries from one address in so many seconds."""

import math
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from jangkau.errors import Refusal
from jangkau.site.problems import page

View = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True)
class Rule:
    """At most `tries` in `seconds` from one address, for paths that begin with `path`.

    A try is a POST, or a GET with a query: opening the page itself is free.
    """

    path: str
    tries: int
    seconds: int


# A village shares one address: the limits stop guessing, not a busy desk.
RULES = (
    Rule("/status", 60, 300),
    Rule("/verifikasi", 60, 300),
    Rule("/api/enrol", 30, 300),
    Rule("/masuk", 300, 300),
)
MOST_KEPT = 50_000

_counts: dict[tuple[str, str, int], int] = {}
_lock = threading.Lock()


def throttle(get_response: View) -> View:
    """Middleware: answer 429 with JKL-1304 and the minutes to wait, once it is too much.

    Whoever counts after it counts by `REMOTE_ADDR`: from here on, that is who asks.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        request.META["REMOTE_ADDR"] = client_address(request)
        rule = _rule_of(request)
        if rule is None or allowed(rule, client_address(request), time.time()):
            return get_response(request)
        minutes = math.ceil(rule.seconds / 60)
        answer = page(request, Refusal("JKL-1304", minutes=minutes), 429)
        answer["Retry-After"] = str(rule.seconds)
        return answer

    return middleware


def allowed(rule: Rule, address: str, now: float) -> bool:
    """Count a try at `now` (seconds) and return whether it is within the rule."""
    key = (rule.path, address, int(now // rule.seconds))
    with _lock:
        if len(_counts) > MOST_KEPT:
            _counts.clear()
        _counts[key] = _counts.get(key, 0) + 1
        return _counts[key] <= rule.tries


def client_address(request: HttpRequest) -> str:
    """Return who asks: behind our own TLS proxy, the address that the proxy wrote last."""
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "") if settings.HTTPS else ""
    return forwarded.split(",")[-1].strip() or request.META.get("REMOTE_ADDR", "")


def _rule_of(request: HttpRequest) -> Rule | None:
    if request.method != "POST" and not request.GET:
        return None
    return next((rule for rule in RULES if request.path.startswith(rule.path)), None)
