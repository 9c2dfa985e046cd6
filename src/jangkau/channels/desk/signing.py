"""Signing at intake: the filled forms are printed, signed on paper and photographed."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from jangkau.channels.desk import cards, papers, places, times, uploads
from jangkau.channels.desk.doorway import of_draft, service_of
from jangkau.channels.staff.guard import StaffRequest
from jangkau.documents import forms
from jangkau.errors import Refusal
from jangkau.ledger.clock import now_ms
from jangkau.office import drafts
from jangkau.office.drafts import Draft
from jangkau.render import paper as paper_forms
from jangkau.rules.receipt_number import grouped, of_application


@require_http_methods(["GET", "POST"])
@of_draft
def sign(request: StaffRequest, draft: Draft) -> HttpResponse:
    """Show the forms to print and sign; take in the photo of a signed one."""
    if not draft.filing.get("act"):
        return redirect("desk:read_back", draft.application)
    if request.method == "GET":
        return _page(request, draft)
    key = request.POST.get("paper", "")
    try:
        problems = _take(request, draft, key)
    except Refusal as refusal:
        problems = [refusal.sentence()]
    if problems:
        kept = drafts.find(request.actor, draft.application) or draft
        return _page(request, kept, {key: problems})
    response = redirect("desk:sign", draft.application)
    response["Location"] += f"#paper-{key}"
    return response


@require_GET
@of_draft
def form_pdf(request: StaffRequest, draft: Draft, code: str) -> HttpResponse:
    """Return one official form, filled from the draft, to be printed and signed."""
    return filled(request, draft, code)


def filled(request: StaffRequest, draft: Draft, code: str) -> HttpResponse:
    """Return the PDF of a form that the draft's papers ask for; JKL-1301 for another."""
    wanted = {card.form for card in cards.cards(draft, str)}
    if code not in wanted & paper_forms.LAID_OUT:
        raise Refusal("JKL-1301")
    layout = paper_forms.layout(service_of(draft), code, draft.answers, _filing(request, draft))
    pdf = forms.form_pdf(layout, times.at(now_ms()))
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{code}.pdf"'
    return response


def _take(request: StaffRequest, draft: Draft, key: str) -> list[str]:
    photos, removed = request.FILES.getlist("photo"), request.POST.get("remove", "")
    if not photos and not removed.isdigit():
        return [Refusal("JKL-1117").sentence()]
    return papers.change(request, draft, key, uploads.masked(request.POST))


def _page(
    request: StaffRequest, draft: Draft, problems: Mapping[str, list[str]] | None = None
) -> HttpResponse:
    def address(digest: str) -> str:
        return reverse("desk:draft_image", args=[draft.application, digest])

    every = cards.cards(draft, address, problems)
    signed = [one for one in every if one.form]
    facts = {
        "draft": draft,
        "cards": signed,
        "printable": paper_forms.LAID_OUT,
        "act": draft.filing["act"],
        "wrong": [(f"paper-{one.key}", text) for one in every for text in one.problems],
        "unsigned": [one for one in signed if not one.pages],
        "missing": [one for one in every if not one.form and not one.pages],
    }
    return render(request, "desk/sign.html", facts, status=422 if problems else 200)


def _filing(request: StaffRequest, draft: Draft) -> paper_forms.Filing:
    code = str(draft.answers.get("village", ""))
    number = grouped(of_application(papers.subject_of(draft)).replace("-", ""))
    return paper_forms.Filing(
        village=places.village(code),
        district=places.district(code),
        regency=places.regency(),
        day=times.today(),
        officer=request.actor.name,
        receipt_number=number,
    )
