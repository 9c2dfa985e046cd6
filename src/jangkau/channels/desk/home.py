"""Meja kerja: what waits here, what came back, what is ready, and one's own applications."""

import csv
from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from jangkau.catalogue import services
from jangkau.channels.desk import times, words
from jangkau.channels.desk.doorway import desk, service_of
from jangkau.channels.staff import searching
from jangkau.channels.staff.asked import page_of
from jangkau.channels.staff.guard import StaffRequest
from jangkau.office import drafts, readings
from jangkau.office.drafts import Draft
from jangkau.office.outbox import outbox
from jangkau.office.worklist import Filters, Row, work_list

SORTS = (("newest", "Terbaru"), ("oldest", "Terlama"), ("priority", "Didahulukan"))
SHORT = 5
CSV_PAGES = 40
CSV_HEAD = (
    "Nomor tanda terima", "Layanan", "Nama", "Keterangan", "Desa", "Dikirim", "Keadaan",
    "Centang",
)  # fmt: skip


@require_GET
@desk
def home(request: StaffRequest) -> HttpResponse:
    """Show the desk on one page."""
    actor = request.actor
    if "bersihkan" in request.GET:
        searching.keep(request, "meja", "")
        return redirect("desk:home")
    filters = _filters(request)
    returned = work_list(actor, Filters(stages=("returned",), sort="oldest"))
    ready = work_list(actor, Filters(only="ready", sort="oldest"))
    typed = drafts.of(actor)
    facts = {
        "outbox": outbox(),
        "services": services(),
        "drafts": [_draft(one) for one in typed if "mends" not in one.filing],
        "mends": {UUID(one.filing["mends"]) for one in typed if "mends" in one.filing},
        "returned": replace(returned, rows=returned.rows[:SHORT]),
        "ready": replace(ready, rows=ready.rows[:SHORT]),
        "list": work_list(actor, filters),
        "filters": filters,
        "query": _query(request),
        "paging": f"{_query(request)[1:]}&" if _query(request) else "",
        "stages": [(key, word) for key, (word, _) in words.STAGES.items() if key != "unknown"],
        "sorts": SORTS,
        "filtered": bool(filters.stages or filters.text),
    }
    return render(request, "desk/home.html", facts)


@require_POST
@desk
def search(request: StaffRequest) -> HttpResponse:
    """Keep what is searched in the session: a name or a NIK never stands in an address."""
    searching.keep(request, "meja", request.POST.get("text", "").strip())
    return redirect(f"{reverse('desk:home')}{_query(request)}#daftar")


@require_GET
@desk
def csv_list(request: StaffRequest) -> HttpResponse:
    """Return the list as it is filtered, for a spreadsheet; each reading is noted."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="permohonan.csv"'
    response.write("\ufeff")
    writer = csv.writer(response, delimiter=";")
    writer.writerow(CSV_HEAD)
    for row in _all_rows(request):
        readings.note(request.actor, row.application, "csv")
        writer.writerow(_harmless(_cells(row)))
    return response


def _filters(request: StaffRequest) -> Filters:
    stage = request.GET.get("tahap", "")
    sort = request.GET.get("urut", "newest")
    return Filters(
        stages=(stage,) if stage in words.STAGES else (),
        text=searching.kept(request, "meja"),
        mine=request.GET.get("milik", "saya") == "saya",
        sort=sort if sort in dict(SORTS) else "newest",
        page=page_of(request),
    )


def _query(request: HttpRequest) -> str:
    """Return the filters as a query, without the page."""
    kept = request.GET.copy()
    kept.pop("hal", None)
    return f"?{kept.urlencode()}" if kept else ""


def _all_rows(request: StaffRequest) -> Iterable[Row]:
    filters = _filters(request)
    for page in range(1, CSV_PAGES + 1):
        found = work_list(request.actor, replace(filters, page=page))
        yield from found.rows
        if page >= found.pages:
            return


def _cells(row: Row) -> list[str]:
    return [
        row.receipt_number,
        row.service,
        row.person,
        row.beside,
        row.village,
        f"{times.at(row.filed_at):%Y-%m-%d %H:%M}",
        words.STAGES.get(row.stage, (row.stage, ""))[0],
        str(row.ticks),
    ]


def _harmless(cells: list[str]) -> list[str]:
    """Return the cells so that a spreadsheet takes none for a formula."""
    return [f"'{cell}" if cell[:1] in "=+-@\t\r" and cell else cell for cell in cells]


def _draft(draft: Draft) -> dict[str, object]:
    offered = service_of(draft)
    return {
        "id": draft.application,
        "service": offered.short,
        "name": draft.answers.get(offered.subject.name) or offered.subject.unnamed,
        "changed_at": draft.changed_at,
        "answered": sum(value not in (None, "") for value in draft.answers.values()),
    }
