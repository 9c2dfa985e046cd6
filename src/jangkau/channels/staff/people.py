"""Lets an administrator look after the accounts of staff."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from jangkau.channels.staff.guard import StaffRequest, staff_only
from jangkau.errors import Refusal
from jangkau.office import people as office
from jangkau.rules.access import ROLE_LABELS

TOLD = ("username", "name", "role", "jurisdiction")


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
@staff_only("administrator")
def people(request: StaffRequest) -> HttpResponse:
    """List accounts; keep a new one."""
    if request.method == "GET":
        return _page(request)
    told = {name: request.POST.get(name, "").strip() for name in TOLD}
    try:
        account = office.welcome(
            password=request.POST.get("password", ""), temporary=True, **told
        )
    except Refusal as problem:
        return _page(request, problem)
    messages.success(request, f"Akun {account.username} sudah dibuat.")
    return redirect("people")


@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
@staff_only("administrator")
def person(request: StaffRequest, account_id: UUID) -> HttpResponse:
    """Show one account; give it a temporary password and a new code device."""
    account = office.person(str(account_id))
    facts: dict[str, object] = {"person": account, "label": ROLE_LABELS.get(account.role)}  # type: ignore[call-overload]
    if request.method == "GET":
        return render(request, "staff/person.html", facts)
    try:
        office.reset(account, request.POST.get("password", ""))
    except Refusal as problem:
        return render(request, "staff/person.html", {**facts, "problem": problem}, status=422)
    messages.success(request, f"Akun {account.username} memasang kode baru pada masuk berikut.")
    return redirect("people")


@require_POST
@staff_only("administrator")
def toggle(request: StaffRequest, account_id: UUID) -> HttpResponse:
    """Close an open account or open a closed one; never one's own."""
    account = office.person(str(account_id))
    if account.pk == request.user.pk:
        raise Refusal("JKL-1323")
    (office.close if account.is_active else office.reopen)(account)
    word = "dibuka lagi" if account.is_active else "ditutup"
    messages.success(request, f"Akun {account.username} sudah {word}.")
    return redirect("people")


def _page(request: StaffRequest, problem: Refusal | None = None) -> HttpResponse:
    facts = {
        "problem": problem,
        "typed": request.POST,
        "people": office.people(),
        "roles": ROLE_LABELS,
    }
    return render(request, "staff/people.html", facts, status=422 if problem else 200)
