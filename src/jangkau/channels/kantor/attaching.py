"""Attaches the PDF that SIAK issued: looked at, confirmed by a person, used once."""

from uuid import UUID

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from jangkau.channels.kantor.acting import give
from jangkau.channels.kantor.outputs import page
from jangkau.channels.staff.guard import StaffRequest, staff_only
from jangkau.documents import siak_pdf
from jangkau.documents.siak_pdf import SiakPdf
from jangkau.errors import Refusal
from jangkau.ledger import blobs
from jangkau.office import attaching
from jangkau.rules.application.commands import Issue


@require_POST
@never_cache
@staff_only("siak_operator", "verifier")
def choose(request: StaffRequest, application: UUID, output: str) -> HttpResponse:
    """Look at the chosen PDF, keep it, and show what was read for a person to confirm."""
    try:
        seen = _taken(request, application, output)
    except Refusal as problem:
        if problem.code == "JKL-1301":
            raise
        return page(request, application, output, problem)
    return page(request, application, output, seen=seen, document=seen.digest.hex())


@require_POST
@never_cache
@staff_only("siak_operator", "verifier")
def issue(request: StaffRequest, application: UUID, output: str) -> HttpResponse:
    """Attach the confirmed PDF; a card may come without one."""
    digest = _digest(request.POST.get("document", ""))
    seen = siak_pdf.look_at(blobs.get(digest, application)) if digest else None
    number = request.POST.get("number", "").strip()
    signer = " ".join(request.POST.get("signer", "").split())
    problem = give(request, Issue(application, output, digest, number, signer))
    if problem:
        document = digest.hex() if digest else ""
        return page(request, application, output, problem, seen=seen, document=document)
    messages.success(request, "Dokumen dilampirkan. Pemohon dapat melihat bahwa sudah terbit.")
    return redirect("kantor:case", application)


def _taken(request: StaffRequest, application: UUID, output: str) -> SiakPdf:
    chosen = request.FILES.get("pdf")
    if not isinstance(chosen, UploadedFile):
        raise Refusal("JKL-1214")
    data = chosen.read(siak_pdf.LIMIT + 1)
    seen = siak_pdf.look_at(data)
    attaching.keep(request.actor, application, output, data, seen.digest)
    return seen


def _digest(text: str) -> bytes | None:
    try:
        return bytes.fromhex(text) or None
    except ValueError:
        raise Refusal("JKL-1301") from None
