"""Handing over: by signature on the slip, or before a named witness of a thumb-mark."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST
from uuid_utils.compat import uuid7

from jangkau.catalogue.findings import error
from jangkau.channels.desk import places, times, uploads
from jangkau.channels.desk.doorway import act_of, desk, name_of
from jangkau.channels.staff.asked import page_of
from jangkau.channels.staff.guard import StaffRequest
from jangkau.documents import slip as paper
from jangkau.errors import Refusal
from jangkau.ledger.clock import now_ms
from jangkau.office import cases, gate
from jangkau.office.cases import Case
from jangkau.office.worklist import Filters, work_list
from jangkau.rules.application.commands import HandOver

TYPED = ("recipient", "relation", "method", "witness")


@require_http_methods(["GET", "POST"])
@desk
def ready(request: StaffRequest) -> HttpResponse:
    """List what is ready to be handed over; a receipt number leads to its documents."""
    facts: dict[str, object] = {"typed": request.POST.get("number", "")}
    status = 200
    if request.method == "POST":
        try:
            found = cases.by_receipt(request.actor, request.POST.get("number", ""))
            return redirect("desk:hand_over", found)
        except Refusal as refusal:
            facts["problem"], status = refusal, 422
    filters = Filters(only="ready", sort="oldest", page=page_of(request))
    facts["list"] = work_list(request.actor, filters)
    return render(request, "desk/ready.html", facts, status=status)


@require_http_methods(["GET", "POST"])
@desk
def hand_over(request: StaffRequest, application: UUID) -> HttpResponse:
    """Hand documents to a person and keep who received them, and how that was confirmed."""
    found = cases.case(request.actor, application, "hand_over")
    if request.method == "GET":
        return _page(request, found, QueryDict())
    slip, wrong = None, _wrong(request)
    try:
        slip = _slip(request, application)
        if wrong:
            return _page(request, found, request.POST, None, slip, wrong)
        gate.perform(request.actor, _command(request, application, slip), act_of(request))
    except Refusal as refusal:
        return _page(request, found, request.POST, refusal, slip)
    messages.success(request, "Serah terima tercatat.")
    return redirect("desk:case", application)


@require_POST
@desk
def slip(request: StaffRequest, application: UUID) -> HttpResponse:
    """Return the slip to sign, filled with what is typed on the page."""
    found = cases.case(request.actor, application, "hand_over")
    chosen, state = request.POST.getlist("outputs"), found.state
    handed = tuple(
        paper.Handed(one.label, state.outputs[one.key].document_number)
        for one in found.service.outputs
        if one.key in chosen and one.key in state.outputs
    )
    by_witness = request.POST.get("method") == "witness"
    pdf = paper.slip_pdf(
        paper.Slip(
            number=found.receipt_number.replace("-", ""),
            office=places.regency(),
            door=found.row.village,
            person=name_of(found),
            documents=handed,
            receiver=_text(request, "recipient"),
            relation=_text(request, "relation"),
            officer=request.actor.name,
            witness=_text(request, "witness") if by_witness else "",
            moment=times.at(now_ms()),
        )
    )
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="slip-{found.receipt_number}.pdf"'
    return response


def ready_outputs(found: Case) -> list[tuple[str, str]]:
    """Return (key, label) of what can be given now: issued papers and printed cards."""
    return [
        (one.key, one.label)
        for one in found.service.outputs
        if one.key in found.state.outputs
        and found.state.outputs[one.key].stage
        in (("printed",) if one.needs_card else ("issued", "printed"))
    ]


def _wrong(request: StaffRequest) -> list[tuple[str, str]]:
    """Return (anchor, sentence) of what is still to be filled in."""
    method, found = request.POST.get("method"), []
    if not request.POST.getlist("outputs"):
        found.append(("documents", error("JKL-1007", "", label="dokumen").sentence))
    if not _text(request, "recipient"):
        found.append(("recipient", error("JKL-1003", "", label="Nama penerima").sentence))
    if method not in ("signature", "witness"):
        found.append(("method", error("JKL-1007", "", label="bukti terima").sentence))
    if method == "witness" and not _text(request, "witness"):
        found.append(("witness", error("JKL-1003", "", label="Nama saksi").sentence))
    return found


def _command(request: StaffRequest, application: UUID, slip: bytes | None) -> HandOver:
    by_witness = request.POST.get("method") == "witness"
    return HandOver(
        application,
        tuple(request.POST.getlist("outputs")),
        _text(request, "recipient"),
        _text(request, "relation"),
        _text(request, "method"),
        _text(request, "witness") if by_witness else "",
        slip,
    )


def _slip(request: StaffRequest, application: UUID) -> bytes | None:
    """Return the digest of the slip's photo: posted now, or kept from the try before."""
    upload = request.FILES.get("photo")
    if upload is None:
        return _kept(request, application)
    posted = request.POST.copy()
    if posted.get("method") == "witness":
        posted["thumb"] = "yes"
    return uploads.keep(application, upload, uploads.masked(posted)).full


def _kept(request: StaffRequest, application: UUID) -> bytes | None:
    try:
        told = signing.loads(request.POST.get("slip", ""), salt="slip")
    except signing.BadSignature:
        return None
    return bytes.fromhex(told["digest"]) if told["application"] == str(application) else None


def _page(
    request: StaffRequest,
    found: Case,
    posted: QueryDict,
    problem: Refusal | None = None,
    slip: bytes | None = None,
    wrong: Sequence[tuple[str, str]] = (),
) -> HttpResponse:
    told = {"application": str(found.row.application), "digest": slip.hex()} if slip else None
    outputs = ready_outputs(found)
    facts = {
        "case": found,
        "outputs": outputs,
        "chosen": posted.getlist("outputs") or [key for key, _ in outputs],
        "typed": {name: posted.get(name, "") for name in TYPED},
        "slip": signing.dumps(told, salt="slip") if told else "",
        "slip_url": reverse("desk:slip", args=[found.row.application]),
        "act": posted.get("act") or str(uuid7()),
        "problem": problem,
        "wrong": wrong,
        "faults": dict(wrong),
    }
    status = 422 if problem or wrong else 200
    return render(request, "desk/hand_over.html", facts, status=status)


def _text(request: StaffRequest, name: str) -> str:
    return " ".join(request.POST.get(name, "").split())[:120]
