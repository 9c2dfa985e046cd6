"""Before one starts: which papers to bring, what one gets, where to go."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from jangkau.catalogue import service, services
from jangkau.catalogue.conditions import lasting_words
from jangkau.catalogue.model import Requirement, Service


@require_safe
@gzip_page
def papers(request: HttpRequest, key: str) -> HttpResponse:
    """Show one service's papers with their alternatives, ready to print or to send."""
    if key not in {offered.key for offered in services()}:
        raise Http404
    offered = service(key)
    facts = {
        "service": offered,
        "always": [paper for paper in offered.requirements if _always(paper)],
        "sometimes": [paper for paper in offered.requirements if not _always(paper)],
        "replaced": any(_replaced(paper) for paper in offered.requirements),
        "words": lasting_words(offered),
        "send": f"https://wa.me/?{urlencode({'text': as_text(offered)})}",
    }
    return render(request, "web/papers.html", facts)


def as_text(offered: Service) -> str:
    """Return the list of papers as plain lines, to send on."""
    lines = [f"Berkas untuk {offered.short.lower()}:"]
    for paper in offered.requirements:
        ways = " / ".join(one.label for one in paper.alternatives)
        lines.append(f"- {paper.label}: {ways}")
    return "\n".join([*lines, "Semua layanan gratis."])


def _replaced(paper: Requirement) -> bool:
    """Say whether a statement on one of our forms does where the paper is lost."""
    return len(paper.alternatives) > 1 and any(one.form for one in paper.alternatives)


def _always(paper: Requirement) -> bool:
    return paper.when is None and paper.ages is None
