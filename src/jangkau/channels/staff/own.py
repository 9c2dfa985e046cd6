"""A person's own account: who they are here, and their password."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from jangkau.channels.staff.entrance import onward
from jangkau.channels.staff.guard import StaffRequest, half_way, next_step, staff_only
from jangkau.errors import Refusal
from jangkau.office.kept import second_factor


@require_GET
@staff_only()
def account(request: StaffRequest) -> HttpResponse:
    """Show a person their account."""
    left = second_factor.recovery_codes_left(request.user)
    return render(request, "staff/account.html", {"codes_left": left})


@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
@half_way
def password(request: StaffRequest) -> HttpResponse:
    """Let a person choose a password of their own; the current one is asked too."""
    step = next_step(request)
    if step not in (None, "/masuk/sandi"):
        return redirect(step)
    facts: dict[str, object] = {"first": step is not None}
    if request.method == "GET":
        return render(request, "staff/password.html", facts)
    try:
        _change(request)
    except Refusal as problem:
        return render(request, "staff/password.html", {**facts, "problem": problem}, status=422)
    messages.success(request, "Kata sandi sudah diganti.")
    return redirect(onward(request))


def _change(request: StaffRequest) -> None:
    user = request.user
    new = request.POST.get("new", "")
    if not user.check_password(request.POST.get("current", "")):
        raise Refusal("JKL-1307")
    if new != request.POST.get("again", ""):
        raise Refusal("JKL-1308")
    try:
        validate_password(new, user)
    except ValidationError:
        raise Refusal("JKL-1309") from None
    user.choose_password(new)
    user.save(update_fields=["password", "password_chosen_at"])
    update_session_auth_hash(request, user)
