"""Salin ke SIAK: the fields in SIAK's order, each copied by one key, progress kept."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from jangkau.catalogue import service
from jangkau.catalogue.conditions import by_name
from jangkau.channels.kantor import outlook
from jangkau.channels.kantor.acting import give, new_act
from jangkau.channels.staff.guard import StaffRequest, staff_only
from jangkau.errors import Refusal
from jangkau.office import cases
from jangkau.office.cases import Case
from jangkau.render.siak import copy_rows
from jangkau.rules.application.commands import EnterSiak


@dataclass(frozen=True, slots=True)
class Line:
    """One field to copy; `value` is what goes to the clipboard."""

    field: str
    label: str
    value: str
    restricted: bool
    done: bool


@require_GET
@never_cache
@staff_only("siak_operator")
def show(request: StaffRequest, application: UUID, output: str) -> HttpResponse:
    """Show what SIAK asks for one output, and how far it is copied."""
    return _page(request, application, output)


@require_POST
@staff_only("siak_operator")
def tick(request: StaffRequest, application: UUID, output: str) -> HttpResponse:
    """Keep or take back the mark of one copied field; answers scripts with the count."""
    offered = service(cases.row(request.actor, application).service).outputs
    field = request.POST.get("field", "")
    if not any(one.key == output and field in one.siak_fields for one in offered):
        raise Refusal("JKL-1301")
    done = request.POST.get("done") == "1"
    cases.tick_copied(request.actor, application, output, field, done)
    if request.headers.get("Accept") == "application/json":
        return JsonResponse({"done": len(cases.copied(application, output))})
    return redirect("kantor:copy", application, output)


@require_POST
@staff_only("siak_operator")
def enter(request: StaffRequest, application: UUID, output: str) -> HttpResponse:
    """Say that the output's data now stands in SIAK."""
    problem = give(request, EnterSiak(application, output))
    if problem:
        return _page(request, application, output, problem)
    messages.success(request, "Dicatat: sudah masuk SIAK. Petugas lain memverifikasi.")
    return redirect("kantor:case", application)


def lines(case: Case, output: str) -> list[Line]:
    """Return the fields of an output in SIAK's order, copied ones marked."""
    fields, done = by_name(case.service), cases.copied(case.state.id, output)
    return [
        Line(
            row.field,
            row.label,
            row.value,
            restricted=row.field in fields and fields[row.field].restricted,
            done=row.field in done,
        )
        for row in copy_rows(case.service, output, dict(case.state.answers))
    ]


def _case(request: StaffRequest, application: UUID, output: str) -> Case:
    case = cases.case(request.actor, application, "copy")
    if output not in case.state.outputs:
        raise Refusal("JKL-1301")
    return case


def _page(
    request: StaffRequest, application: UUID, output: str, problem: Refusal | None = None
) -> HttpResponse:
    case = _case(request, application, output)
    told = lines(case, output)
    facts = {
        "case": case,
        "act": new_act(),
        "problem": problem,
        "standing": outlook.standing(case, request.actor, output),
        "standings": outlook.standings(case, request.actor),
        "lines": told,
        "done": sum(line.done for line in told),
    }
    return render(request, "kantor/copy.html", facts, status=409 if problem else 200)
