"""The papers of an application as pictures, for those who may see the application."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from jangkau.channels.kantor import items
from jangkau.channels.kantor.listing import OFFICE
from jangkau.channels.staff import served
from jangkau.channels.staff.guard import StaffRequest, staff_only
from jangkau.errors import Refusal
from jangkau.ledger import blobs
from jangkau.office import cases
from jangkau.office.cases import Case
from jangkau.office.papers import Page as Both
from jangkau.office.papers import pages_of
from jangkau.rules.application import Paper


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a paper: the digest (hex) of the best image that is here.

    `colour` says that it is the full photo, not the small first image; `here` that there
    is one at all.
    """

    digest: str
    picture: bool
    here: bool
    colour: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper: its item key ("paper:..."), names and pages."""

    item: str
    label: str
    alternative: str
    pages: tuple[Page, ...]


@require_GET
@staff_only(*OFFICE)
def show(request: StaffRequest, application: UUID, digest: str) -> HttpResponse:
    """Answer one page or document of this application, never kept by the browser."""
    wanted = _digest(digest)
    cases.owner_of_paper(request.actor, application, wanted)
    found = blobs.find(wanted, application)
    if found is None or not found.whole or found.media_type not in served.SHOWN:
        raise Refusal("JKL-1301")
    return served.paper(blobs.get(wanted, application), found.media_type)


def sheets(case: Case) -> list[Sheet]:
    """Return the papers that were brought, in the catalogue's order."""
    order = [one.key for one in case.service.requirements]
    papers = sorted(case.state.papers.items(), key=lambda told: _place(order, told[0]))
    return [sheet(case, f"paper:{key}", paper) for key, paper in papers]


def sheet(case: Case, item: str, paper: Paper) -> Sheet:
    """Return one paper as it is shown."""
    return Sheet(
        item=item,
        label=items.label_of(case.service, item),
        alternative=items.text_of(case.service, item, paper, {}),
        pages=tuple(_page(case.state.id, page) for page in pages_of(paper)),
    )


def _page(application: UUID, page: Both) -> Page:
    full, first = blobs.find(page.full, application), blobs.find(page.first, application)
    colour = full is not None and full.whole
    shown = full if colour else first
    here = shown is not None and shown.whole
    digest = page.full if colour else page.first
    picture = shown is not None and shown.media_type in served.PICTURES
    return Page(digest.hex(), picture, here, colour)


def _digest(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        raise Refusal("JKL-1301") from None


def _place(order: list[str], key: str) -> int:
    return order.index(key) if key in order else len(order)
