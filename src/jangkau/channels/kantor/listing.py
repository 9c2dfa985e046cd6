"""The work list: what waits, who waits longest, and what is next for this person."""

import csv
from collections.abc import Iterable
from dataclasses import replace
from io import StringIO
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from jangkau.catalogue import services
from jangkau.channels.kantor import words
from jangkau.channels.kantor.sights import SORTS, View, chosen, tabs
from jangkau.channels.staff import searching
from jangkau.channels.staff.asked import page_of
from jangkau.channels.staff.guard import StaffRequest, staff_only
from jangkau.errors import Refusal
from jangkau.office import cases, holding, worklist
from jangkau.office.worklist import Filters, Row
from jangkau.rules.access import Role, covers
from jangkau.rules.priority import PRIORITIES

OFFICE: tuple[Role, ...] = ("checker", "siak_operator", "verifier", "office_head")
MOST_PAGES = 40  # of a CSV: 2,000 rows
HEADINGS = (
    "Nomor tanda terima",
    "Layanan",
    "Desa/kelurahan",
    "Tahap",
    "Umur (hari)",
    "Prioritas",
    "Diperlukan tanggal",
    "Lapor terlambat",
    "Pintu",
)


@require_GET
@never_cache
@staff_only(*OFFICE)
def show(request: StaffRequest) -> HttpResponse:
    """Show one page of a view of the work list."""
    view, filters = _asked(request)
    searched = "cari" in request.GET
    listing = worklist.work_list(request.actor, filters)
    facts = {
        "view": view,
        "tabs": tabs(request.actor, view, filters),
        "services": services(),
        "listing": listing,
        "filters": filters,
        "sorts": SORTS,
        "areas": _areas(request),
        "searched": searched,
        "query": _query(view, filters, searched),
        "conflicts": worklist.count(request.actor, Filters(only="conflicts")),
        "held": sum(one.decision == "waiting" for one in holding.held(request.actor)),
    }
    return render(request, "kantor/list.html", facts)


@require_POST
@staff_only(*OFFICE)
def search(request: StaffRequest) -> HttpResponse:
    """Keep what is searched for, or open the one application of a receipt number."""
    text = " ".join(request.POST.get("text", "").split())
    searching.keep(request, "kantor", text)
    try:
        return redirect("kantor:case", cases.by_receipt(request.actor, text))
    except Refusal:
        return redirect("/kantor/?tampilan=semua&cari=1" if text else "/kantor/")


@require_GET
@never_cache
@staff_only(*OFFICE)
def as_csv(request: StaffRequest) -> HttpResponse:
    """Answer the whole view as a sheet, without any name or NIK."""
    _, filters = _asked(request)
    sheet = StringIO()
    writer = csv.writer(sheet)
    writer.writerow(HEADINGS)
    for page in range(1, MOST_PAGES + 1):
        listing = worklist.work_list(request.actor, replace(filters, page=page))
        writer.writerows(_cells(row) for row in listing.rows)
        if page >= listing.pages:
            break
    answer = HttpResponse(sheet.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="daftar-kerja.csv"'
    return answer


def _asked(request: StaffRequest) -> tuple[View, Filters]:
    view = chosen(request.GET.get("tampilan", ""), request.actor.role)
    sort = request.GET.get("urut", "")
    text = searching.kept(request, "kantor") if "cari" in request.GET else ""
    filters = replace(
        view.filters,
        text=text,
        service=_service(request),
        village=request.GET.get("desa", "")[:13],
        sort=sort if sort in SORTS else "priority",
        page=page_of(request),
    )
    return view, filters


def _service(request: StaffRequest) -> str:
    asked = request.GET.get("layanan", "")
    return asked if any(one.key == asked for one in services()) else ""


def _areas(request: StaffRequest) -> list[tuple[str, str]]:
    reach = request.actor.jurisdiction
    known = worklist.villages().items()
    return sorted((code, name) for code, name in known if covers(reach, code))


def _query(view: View, filters: Filters, searched: bool) -> str:
    known = {
        "tampilan": view.key,
        "layanan": filters.service,
        "desa": filters.village,
        "urut": filters.sort,
    }
    kept = {key: value for key, value in known.items() if value}
    return urlencode({**kept, **({"cari": "1"} if searched else {})})


def _cells(row: Row) -> Iterable[object]:
    plain = (
        row.receipt_number,
        row.service,
        row.village,
        words.stage(row.stage).word,
        row.age_days,
        PRIORITIES.get(row.priority, row.priority),
        row.needed_by,
        "ya" if row.late else "",
        words.DOORS.get(row.door, row.door),
    )
    return [_harmless(cell) for cell in plain]


def _harmless(cell: object) -> object:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in "=+-@\t" and cell else cell
