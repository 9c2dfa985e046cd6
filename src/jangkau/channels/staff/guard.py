"""Stands at the door: who is asking, and whether their role opens a page."""

import time
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers

from jangkau.errors import Refusal
from jangkau.office.kept import second_factor
from jangkau.office.kept.models import Account
from jangkau.rules.access import Actor, Role

P = ParamSpec("P")
View = Callable[[HttpRequest], HttpResponse]
TOUCH_EVERY = 5 * 60  # seconds between two writes of "still here"


class StaffRequest(HttpRequest):
    """A request whose sender is known: what a view behind `staff_only` receives."""

    actor: Actor
    user: Account


def actor_of(account: Account, door: str) -> Actor:
    """Return the actor that an account is at a door."""
    return Actor(
        account=account.username,
        name=account.name,
        role=cast(Role, account.role),
        jurisdiction=account.jurisdiction,
        node=settings.JANGKAU.node,
        door=door,
    )


def actors(get_response: View) -> View:
    """Middleware: set `request.actor`, None unless every part of sign-in is done."""

    def middleware(request: HttpRequest) -> HttpResponse:
        request.actor = _find(request)  # type: ignore[attr-defined]
        return get_response(request)

    return middleware


def _find(request: HttpRequest) -> Actor | None:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    user: Any = request.user
    if not user.is_authenticated or _idle(request):
        return None
    return None if next_step(request) else actor_of(user, "staff")


def next_step(request: HttpRequest) -> str | None:
    """Return the path of the next part of sign-in, None when all is done.

    The password has been given already; left are the code, its set-up at the first
    sign-in, and a password of one's own in place of a temporary one.
    """
    user: Any = request.user
    if settings.SECOND_FACTOR and getattr(user, "otp_device", None) is None:
        return "/masuk/kode" if second_factor.is_set_up(user) else "/masuk/pasang"
    return None if user.password_chosen_at else "/masuk/sandi"


def half_way(view: Callable[[StaffRequest], HttpResponse]) -> View:
    """Open a view of the sign-in itself to those who gave their password."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect(settings.LOGIN_URL)
        return view(cast(StaffRequest, request))

    return guarded


def _idle(request: HttpRequest) -> bool:
    """Return whether the session lay untouched too long; end it then, else touch it."""
    now = int(time.time())
    quiet = now - request.session.setdefault("touched", now)
    if quiet > settings.SESSION_IDLE_SECONDS:
        logout(request)
        return True
    if quiet > TOUCH_EVERY:
        request.session["touched"] = now
    return False


def staff_only(
    *roles: Role,
) -> Callable[
    [Callable[Concatenate[StaffRequest, P], HttpResponse]],
    Callable[Concatenate[HttpRequest, P], HttpResponse],
]:
    """Open a view to these roles, or to all staff when none is named.

    The view finds who is asking in `request.actor`, its door named after the channel.
    Someone not signed in goes to /masuk and comes back; another role gets JKL-1302. No
    browser keeps what staff were shown.
    """

    def opened(
        view: Callable[Concatenate[StaffRequest, P], HttpResponse],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
        door = view.__module__.split(".")[2]

        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            actor: Actor | None = getattr(request, "actor", None)
            if actor is None:
                back = urlencode({"next": request.get_full_path()})
                return redirect(f"{settings.LOGIN_URL}?{back}")
            if roles and actor.role not in roles:
                raise Refusal("JKL-1302")
            known = cast(StaffRequest, request)
            known.actor = replace(actor, door=door)
            answer = view(known, *args, **kwargs)
            if "Cache-Control" not in answer:
                add_never_cache_headers(answer)
            return answer

        return cast(Callable[Concatenate[HttpRequest, P], HttpResponse], guarded)

    return opened
