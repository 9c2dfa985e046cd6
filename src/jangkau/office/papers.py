"""The pages of a paper: each is kept twice, as a small first image and as the full photo."""

from dataclasses import dataclass
from uuid import UUID

from jangkau.documents.photos import Photo
from jangkau.ledger import blobs
from jangkau.rules.application import Paper


@dataclass(frozen=True, slots=True)
class Page:
    """One page by the digests of its two images; of a PDF both are the PDF's own."""

    first: bytes
    full: bytes


def keep(subject: UUID, photo: Photo) -> Page:
    """Keep a photo's images durably under the subject's data key."""
    full = blobs.put(subject, photo.data, photo.media_type)
    if not photo.first_image:
        return Page(full, full)
    return Page(blobs.put(subject, photo.first_image, "image/webp"), full)


def pages_of(paper: Paper) -> list[Page]:
    """Return a paper's pages; `Paper.pages` holds first and full image in turn."""
    digests = paper.pages
    if len(digests) % 2:
        return [Page(digest, digest) for digest in digests]
    return [Page(*pair) for pair in zip(digests[::2], digests[1::2], strict=True)]


def with_page(paper: Paper, page: Page) -> Paper:
    """Return the paper with one page more."""
    return Paper(paper.alternative, (*paper.pages, page.first, page.full))


def without_page(paper: Paper, index: int) -> Paper:
    """Return the paper without its page number `index` (from 0)."""
    left = [page for place, page in enumerate(pages_of(paper)) if place != index]
    return Paper(
        paper.alternative, tuple(half for one in left for half in (one.first, one.full))
    )
