"""The receipt: on the screen for good, on A4 and on a 72 mm strip to take home."""

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jangkau.catalogue.conditions import lasting_words
from jangkau.catalogue.model import Service
from jangkau.channels.desk import places, times
from jangkau.channels.desk.doorway import desk, name_of, sibling_of
from jangkau.channels.staff.guard import StaffRequest
from jangkau.documents import receipt as paper
from jangkau.errors import Refusal
from jangkau.office import cases
from jangkau.office.cases import Case
from jangkau.rules.application import Application
from jangkau.rules.receipt_number import grouped, pronounce

SIZES: dict[str, paper.Size] = {"a4": "A4", "72mm": "72mm"}


@require_GET
@desk
def receipt(request: StaffRequest, application: UUID) -> HttpResponse:
    """Show the receipt; the address stays good, so it can be kept and opened again."""
    found = cases.case(request.actor, application, "receipt")
    facts = {
        "case": found,
        "state": found.state,
        "spoken": pronounce(_plain(found)),
        "secret": grouped(found.state.secret),
        "steps": next_steps(found),
        "words": lasting_words(found.service),
        "sibling": sibling_of(found),
    }
    return render(request, "desk/receipt.html", facts)


@require_GET
@desk
def receipt_pdf(request: StaffRequest, application: UUID, size: str) -> HttpResponse:
    """Return the receipt as PDF: "a4" or "72mm"."""
    if size not in SIZES:
        raise Refusal("JKL-1301")
    found = cases.case(request.actor, application, "receipt")
    pdf = paper.receipt_pdf(_receipt(request, found), SIZES[size])
    response = HttpResponse(pdf, content_type="application/pdf")
    name = f"tanda-terima-{found.receipt_number}-{size}.pdf"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def next_steps(found: Case) -> list[paper.Step]:
    """Return what happens next, and when."""
    hours = found.service.service_time
    steps = [
        paper.Step("Petugas Disdukcapil memeriksa berkas", "sesudah berkas sampai di kantor"),
        paper.Step(
            "Dokumen diproses di SIAK", f"paling lama {hours} jam sesudah berkas lengkap"
        ),
        paper.Step("Dokumen diambil di sini atau dicetak sendiri", "sesudah terbit"),
    ]
    if found.late:
        late = paper.Step("Kepala dinas memutuskan laporan terlambat", "sebelum diproses")
        steps.insert(1, late)
    return steps


def _receipt(request: StaffRequest, found: Case) -> paper.Receipt:
    state = found.state
    return paper.Receipt(
        number=_plain(found),
        secret=state.secret,
        office=places.regency(),
        door=found.row.village,
        service=found.service.name,
        outputs=tuple(one.label for one in found.service.outputs if one.key in state.outputs),
        person=name_of(found),
        moment=times.at(state.filed_at),
        handed_in=handed_in(found.service, state),
        steps=tuple(next_steps(found)),
        helper=state.filing.get("helped_by", ""),
        words=lasting_words(found.service),
        ask=settings.JANGKAU.brand.get("contact", "") or "Tanyakan di meja pelayanan ini.",
        status_url=status_url(request),
    )


def handed_in(offered: Service, state: Application) -> tuple[str, ...]:
    """Return the papers taken in, each by the alternative that met it."""
    ways = {
        (one.key, way.key): way.label
        for one in offered.requirements
        for way in one.alternatives
    }
    return tuple(
        ways.get((one.key, state.papers[one.key].alternative), one.label)
        for one in offered.requirements
        if one.key in state.papers
    )


def status_url(request: StaffRequest) -> str:
    """Return where residents look up a receipt: the regency's own address, if known."""
    home = settings.JANGKAU
    base = home.brand.get("public_url") or home.upstream or request.build_absolute_uri("/")
    return f"{base.rstrip('/')}/status"


def _plain(found: Case) -> str:
    return found.receipt_number.replace("-", "")
