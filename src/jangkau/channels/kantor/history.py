"""Everything that happened to one application, with both clocks, and who has read it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from jangkau.channels.kantor.listing import OFFICE
from jangkau.channels.staff.guard import StaffRequest, staff_only
from jangkau.office import cases, people, readings, trust

LATEST = 100  # readings shown


@require_GET
@never_cache
@staff_only(*OFFICE)
def show(request: StaffRequest, application: UUID) -> HttpResponse:
    """Show the acts in the regency's order and the readings, the latest first."""
    case = cases.case(request.actor, application, "history")
    facts = {
        "case": case,
        "readings": readings.of(application)[:LATEST],
        "names": people.names(),
        "issuers": trust.names(),
    }
    return render(request, "kantor/history.html", facts)
