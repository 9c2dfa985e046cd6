"""A required paper as the desk shows it: its alternatives, its pages, what went wrong."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from jangkau.catalogue.conditions import open_alternatives, required_papers
from jangkau.catalogue.model import Requirement
from jangkau.channels.desk import checking
from jangkau.channels.desk.doorway import service_of
from jangkau.ledger import blobs
from jangkau.office.drafts import Draft
from jangkau.office.papers import Page, pages_of
from jangkau.rules.application import Paper

Address = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class PageView:
    """One page: where its images are, and what both weigh in bytes.

    `first` and `full` are "" while nothing of the page has arrived here; `full` is the
    better of the two that is here.
    """

    index: int
    first: str
    full: str
    size: int
    is_scan: bool


@dataclass(frozen=True, slots=True)
class Card:
    """One requirement; `form` is the code of our own form that meets it, else ""."""

    key: str
    label: str
    alternatives: tuple[tuple[str, str, str], ...]
    chosen: str
    chosen_label: str
    form: str
    pages: tuple[PageView, ...]
    problems: tuple[str, ...] = ()


def cards(
    draft: Draft, address: Address, problems: Mapping[str, list[str]] | None = None
) -> list[Card]:
    """Return the cards of all papers that the answers call for, in the service's order."""
    wanted = required_papers(service_of(draft), draft.answers)
    return [_card(draft, one, address, (problems or {}).get(one.key, [])) for one in wanted]


def page_views(paper: Paper | None, address: Address) -> tuple[PageView, ...]:
    """Return a paper's pages as the desk shows them, with what of them is here already."""
    pages = pages_of(paper) if paper else []
    return tuple(_page(index, page, address) for index, page in enumerate(pages))


def _page(index: int, page: Page, address: Address) -> PageView:
    known = [blobs.find(digest) for digest in dict.fromkeys((page.first, page.full))]
    here = [blob for blob in known if blob is not None and blob.whole]
    digests = [blob.digest for blob in here]
    best = page.full if page.full in digests else page.first
    return PageView(
        index,
        address(page.first.hex()) if page.first in digests else "",
        address(best.hex()) if here else "",
        sum(blob.size for blob in here),
        any(blob.media_type == "application/pdf" for blob in here),
    )


def _card(
    draft: Draft, requirement: Requirement, address: Address, problems: Iterable[str]
) -> Card:
    ways = open_alternatives(requirement, draft.answers)
    chosen = checking.alternative_of(draft, requirement.key)
    way = next((one for one in ways if one.key == chosen), None)
    return Card(
        requirement.key,
        requirement.label,
        tuple((one.key, one.label, one.hint) for one in ways),
        chosen,
        way.label if way else "",
        (way.form or "") if way else "",
        page_views(draft.papers.get(requirement.key), address),
        tuple(problems),
    )
