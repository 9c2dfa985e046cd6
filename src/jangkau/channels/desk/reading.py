"""The read-back: everything in big words, turned to the reporter before it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods
from uuid_utils.compat import uuid7

from jangkau.catalogue.conditions import Given, asked, messages_for, required_papers
from jangkau.catalogue.findings import Finding
from jangkau.catalogue.model import Field, Service
from jangkau.catalogue.values import show
from jangkau.channels.desk import checking, filing
from jangkau.channels.desk.doorway import of_draft, service_of
from jangkau.channels.staff.guard import StaffRequest
from jangkau.office import drafts
from jangkau.office.drafts import Draft
from jangkau.office.papers import pages_of
from jangkau.office.worklist import villages
from jangkau.rules.application.state import Answer


@dataclass(frozen=True, slots=True)
class Line:
    """One row read back; `anchor` is where it is changed, `doubt` what to look at."""

    label: str
    text: str
    anchor: str
    doubts: tuple[str, ...] = ()
    spoken: bool = False


@require_http_methods(["GET", "POST"])
@of_draft
def read_back(request: StaffRequest, draft: Draft) -> HttpResponse:
    """Read the answers back; "all is right" mints the act that will file them, once."""
    found = checking.of_draft(draft)
    if any(one.level == "error" for one in found) or filing.wrong(draft.filing):
        response = redirect("desk:entry", draft.application)
        response["Location"] += "?periksa=1"
        return response
    draft = _with_act(request, draft)
    if request.method == "POST":
        return redirect("desk:sign", draft.application)
    facts = {
        "draft": draft,
        "sections": sections(service_of(draft), draft.answers, found),
        "papers": _papers(draft),
        "told": filing.told(draft),
        "messages_for": messages_for(service_of(draft), draft.answers),
        "warnings": [one for one in found if one.level == "warning" and not _later(draft, one)],
    }
    return render(request, "desk/read_back.html", facts)


def _with_act(request: StaffRequest, draft: Draft) -> Draft:
    if draft.filing.get("act"):
        return draft
    acted = replace(draft, filing={**draft.filing, "act": str(uuid7())})
    return drafts.save(request.actor, acted)


def sections(
    offered: Service, answers: Given, found: Sequence[Finding] = ()
) -> list[tuple[str, list[Line]]]:
    """Return what was answered, section by section in the form's order."""
    places, rows = villages(), []
    for section in offered.sections:
        lines = [
            _line(field, answers[field.name], found, places)
            for field in offered.fields
            if field.section == section.key
            and answers.get(field.name) not in (None, "")
            and asked(offered, field, answers)
        ]
        if lines:
            rows.append((section.title, lines))
    return rows


def _line(
    field: Field, value: Answer, found: Sequence[Finding], places: dict[str, str]
) -> Line:
    text = show(field, value)
    return Line(
        field.label,
        places.get(text, text) if field.kind == "area" else text,
        f"field-{field.name.replace('_', '-')}",
        _doubts(found, f"field:{field.name}"),
        field.kind in ("nik", "kk_number"),
    )


def _doubts(found: Sequence[Finding], item: str) -> tuple[str, ...]:
    return tuple(one.sentence for one in found if one.item == item)


def _later(draft: Draft, found: Finding) -> bool:
    """Say whether a paper is missing only because it is signed in the next step."""
    kind, _, key = found.item.partition(":")
    return kind == "paper" and key in forms_to_sign(draft)


def forms_to_sign(draft: Draft) -> set[str]:
    """Return the requirements that our own form meets: printed, then signed."""
    return {
        one.key
        for one in required_papers(service_of(draft), draft.answers)
        for way in one.alternatives
        if way.form and way.key == checking.alternative_of(draft, one.key)
    }


def _papers(draft: Draft) -> list[tuple[str, str, bool]]:
    """Return (paper, how many pages, signed later) of what the answers call for."""
    rows, later = [], forms_to_sign(draft)
    for one in required_papers(service_of(draft), draft.answers):
        paper = draft.papers.get(one.key)
        count = len(pages_of(paper)) if paper else 0
        rows.append((one.label, f"{count} halaman" if count else "", one.key in later))
    return rows
