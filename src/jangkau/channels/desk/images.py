"""Shows the photos of papers to those who may see the application they belong to."""

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from jangkau.channels.desk.doorway import desk, of_draft
from jangkau.channels.desk.mends import draft_of
from jangkau.channels.staff import served
from jangkau.channels.staff.guard import StaffRequest
from jangkau.errors import Refusal
from jangkau.ledger import blobs
from jangkau.office import cases
from jangkau.office.drafts import Draft

TYPES = ((b"%PDF", "application/pdf"), (b"RIFF", "image/webp"), (b"\x89PNG", "image/png"))


@require_GET
@of_draft
def of_draft_page(request: StaffRequest, draft: Draft, digest: str) -> HttpResponse:
    """Show a photo of one's own draft."""
    return _shown(draft, digest, draft.application)


@require_GET
@desk
def of_mend_page(request: StaffRequest, application: UUID, digest: str) -> HttpResponse:
    """Show a photo that mends a returned application."""
    cases.row(request.actor, application)
    return _shown(draft_of(request.actor, application), digest, application)


@require_GET
@desk
def of_case_page(request: StaffRequest, application: UUID, digest: str) -> HttpResponse:
    """Show a photo or document of a filed application."""
    wanted = _read(digest)
    cases.owner_of_paper(request.actor, application, wanted)
    return _image(wanted, application)


def _shown(draft: Draft | None, digest: str, subject: UUID) -> HttpResponse:
    wanted = _read(digest)
    held = {page for paper in draft.papers.values() for page in paper.pages} if draft else set()
    if wanted not in held:
        raise Refusal("JKL-1301")
    return _image(wanted, subject)


def _read(digest: str) -> bytes:
    try:
        return bytes.fromhex(digest)
    except ValueError:
        raise Refusal("JKL-1301") from None


def _image(digest: bytes, subject: UUID) -> HttpResponse:
    data = blobs.get(digest, subject)
    kind = next((name for head, name in TYPES if data.startswith(head)), "image/jpeg")
    return served.paper(data, kind)
