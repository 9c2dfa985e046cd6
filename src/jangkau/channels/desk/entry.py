"""Entry of an application: one page in the form's order, kept as one types."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST
from uuid_utils.compat import uuid7

from jangkau.catalogue import services
from jangkau.catalogue.model import Answers
from jangkau.channels.desk import checking, filing, times
from jangkau.channels.desk.doorway import desk, of_draft, service_of
from jangkau.channels.desk.widgets import day_first
from jangkau.channels.staff.asked import whole_number
from jangkau.channels.staff.guard import StaffRequest
from jangkau.errors import Refusal
from jangkau.office import drafts, duplicates
from jangkau.office.drafts import Draft
from jangkau.render import html

OLD_DRAFT = "JKL-1222"


@require_POST
@desk
def begin(request: StaffRequest, key: str) -> HttpResponse:
    """Open a new draft of a service and go to its form."""
    if key not in {offered.key for offered in services()}:
        raise Refusal("JKL-1301")
    areas = list(checking.areas(request.actor))
    answers: Answers = {"village": areas[0]} if len(areas) == 1 else {}
    draft = Draft(uuid7(), key, 0, 0, answers)
    drafts.save(request.actor, draft)
    return redirect("desk:entry", draft.application)


@require_http_methods(["GET", "POST"])
@of_draft
def entry(request: StaffRequest, draft: Draft) -> HttpResponse:
    """Show the form; keep what was typed, then stay, or go on if nothing stops it."""
    if request.method == "GET":
        return _page(request, draft, checked="periksa" in request.GET)
    typed = _typed(request, draft)
    quiet = request.headers.get("Accept") == "application/json"
    try:
        kept = drafts.save(request.actor, typed)
    except Refusal as refusal:
        if quiet:
            return JsonResponse({"error": refusal.sentence()}, status=409)
        return _page(request, replace(typed, version=draft.version), problem=refusal)
    if quiet:
        saved = times.clock(kept.changed_at)
        return JsonResponse({"version": kept.version, "saved": saved})
    if "go_on" not in request.POST:
        messages.success(request, f"Draf tersimpan pukul {times.clock(kept.changed_at)}.")
        return redirect("desk:entry", draft.application)
    return _go_on(request, kept)


@require_http_methods(["GET", "POST"])
@of_draft
def discard(request: StaffRequest, draft: Draft) -> HttpResponse:
    """Drop a draft after asking."""
    if request.method == "GET":
        name = draft.answers.get(service_of(draft).subject.name, "")
        return render(request, "desk/discard.html", {"draft": draft, "name": name})
    drafts.throw_away(request.actor, draft.application)
    messages.success(request, "Draf sudah dihapus.")
    return redirect("desk:home")


def _go_on(request: StaffRequest, draft: Draft) -> HttpResponse:
    """Go to the papers, unless there is an error, or a warning nobody has seen yet."""
    found = checking.on_fields(checking.of_draft(draft))
    mark = checking.doubts(found)
    stopped = any(one.level == "error" for one in found) or bool(filing.wrong(draft.filing))
    if stopped or draft.filing.get("seen", "") != mark:
        if not stopped:
            seen = replace(draft, filing={**draft.filing, "seen": mark})
            drafts.save(request.actor, seen)
        response = redirect("desk:entry", draft.application)
        response["Location"] += "?periksa=1"
        return response
    return redirect("desk:papers", draft.application)


def _typed(request: StaffRequest, draft: Draft) -> Draft:
    answers, _ = html.parse(service_of(draft), request.POST.dict())
    told = {**draft.filing, **filing.posted(request.POST)}
    return replace(
        draft,
        answers=answers,
        filing=told,
        version=whole_number(request.POST.get("version", ""), draft.version),
    )


def _page(
    request: StaffRequest, draft: Draft, checked: bool = False, problem: Refusal | None = None
) -> HttpResponse:
    found = checking.on_fields(checking.of_draft(draft)) if checked else []
    view = html.form(service_of(draft), draft.answers, found, checking.areas(request.actor))
    wrong = filing.wrong(draft.filing) if checked else []
    facts = {
        "draft": draft,
        "form": day_first(view),
        "wrong": [*view.errors, *wrong],
        "questions": filing.questions(draft.filing),
        "checked": checked,
        "warnings": [one for one in found if one.level == "warning"],
        "alike": duplicates.perhaps_filed(request.actor, draft),
        "problem": problem,
    }
    return render(request, "desk/entry.html", facts, status=409 if problem else 200)
