"""One output after it stands in SIAK: verify, print, reject, correct."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from jangkau.catalogue import service
from jangkau.channels.kantor import outlook, reasons
from jangkau.channels.kantor.acting import give, new_act
from jangkau.channels.kantor.copying import lines
from jangkau.channels.kantor.listing import OFFICE
from jangkau.channels.kantor.papers import sheets
from jangkau.channels.staff.guard import StaffRequest, staff_only
from jangkau.errors import Refusal
from jangkau.office import cases
from jangkau.office.derived.models import Case as CaseRow
from jangkau.rules.access import DESK_ROLES
from jangkau.rules.application import Command
from jangkau.rules.application.commands import Correct, Print, Reject, Verify

MAKE: dict[str, Callable[[CaseRow, str, QueryDict], Command]] = {
    "verify": lambda row, output, _: Verify(row.application, output),
    "print": lambda row, output, _: Print(row.application, output),
    "reject": lambda row, output, posted: Reject(
        row.application,
        output,
        reasons.legal_reason(service(row.service), posted.get("legal_reason", "")),
        posted.get("objection", "").strip(),
    ),
    "correct": lambda row, output, posted: Correct(
        row.application, output, posted.get("why", "").strip()
    ),
}
DONE: dict[str, str] = {
    "verify": "Terverifikasi. Lampirkan PDF dari SIAK setelah ditandatangani.",
    "print": "Dicatat: sudah dicetak.",
    "reject": "Penolakan dicatat dengan dasar hukum dan cara mengajukan keberatan.",
    "correct": "Dokumen dibuka lagi. Operator menyalin ulang ke SIAK.",
}


@require_GET
@never_cache
@staff_only(*OFFICE)
def show(request: StaffRequest, application: UUID, output: str) -> HttpResponse:
    """Show one output beside the papers, with the steps this person may take."""
    return page(request, application, output)


@require_POST
@staff_only(*OFFICE)
def act(request: StaffRequest, application: UUID, output: str, verb: str) -> HttpResponse:
    """Take one step on an output."""
    if verb not in MAKE:
        raise Refusal("JKL-1301")
    row = cases.row(request.actor, application)
    problem = _missing(verb, request.POST) or give(
        request, MAKE[verb](row, output, request.POST)
    )
    if problem:
        return page(request, application, output, problem)
    messages.success(request, DONE[verb])
    return redirect("kantor:case", application)


def page(
    request: StaffRequest,
    application: UUID,
    output: str,
    problem: Refusal | None = None,
    **more: object,
) -> HttpResponse:
    """Return an output's page; `more` are further facts for its template."""
    case = cases.case(request.actor, application, "output")
    standing = outlook.standing(case, request.actor, output)
    if standing is None:
        raise Refusal("JKL-1301")
    facts = {
        "case": case,
        "act": new_act(),
        "problem": problem,
        "standing": standing,
        "lines": lines(case, output),
        "sheets": sheets(case),
        "legal_reasons": reasons.legal_reasons(case.service),
        "objection": request.POST.get("objection") or reasons.OBJECTION,
        "typed": request.POST,
        "hand_over": _hand_over(request, application),
        **more,
    }
    return render(request, "kantor/output.html", facts, status=409 if problem else 200)


def _hand_over(request: StaffRequest, application: UUID) -> str:
    """Return the path of the desk's hand-over, "" for whom the desk does not open."""
    if request.actor.role not in DESK_ROLES:
        return ""
    return f"/meja/berkas/{application}/serah"


def _missing(verb: str, posted: QueryDict) -> Refusal | None:
    if verb == "correct" and not posted.get("why", "").strip():
        return Refusal("JKL-1224")
    return None
