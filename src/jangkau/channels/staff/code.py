"""Asks for the second factor, and sets it up at the first sign-in."""

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django_otp import login as verified
from django_otp.models import Device

from jangkau.channels.staff.entrance import onward
from jangkau.channels.staff.guard import StaffRequest, half_way, next_step
from jangkau.errors import Refusal
from jangkau.office.kept import second_factor


@never_cache
@require_http_methods(["GET", "POST"])
@half_way
def ask(request: StaffRequest) -> HttpResponse:
    """Ask for the code of the app, or for a recovery code."""
    if next_step(request) != "/masuk/kode":
        return redirect(onward(request))
    if request.method == "GET":
        return render(request, "staff/code.html")
    device = second_factor.check(request.user, request.POST.get("code", ""))
    if device is None:
        return render(request, "staff/code.html", {"problem": Refusal("JKL-1306")})
    _pass(request, device)
    return redirect(onward(request))


@never_cache
@require_http_methods(["GET", "POST"])
@half_way
def set_up(request: StaffRequest) -> HttpResponse:
    """Show the QR code of a new device; a right code confirms it."""
    if next_step(request) != "/masuk/pasang":
        return redirect(onward(request))
    if request.method == "GET":
        return _set_up_page(request)
    code = "".join(request.POST.get("code", "").split())
    confirmed = second_factor.confirm(request.user, code)
    if confirmed is None:
        return _set_up_page(request, Refusal("JKL-1306"))
    device, codes = confirmed
    _pass(request, device)
    return render(request, "staff/recovery.html", {"codes": codes, "onward": onward(request)})


def _set_up_page(request: StaffRequest, problem: Refusal | None = None) -> HttpResponse:
    device = second_factor.pending(request.user)
    secret = device.config_url.split("secret=")[1].split("&")[0]
    facts = {
        "problem": problem,
        "qr": segno.make(device.config_url, error="m").svg_data_uri(scale=5, border=4),
        "secret": " ".join(secret[i : i + 4] for i in range(0, len(secret), 4)),
    }
    return render(request, "staff/set_up.html", facts)


def _pass(request: HttpRequest, device: Device) -> None:
    """Mark the session as verified, under a new session key."""
    verified(request, device)
    request.session.cycle_key()
