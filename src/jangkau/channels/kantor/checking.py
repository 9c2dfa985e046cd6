"""The check page: papers beside data; each item right or to be mended."""

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from jangkau.catalogue import service
from jangkau.channels.kantor import items, marks, outlook
from jangkau.channels.kantor.acting import give, new_act
from jangkau.channels.kantor.items import Mark
from jangkau.channels.kantor.listing import OFFICE
from jangkau.channels.kantor.papers import sheets
from jangkau.channels.staff.guard import StaffRequest, staff_only
from jangkau.errors import Refusal
from jangkau.office import cases, timeliness, worklist
from jangkau.rules.access import may
from jangkau.rules.application.commands import Accept, DecideLate, Return


@require_GET
@never_cache
@staff_only(*OFFICE)
def show(request: StaffRequest, application: UUID) -> HttpResponse:
    """Show an application to the office; to a checker, ready to be marked."""
    return _page(request, application)


@require_POST
@never_cache
@staff_only(*OFFICE)
def decide(request: StaffRequest, application: UUID) -> HttpResponse:
    """Send the wrong items back, or call the application complete and correct."""
    marked = marks.read(request.POST)
    if request.POST.get("do") == "accept":
        return _accept(request, application, marked)
    return _return(request, application, marked)


@require_POST
@staff_only("office_head")
def decide_late(request: StaffRequest, application: UUID) -> HttpResponse:
    """Record the head's decision that a late report is recorded."""
    problem = give(request, DecideLate(application))
    if problem:
        return _page(request, application, problem)
    messages.success(request, "Pelaporan terlambat disetujui. Operator dapat menyalin ke SIAK.")
    return redirect("kantor:case", application)


def _accept(
    request: StaffRequest, application: UUID, marked: Mapping[str, Mark]
) -> HttpResponse:
    if marks.wrong(marked):
        return _page(request, application, Refusal("JKL-1225"), marked)
    problem = give(request, Accept(application, timeliness.due(_own(request, application))))
    if problem:
        return _page(request, application, problem, marked)
    messages.success(request, "Berkas diterima lengkap. Waktu layanan mulai dihitung.")
    return redirect("kantor:list")


def _own(request: StaffRequest, application: UUID) -> UUID:
    return cases.row(request.actor, application).application


def _return(
    request: StaffRequest, application: UUID, marked: Mapping[str, Mark]
) -> HttpResponse:
    wrong = marks.wrong(_known(request, application, marked))
    if not wrong or marks.without_reason(marked):
        return _page(request, application, Refusal("JKL-1205"), marked)
    problem = give(request, Return(application, wrong))
    if problem:
        return _page(request, application, problem, marked)
    messages.success(request, f"Dikembalikan {len(wrong)} bagian. Bagian lain tetap tersimpan.")
    return redirect("kantor:list")


def _known(
    request: StaffRequest, application: UUID, marked: Mapping[str, Mark]
) -> dict[str, Mark]:
    """Return the marks on items that the service has: nothing else is written down."""
    known = items.keys(service(cases.row(request.actor, application).service))
    return {key: mark for key, mark in marked.items() if key in known}


def _page(
    request: StaffRequest,
    application: UUID,
    problem: Refusal | None = None,
    marked: Mapping[str, Mark] | None = None,
) -> HttpResponse:
    case = cases.case(request.actor, application, "check")
    actor, state = request.actor, case.state
    found = items.groups(case.service, state, marked or {}, worklist.villages())
    facts = {
        "case": case,
        "act": new_act(),
        "problem": problem,
        "groups": found,
        "sheets": sheets(case),
        "look_alikes": cases.look_alikes(actor, state),
        "standings": outlook.standings(case, actor),
        "wrong": marks.without_reason(marked or {}),
        "head_first": outlook.blocked_by_head(case),
        "may_check": may(actor, "accept", state.village)
        and state.stage in ("submitted", "returned"),
        "may_accept": state.stage == "submitted" and not state.conflicts,
        "may_decide_late": actor.role == "office_head"
        and outlook.blocked_by_head(case)
        and state.stage == "accepted",
        "may_resolve": may(actor, "resolve", state.village),
        "total": sum(len(group.items) for group in found),
    }
    return render(request, "kantor/case.html", facts, status=409 if problem else 200)
