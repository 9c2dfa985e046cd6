"""Mending a returned application: only the wrong items, each with its plain reason."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from uuid_utils.compat import uuid7

from jangkau.catalogue.conditions import by_name, required_papers
from jangkau.catalogue.findings import Finding
from jangkau.channels.desk import cards, checking, mends, papers, uploads
from jangkau.channels.desk.cards import Card
from jangkau.channels.desk.doorway import act_of, desk
from jangkau.channels.desk.signing import filled
from jangkau.channels.desk.widgets import day_first
from jangkau.channels.staff.guard import StaffRequest
from jangkau.errors import Refusal
from jangkau.office import cases, drafts, gate
from jangkau.office.cases import Case
from jangkau.office.drafts import Draft
from jangkau.render import html
from jangkau.render.html import Widget
from jangkau.rules.application import Paper
from jangkau.rules.application.state import Answer


@dataclass(frozen=True, slots=True)
class Wrong:
    """One item to mend: a field's widget or a paper's card, why, and what was shown."""

    reason: str
    words: str
    before: str
    widget: Widget | None = None
    card: Card | None = None
    mended: bool = False


@require_http_methods(["GET", "POST"])
@desk
def mend(request: StaffRequest, application: UUID) -> HttpResponse:
    """Show what to mend; keep what is typed, and send it once nothing is wrong."""
    found = _returned(request, application)
    draft = mends.opened(request.actor, found)
    if request.method == "GET":
        return _page(request, found, draft)
    draft = drafts.save(request.actor, mends.with_fields(draft, _typed(found, request)))
    after = mends.whole(found, draft)
    wrong = [one for one in _findings(found, after) if one.level == "error"]
    if wrong:
        return _page(request, found, draft, wrong)
    return _send(request, found, draft)


@require_POST
@desk
def mend_paper(request: StaffRequest, application: UUID) -> HttpResponse:
    """Take in a new photo of a returned paper, or drop a page of it."""
    found, key = _returned(request, application), request.POST.get("paper", "")
    draft = mends.opened(request.actor, found)
    if key not in {one.key for one in cards.cards(mends.whole(found, draft), str)}:
        raise Refusal("JKL-1301")
    draft = mends.with_paper(draft, key, _shown_paper(request))
    try:
        if not request.FILES and "remove" not in request.POST:
            raise Refusal("JKL-1117")
        areas = uploads.masked(request.POST)
        whole = mends.whole(found, draft)
        pages, problems = papers.changed(request, whole, key, areas)
        if request.FILES and not problems and pages == mends.seen(draft).papers.get(key):
            raise Refusal("JKL-1143")
        drafts.save(request.actor, replace(draft, papers={**draft.papers, key: pages}))
    except Refusal as refusal:
        problems = [refusal.sentence()]
    if problems:
        now = mends.opened(request.actor, found)
        return _page(request, found, now, paper_problems={key: problems})
    response = redirect("desk:mend", application)
    response["Location"] += f"#paper-{key}"
    return response


@require_GET
@desk
def form_pdf(request: StaffRequest, application: UUID, code: str) -> HttpResponse:
    """Return an official form filled as the mend would leave it, to be signed anew."""
    found = _returned(request, application)
    return filled(request, mends.whole(found, mends.opened(request.actor, found)), code)


def _returned(request: StaffRequest, application: UUID) -> Case:
    found = cases.case(request.actor, application, "mend")
    if found.state.stage not in ("returned", "submitted", "started"):
        raise Refusal("JKL-1202")
    return found


def _send(request: StaffRequest, found: Case, draft: Draft) -> HttpResponse:
    act = act_of(request)
    gate.perform(request.actor, mends.command(found, draft), act)
    drafts.discard(request.actor, draft.application)
    after = cases.case(request.actor, found.row.application, "mend")
    if any(conflict.act == act for conflict in after.state.conflicts):
        text = (
            "Terkirim. Ada isian yang juga diubah orang lain. Kantor akan memilih yang benar."
        )
        messages.warning(request, text)
    elif after.state.returned:
        messages.warning(request, "Perbaikan terkirim. Masih ada bagian yang perlu diperbaiki.")
    else:
        messages.success(request, "Perbaikan sudah dikirim. Kantor akan memeriksanya lagi.")
    return redirect("desk:case", found.row.application)


def _typed(found: Case, request: StaffRequest) -> dict[str, tuple[Answer, Answer]]:
    """Return (what was shown, what is typed now) of each field on the page."""
    answers, _ = html.parse(found.service, request.POST.dict())
    known = by_name(found.service)
    return {
        name: (_value(request.POST.get(f"shown-{name}", "null")), answers.get(name))
        for name in request.POST.getlist("on_page")
        if name in known
    }


def _value(text: str) -> Answer:
    try:
        value = json.loads(text)
    except ValueError:
        return None
    return value if isinstance(value, str | int | bool) else None


def _shown_paper(request: StaffRequest) -> Paper | None:
    try:
        return mends.read_paper(json.loads(request.POST.get("shown", "null")))
    except (ValueError, TypeError, LookupError):
        return None


def _findings(found: Case, after: Draft) -> list[Finding]:
    chosen = checking.chosen_papers(found.service, after)
    return checking.on_fields(checking.findings(found.service, after.answers, chosen))


def _page(
    request: StaffRequest,
    found: Case,
    draft: Draft,
    wrong: Iterable[Finding] = (),
    paper_problems: Mapping[str, list[str]] | None = None,
) -> HttpResponse:
    wrong = list(wrong)
    after = mends.whole(found, draft)
    facts = {
        "case": found,
        "draft": draft,
        "act": str(uuid7()),
        "fields": _wrong_fields(request, found, draft, after, wrong),
        "papers": _wrong_papers(found, draft, after, paper_problems or {}),
        "wrong": _summary(wrong, paper_problems or {}),
    }
    return render(request, "desk/mend.html", facts, status=422 if facts["wrong"] else 200)


def _summary(wrong: list[Finding], problems: Mapping[str, list[str]]) -> list[tuple[str, str]]:
    """Return (anchor, sentence) of what stops the mend."""
    fields = [(f"field-{one.item[6:].replace('_', '-')}", one.sentence) for one in wrong]
    return fields + [(f"paper-{key}", text) for key in problems for text in problems[key]]


def _wrong_fields(
    request: StaffRequest, found: Case, draft: Draft, after: Draft, wrong: list[Finding]
) -> list[Wrong]:
    """Return the returned fields, those changed already, and those an answer now calls for."""
    reasons = {one.item: one for one in found.state.returned}
    errors = {one.item for one in _findings(found, after) if one.level == "error"}
    old = mends.seen(draft).fields
    view = html.form(found.service, after.answers, wrong, checking.areas(request.actor))
    rows = []
    for widget in (one for section in day_first(view).sections for one in section.widgets):
        item = f"field:{widget.name}"
        if item not in reasons and item not in errors and widget.name not in draft.answers:
            continue
        why = reasons.get(item)
        shown = old.get(widget.name, found.state.answers.get(widget.name))
        rows.append(
            Wrong(
                why.reason if why else "",
                why.words if why else "",
                json.dumps(shown),
                widget=widget,
            )
        )
    return rows


def _wrong_papers(
    found: Case, draft: Draft, after: Draft, problems: Mapping[str, list[str]]
) -> list[Wrong]:
    """Return the returned papers, those changed already, and those now called for."""

    def address(digest: str) -> str:
        name = "desk:mend_image" if digest in own else "desk:case_image"
        return reverse(name, args=[found.row.application, digest])

    before = {one.key for one in required_papers(found.service, found.state.answers)}
    own = {page.hex() for paper in draft.papers.values() for page in paper.pages}
    reasons = {one.item: one for one in found.state.returned}
    rows = []
    for card in cards.cards(after, address, problems):
        why = reasons.get(f"paper:{card.key}")
        if why or card.key in draft.papers or card.key not in before:
            shown = mends.seen(draft).papers.get(card.key, found.state.papers.get(card.key))
            rows.append(
                Wrong(
                    why.reason if why else "",
                    why.words if why else "",
                    json.dumps(mends.written_paper(shown)),
                    card=card,
                    mended=after.papers.get(card.key) != shown and bool(card.pages),
                )
            )
    return rows
