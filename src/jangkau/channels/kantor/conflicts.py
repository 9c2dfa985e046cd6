"""Two words for one item, side by side; a person chooses, neither is lost."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from jangkau.channels.kantor import items, words
from jangkau.channels.kantor.acting import give, new_act
from jangkau.channels.kantor.listing import OFFICE
from jangkau.channels.kantor.papers import Sheet, sheet
from jangkau.channels.staff.asked import page_of
from jangkau.channels.staff.guard import StaffRequest, staff_only
from jangkau.errors import Refusal
from jangkau.office import cases, people, worklist
from jangkau.office.cases import Case, Line
from jangkau.office.worklist import Filters
from jangkau.rules.access import may
from jangkau.rules.application import Conflict, Paper
from jangkau.rules.application.commands import Resolve
from jangkau.rules.application.state import Answer

TITLES = {"standing": "Yang berlaku sekarang", "other": "Yang datang kemudian"}


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two words: its text or paper, and the act that brought it, if known."""

    keep: str
    title: str
    text: str
    sheet: Sheet | None
    said: Line | None


@dataclass(frozen=True, slots=True)
class Difference:
    """One item with both its words; `act` names the one that came after."""

    item: str
    label: str
    why: str
    act: str
    sides: tuple[Side, Side]


@require_GET
@never_cache
@staff_only(*OFFICE)
def show_all(request: StaffRequest) -> HttpResponse:
    """List the applications in which two words wait for a choice."""
    wanted = Filters(only="conflicts", page=page_of(request))
    listing = worklist.work_list(request.actor, wanted)
    return render(request, "kantor/conflicts.html", {"listing": listing})


@require_http_methods(["GET", "POST"])
@never_cache
@staff_only(*OFFICE)
def resolve(request: StaffRequest, application: UUID) -> HttpResponse:
    """Show the differences of one application, and take the choice on one of them."""
    problem = _choose(request, application) if request.method == "POST" else None
    if request.method == "POST" and problem is None:
        messages.success(request, "Pilihan dicatat. Isian yang lain tetap ada di riwayat.")
        left = cases.row(request.actor, application).conflicts
        return redirect("kantor:resolve" if left else "kantor:case", application)
    case = cases.case(request.actor, application, "conflict")
    facts = {
        "case": case,
        "act": new_act(),
        "problem": problem,
        "names": people.names(),
        "differences": [_difference(case, conflict) for conflict in case.state.conflicts],
        "may_resolve": may(request.actor, "resolve", case.state.village),
    }
    return render(request, "kantor/resolve.html", facts, status=409 if problem else 200)


def _choose(request: StaffRequest, application: UUID) -> Refusal | None:
    try:
        other = UUID(request.POST.get("other_act", ""))
    except ValueError:
        return Refusal("JKL-1209")
    item, keep = request.POST.get("item", ""), request.POST.get("keep", "")
    return give(request, Resolve(application, item, other, keep))


def _difference(case: Case, conflict: Conflict) -> Difference:
    item = conflict.item
    bringer, bearer = _bringer(case, conflict), _line(case, conflict.act)
    return Difference(
        item=item,
        label=items.label_of(case.service, item),
        why=words.WHY_DIFFERENT.get(conflict.why, ""),
        act=str(conflict.act),
        sides=(
            _side(case, item, "standing", conflict.standing, bringer),
            _side(case, item, "other", conflict.other, bearer),
        ),
    )


def _side(case: Case, item: str, keep: str, value: Answer | Paper, said: Line | None) -> Side:
    return Side(
        keep=keep,
        title=TITLES[keep],
        text=items.text_of(case.service, item, value, worklist.villages()),
        sheet=sheet(case, item, value) if isinstance(value, Paper) else None,
        said=said,
    )


def _line(case: Case, act: UUID) -> Line | None:
    return next((line for line in case.history if line.act == act), None)


def _bringer(case: Case, conflict: Conflict) -> Line | None:
    """Return the last act before the other one that spoke of this item."""
    brought = None
    for line in case.history:
        if line.act == conflict.act:
            break
        if conflict.item in line.items:
            brought = line
    return brought
