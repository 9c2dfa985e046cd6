"""Lets an administrator give out tickets and look after devices."""

from uuid import UUID

import segno
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jangkau.channels.staff.guard import StaffRequest, staff_only
from jangkau.errors import Refusal
from jangkau.office import tickets
from jangkau.office.kept.models import Node, Ticket
from jangkau.rules.access import covers

NODE_ROLES = {"village": "Laptop desa atau kecamatan", "van": "Mobil keliling"}


@require_http_methods(["GET", "POST"])
@staff_only("administrator")
def devices(request: StaffRequest) -> HttpResponse:
    """List devices and open tickets; make a new ticket."""
    if request.method == "GET":
        return _page(request)
    role, name = request.POST.get("role", ""), request.POST.get("name", "").strip()
    area = request.POST.get("jurisdiction", "").strip()
    if role not in NODE_ROLES or not name or not covers(settings.JANGKAU.regency, area):
        return _page(request, Refusal("JKL-1322"))
    ticket = tickets.issue(role, name, area, request.actor.account)
    return redirect("device_ticket", ticket.pk)


@require_GET
@staff_only("administrator")
def ticket(request: StaffRequest, ticket_id: UUID) -> HttpResponse:
    """Show one open ticket as text and QR."""
    held = _open_ticket(ticket_id)
    text = tickets.text_of(held)
    qr = segno.make(text, error="l").svg_data_uri(scale=4, border=4)
    return render(request, "staff/ticket.html", {"ticket": held, "text": text, "qr": qr})


@require_GET
@staff_only("administrator")
def ticket_file(request: StaffRequest, ticket_id: UUID) -> HttpResponse:
    """Give one open ticket as a file for a stick."""
    held = _open_ticket(ticket_id)
    answer = HttpResponse(tickets.text_of(held) + "\n", content_type="text/plain")
    name = f"tiket-{held.jurisdiction}.jangkau"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
@staff_only("administrator")
def revoke(request: StaffRequest, node: str) -> HttpResponse:
    """Revoke a device: it looks nothing up any more, and what it brings is held."""
    held = Node.objects.filter(regency=settings.JANGKAU.regency, pk=node).first()
    if held is None:
        raise Refusal("JKL-1301")
    tickets.revoke(held, request.actor.account)
    messages.success(request, f"Perangkat {held.name} sudah dicabut.")
    return redirect("devices")


def _open_ticket(ticket_id: UUID) -> Ticket:
    mine = Ticket.objects.filter(regency=settings.JANGKAU.regency, spent_at=None)
    held = mine.filter(pk=ticket_id).first()
    if held is None:
        raise Refusal("JKL-1301")
    return held


def _page(request: StaffRequest, problem: Refusal | None = None) -> HttpResponse:
    regency, now = settings.JANGKAU.regency, timezone.now()
    facts = {
        "problem": problem,
        "typed": request.POST,
        "roles": NODE_ROLES,
        "now": now,
        "nodes": Node.objects.filter(regency=regency).order_by("jurisdiction", "node"),
        "tickets": Ticket.objects.filter(
            regency=regency, spent_at=None, expires_at__gt=now
        ).order_by("-created_at"),
    }
    return render(request, "staff/devices.html", facts, status=422 if problem else 200)
