"""One application at the desk: how it stands, what happened, and what may be done."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from uuid_utils.compat import uuid7

from jangkau.catalogue.values import show
from jangkau.channels.desk import handing, reading
from jangkau.channels.desk.cards import page_views
from jangkau.channels.desk.doorway import act_of, desk, sibling_of
from jangkau.channels.staff.guard import StaffRequest
from jangkau.errors import Refusal
from jangkau.office import cases, drafts, gate
from jangkau.office.cases import Case
from jangkau.office.drafts import Draft
from jangkau.rules.access import may
from jangkau.rules.application import Paper
from jangkau.rules.application.commands import Withdraw


@require_GET
@desk
def case_page(request: StaffRequest, application: UUID) -> HttpResponse:
    """Show an application with its history under both clocks."""
    found = cases.case(request.actor, application, "desk")
    state, actor = found.state, request.actor
    facts = {
        "case": found,
        "state": state,
        "sections": reading.sections(found.service, state.answers),
        "papers": _papers(found),
        "outputs": outputs(found),
        "returned": returned(found),
        "conflicts": conflicts(found),
        "can_mend": state.stage == "returned" and may(actor, "mend", state.village),
        "can_withdraw": _withdrawable(found) and may(actor, "withdraw", state.village),
        "can_hand_over": bool(handing.ready_outputs(found)),
    }
    return render(request, "desk/case.html", facts)


@require_http_methods(["GET", "POST"])
@desk
def withdraw(request: StaffRequest, application: UUID) -> HttpResponse:
    """Take an application back at the applicant's wish, after asking."""
    found = cases.case(request.actor, application, "withdraw")
    facts: dict[str, object] = {"case": found, "act": str(uuid7())}
    if request.method == "GET":
        return render(request, "desk/withdraw.html", facts)
    why = request.POST.get("why", "").strip()
    if not why:
        facts |= {"problem": Refusal("JKL-1224")}
        return render(request, "desk/withdraw.html", facts, status=422)
    gate.perform(request.actor, Withdraw(application, why), act_of(request))
    messages.success(request, "Permohonan sudah ditarik.")
    return redirect("desk:case", application)


@require_POST
@desk
def twin(request: StaffRequest, application: UUID) -> HttpResponse:
    """Open a draft for a twin: the family stays, the person's own answers are asked anew."""
    found = cases.case(request.actor, application, "twin")
    sibling = sibling_of(found)
    if sibling is None:
        raise Refusal("JKL-1301")
    told = found.state.answers.items()
    answers = {key: value for key, value in told if key not in sibling.own}
    answers[sibling.link] = found.receipt_number
    draft = Draft(uuid7(), found.state.service, 0, 0, answers)
    drafts.save(request.actor, draft)
    return redirect("desk:entry", draft.application)


def outputs(found: Case) -> list[tuple[str, str, str]]:
    """Return (label, stage, why refused) of each document asked for."""
    labels = {one.key: one.label for one in found.service.outputs}
    return [
        (labels.get(key, key), output.stage, output.rejection)
        for key, output in found.state.outputs.items()
    ]


def returned(found: Case) -> list[tuple[str, str, str]]:
    """Return (item, reason, further words) of what is to be mended."""
    return [(label_of(found, one.item), one.reason, one.words) for one in found.state.returned]


def conflicts(found: Case) -> list[tuple[str, str, str]]:
    """Return (item, what stands, what came after) of what two people mended differently."""
    return [
        (
            label_of(found, one.item),
            _said(found, one.item, one.standing),
            _said(found, one.item, one.other),
        )
        for one in found.state.conflicts
    ]


def label_of(found: Case, item: str) -> str:
    """Return what "field:..." or "paper:..." is called."""
    kind, _, key = item.partition(":")
    things = found.service.fields if kind == "field" else ()
    named = {one.name: one.label for one in things}
    named |= {one.key: one.label for one in found.service.requirements if kind == "paper"}
    return named.get(key, "Permohonan" if kind == "application" else key)


def _said(found: Case, item: str, value: object) -> str:
    if isinstance(value, Paper):
        return f"{len(value.pages)} gambar"
    for field in found.service.fields:
        if item == f"field:{field.name}":
            return show(field, value if isinstance(value, str | int | bool) else None) or "-"
    return str(value or "-")


def _papers(found: Case) -> list[tuple[str, object]]:
    def address(digest: str) -> str:
        return reverse("desk:case_image", args=[found.row.application, digest])

    held = found.state.papers
    return [
        (one.label, page_views(held[one.key], address))
        for one in found.service.requirements
        if one.key in held
    ]


def _withdrawable(found: Case) -> bool:
    waiting = all(output.stage == "waiting" for output in found.state.outputs.values())
    return waiting and found.state.stage in ("started", "submitted", "returned", "accepted")
