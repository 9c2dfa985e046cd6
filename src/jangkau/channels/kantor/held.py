"""Acts held at the door: what a person lets in or sets aside, with a reason."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from jangkau.catalogue import service, services
from jangkau.catalogue.conditions import by_name
from jangkau.catalogue.model import Service
from jangkau.channels.kantor import items
from jangkau.channels.kantor.acting import act_of, new_act
from jangkau.channels.kantor.listing import OFFICE
from jangkau.channels.staff.guard import StaffRequest, staff_only
from jangkau.errors import Refusal
from jangkau.ledger.entries import Record
from jangkau.office import holding, people, worklist
from jangkau.office.loading import load
from jangkau.render.html import read_back
from jangkau.rules.access import may
from jangkau.rules.application import readable
from jangkau.rules.receipt_number import grouped, of_application

DONE = {
    "let_in": "Kiriman diterima dan mulai berlaku.",
    "set_aside": "Kiriman disisihkan. Isinya tetap tersimpan.",
}
Section = tuple[str, list[tuple[str, str]]]


@require_GET
@never_cache
@staff_only(*OFFICE)
def show_all(request: StaffRequest) -> HttpResponse:
    """List what was held in the person's area, undecided first."""
    rows = [
        {"held": one, "entry": one.record.entry, "record": one.record, "number": _number(one)}
        for one in holding.held(request.actor)
    ]
    facts = {"rows": rows, "villages": worklist.villages(), "names": people.names()}
    return render(request, "kantor/held.html", facts)


@require_http_methods(["GET", "POST"])
@never_cache
@staff_only(*OFFICE)
def decide(request: StaffRequest, held_act: UUID) -> HttpResponse:
    """Show one held act with what it says, and take the decision on it."""
    problem = _decide(request, held_act) if request.method == "POST" else None
    if request.method == "POST" and problem is None:
        return redirect("kantor:held")
    one = holding.open_held(request.actor, held_act)
    facts = {
        "one": one,
        "entry": one.record.entry,
        "number": _number(one),
        "village": worklist.villages().get(one.village, one.village),
        "sections": _says(one.record),
        "names": people.names(),
        "act": new_act(),
        "problem": problem,
        "why": request.POST.get("why", ""),
        "may_decide": may(request.actor, "resolve", one.village or request.actor.jurisdiction),
    }
    return render(request, "kantor/held_act.html", facts, status=409 if problem else 200)


def _decide(request: StaffRequest, held_act: UUID) -> Refusal | None:
    do = request.POST.get("do", "")
    verbs = {"let_in": holding.release, "set_aside": holding.set_aside}
    if do not in verbs:
        raise Refusal("JKL-1301")
    try:
        verbs[do](request.actor, held_act, request.POST.get("why", ""), act_of(request))
    except Refusal as problem:
        if problem.code == "JKL-1301":
            raise
        return problem
    messages.success(request, DONE[do])
    return None


def _number(one: holding.Held) -> str:
    return grouped(of_application(one.record.entry.subject))


def _says(record: Record) -> list[Section]:
    """Return what the act would bring, in titled lines; nothing once it was erased."""
    data = record.content.data if record.content else {}
    if not readable(record.entry.kind, record.entry.body, data):
        return []
    answers = data.get("answers", {})
    key = record.entry.body.get("service", "")
    if answers and any(offered.key == key for offered in services()):
        return read_back(service(key), answers)
    fields = data.get("fields", {})
    offered = _service_of(record, fields)
    lines = [
        (
            items.label_of(offered, f"field:{name}"),
            items.text_of(offered, f"field:{name}", new, {}),
        )
        for name, (_, new) in fields.items()
    ]
    return [("Perbaikan", lines)] if lines else []


def _service_of(record: Record, fields: Mapping[str, object]) -> Service:
    """Return the service that a held mend speaks of: its application's, or one that fits."""
    known = load(record.entry.subject).service
    if known:
        return service(known)
    fits = (one for one in services() if by_name(one).keys() >= fields.keys())
    return next(fits, services()[0])
