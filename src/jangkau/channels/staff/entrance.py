"""Signs people in and out: user name and password, then the second factor."""

import math

from axes.helpers import get_cool_off
from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from jangkau.channels.staff.guard import next_step
from jangkau.errors import Refusal
from jangkau.office.kept.models import Account


@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for user name and password; go on to the code where one is asked."""
    if request.method == "GET":
        return redirect(onward(request)) if request.user.is_authenticated else _form(request)
    username = request.POST.get("username", "").strip().lower()
    password = request.POST.get("password", "")
    account = authenticate(request, username=username, password=password)
    if not isinstance(account, Account):
        return _form(request, Refusal("JKL-1305"), username)
    login(request, account)
    request.session["next"] = _way_back(request)
    return redirect(onward(request))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session and show the sign-in page."""
    logout(request)
    return redirect(f"{settings.LOGIN_URL}?keluar=1")


def locked_out(
    request: HttpRequest, original_response: HttpResponse, credentials: dict[str, str]
) -> HttpResponse:
    """Answer a name that was tried too often, with the minutes to wait."""
    cool_off = get_cool_off(request)
    minutes = math.ceil(cool_off.total_seconds() / 60) if cool_off else 15
    return _form(request, Refusal("JKL-1304", minutes=minutes), status=429)


def onward(request: HttpRequest) -> str:
    """Return the next part of sign-in; then the page asked for, or where work begins."""
    return (
        next_step(request)
        or str(request.session.pop("next", ""))
        or settings.LOGIN_REDIRECT_URL
    )


def _way_back(request: HttpRequest) -> str:
    """Return the path of this site that sign-in interrupted, or nothing."""
    asked = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure())
    return asked if ours else ""


def _form(
    request: HttpRequest,
    problem: Refusal | None = None,
    username: str = "",
    status: int = 200,
) -> HttpResponse:
    facts = {
        "problem": problem,
        "username": username,
        "next": request.POST.get("next", request.GET.get("next", "")),
        "left": "keluar" in request.GET,
        "second_factor": settings.SECOND_FACTOR,
    }
    return render(request, "staff/sign_in.html", facts, status=status)
