"""Lets an administrator keep the issuers whose signatures the office trusts."""

from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from jangkau.channels.staff.guard import StaffRequest, staff_only
from jangkau.documents.issuer import LIMIT
from jangkau.errors import Refusal
from jangkau.office import people, trust

CHOICES = {
    trust.CONFIRM: "Boleh, bila petugas kedua memastikannya di SIAK",
    trust.REFUSE: "Tidak boleh, PDF seperti itu ditolak",
}


@require_http_methods(["GET", "POST"])
@staff_only("administrator")
def issuers(request: StaffRequest) -> HttpResponse:
    """List the issuers; trust a new one."""
    if request.method == "GET":
        return _page(request)
    chosen = request.FILES.get("certificate")
    data = chosen.read(LIMIT + 1) if isinstance(chosen, UploadedFile) else b""
    try:
        kept = trust.add(data, request.actor.account)
    except Refusal as problem:
        return _page(request, problem)
    messages.success(request, f"Penerbit {kept.name} dipercaya mulai sekarang.")
    return redirect("issuers")


@require_POST
@staff_only("administrator")
def withdraw(request: StaffRequest, issuer_id: UUID) -> HttpResponse:
    """Trust an issuer no more."""
    kept = trust.find(str(issuer_id))
    trust.withdraw(kept, request.actor.account)
    messages.success(request, f"Penerbit {kept.name} tidak dipercaya lagi.")
    return redirect("issuers")


@require_POST
@staff_only("administrator")
def switch(request: StaffRequest) -> HttpResponse:
    """Set what happens with a PDF that does not prove itself."""
    trust.turn(request.POST.get("unsigned", ""), request.actor.account)
    messages.success(request, "Pilihan kantor disimpan.")
    return redirect("issuers")


def _page(request: StaffRequest, problem: Refusal | None = None) -> HttpResponse:
    facts = {
        "problem": problem,
        "issuers": trust.issuers(),
        "now": timezone.now(),
        "names": people.names(),
        "choices": CHOICES,
        "switch": trust.switch(),
        "chosen": trust.CONFIRM if trust.lets_confirm() else trust.REFUSE,
    }
    return render(request, "staff/issuers.html", facts, status=422 if problem else 200)
