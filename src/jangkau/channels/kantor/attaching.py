"""Attaches the PDF that SIAK issued: looked at, confirmed by a person, used once."""

from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from jangkau.channels.kantor import findings
from jangkau.channels.kantor.acting import give
from jangkau.channels.kantor.outputs import page
from jangkau.channels.staff.guard import StaffRequest, staff_only
from jangkau.documents import siak_pdf
from jangkau.errors import Refusal
from jangkau.office import attaching
from jangkau.office.attaching import Found

ISSUED = "Dokumen dilampirkan. Pemohon dapat melihat bahwa sudah terbit."
ASKED = "Dokumen menunggu petugas kedua. Ia memastikannya di SIAK sebelum terbit."


@require_POST
@never_cache
@staff_only("siak_operator", "verifier")
def choose(request: StaffRequest, application: UUID, output: str) -> HttpResponse:
    """Look at the chosen PDF, keep it, and show what was read for a person to confirm."""
    try:
        found = _taken(request, application, output)
    except Refusal as problem:
        if problem.code == "JKL-1301":
            raise
        return page(request, application, output, problem)
    return page(request, application, output, None, **_facts(output, found))


@require_POST
@never_cache
@staff_only("siak_operator", "verifier")
def issue(request: StaffRequest, application: UUID, output: str) -> HttpResponse:
    """Attach the confirmed PDF, or ask a second person; a card may come without one."""
    digest = _digest(request.POST.get("document", ""))
    try:
        found = attaching.kept(request.actor, application, digest) if digest else None
    except Refusal as problem:
        if problem.code == "JKL-1301":
            raise
        return page(request, application, output, problem)
    number = request.POST.get("number", "").strip()
    signer = " ".join(request.POST.get("signer", "").split())
    command = attaching.issue(application, output, found, number, signer)
    refused = give(request, command)
    if refused:
        return page(request, application, output, refused, **_facts(output, found))
    alone = found is None or found.check.stands_alone
    messages.success(request, ISSUED if alone else ASKED)
    return redirect("kantor:case", application)


def _facts(output: str, found: Found | None) -> dict[str, object]:
    """Return what the page says of a PDF."""
    if found is None:
        return {}
    return {
        "seen": found.pdf,
        "found": found.check,
        "seconds": found.seconds,
        "said": findings.sentences(found.check, found.pdf.signature.issuer),
        "unusual": findings.unusual(output, found.pdf.document_number),
        "document": found.pdf.digest.hex(),
    }


def _taken(request: StaffRequest, application: UUID, output: str) -> Found:
    chosen = request.FILES.get("pdf")
    if not isinstance(chosen, UploadedFile):
        raise Refusal("JKL-1214")
    data = chosen.read(siak_pdf.LIMIT + 1)
    return attaching.keep(request.actor, application, output, data)


def _digest(text: str) -> bytes | None:
    try:
        return bytes.fromhex(text) or None
    except ValueError:
        raise Refusal("JKL-1301") from None
