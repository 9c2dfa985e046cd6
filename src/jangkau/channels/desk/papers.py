"""The papers of a draft: which alternative, which photos, one or more pages each."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from jangkau.channels.desk import cards, checking, uploads
from jangkau.channels.desk.doorway import of_draft
from jangkau.channels.staff.asked import whole_number
from jangkau.channels.staff.guard import StaffRequest
from jangkau.documents.thumb import Area
from jangkau.errors import Refusal
from jangkau.office import drafts
from jangkau.office import papers as office_papers
from jangkau.office.drafts import Draft
from jangkau.office.papers import Page
from jangkau.rules.application import Paper

NOT_CHOSEN = "JKL-1142"
NONE = -1


@require_http_methods(["GET", "POST"])
@of_draft
def papers(request: StaffRequest, draft: Draft) -> HttpResponse:
    """Show the papers; take in what is posted for one of them."""
    if request.method == "GET":
        return page(request, draft)
    key = request.POST.get("paper", "")
    if "go_on" in request.POST:
        return redirect("desk:read_back", draft.application)
    problems = change(request, draft, key)
    if problems:
        kept = drafts.find(request.actor, draft.application) or draft
        return page(request, kept, {key: problems})
    response = redirect("desk:papers", draft.application)
    response["Location"] += f"#paper-{key}"
    return response


def change(
    request: StaffRequest, draft: Draft, key: str, areas: tuple[Area, ...] = ()
) -> list[str]:
    """Change one paper of a draft as posted; return a sentence for each photo refused."""
    paper, problems = changed(request, draft, key, areas)
    put(request, draft, key, paper)
    return problems


def changed(
    request: StaffRequest, draft: Draft, key: str, areas: tuple[Area, ...] = ()
) -> tuple[Paper, list[str]]:
    """Return one paper as the posting leaves it, and a sentence for each photo refused."""
    paper = draft.papers.get(key) or Paper("")
    way = request.POST.get("alternative") or checking.alternative_of(draft, key)
    paper = Paper(way, paper.pages)
    removed = whole_number(request.POST.get("remove", ""), NONE)
    if removed != NONE:
        return office_papers.without_page(paper, removed), []
    photos = request.FILES.getlist("photo")
    if photos and not way:
        return paper, [Refusal(NOT_CHOSEN).sentence()]
    pages, problems = uploads.keep_all(subject_of(draft), photos, areas)
    return with_pages(paper, pages, "replace" in request.POST), problems


def put(request: StaffRequest, draft: Draft, key: str, paper: Paper) -> None:
    """Keep one paper of a draft."""
    drafts.save(request.actor, replace(draft, papers={**draft.papers, key: paper}))


def with_pages(paper: Paper, pages: list[Page], anew: bool = False) -> Paper:
    """Return the paper with these pages added, or in place of its own."""
    if anew and pages:
        paper = Paper(paper.alternative)
    for one in pages:
        paper = office_papers.with_page(paper, one)
    return paper


def page(
    request: StaffRequest, draft: Draft, problems: dict[str, list[str]] | None = None
) -> HttpResponse:
    """Return the page of papers."""

    def address(digest: str) -> str:
        return reverse("desk:draft_image", args=[draft.application, digest])

    shown = cards.cards(draft, address, problems)
    wrong = [(f"paper-{one.key}", text) for one in shown for text in one.problems]
    facts = {"draft": draft, "cards": shown, "wrong": wrong}
    return render(request, "desk/papers.html", facts, status=422 if wrong else 200)


def subject_of(draft: Draft) -> UUID:
    """Return the application whose data key seals the draft's photos."""
    return UUID(draft.filing["mends"]) if "mends" in draft.filing else draft.application
