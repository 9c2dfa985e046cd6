"""Opens the desk's views: who may come in, and the draft or case they ask for."""

from collections.abc import Callable
from functools import wraps
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from uuid_utils.compat import uuid7

from jangkau.catalogue import conditions, service
from jangkau.catalogue.model import Service, Sibling
from jangkau.channels.staff.guard import StaffRequest, staff_only
from jangkau.errors import Refusal
from jangkau.office import cases, drafts
from jangkau.office.cases import Case
from jangkau.office.drafts import Draft
from jangkau.rules.access import DESK_ROLES

View = Callable[..., HttpResponse]


def desk(view: View) -> View:
    """Open a view to the desk's roles; its pages are never kept by the browser."""
    return never_cache(staff_only(*sorted(DESK_ROLES))(view))


def of_draft(view: View) -> View:
    """Give a view the person's own draft; one that was filed leads to its receipt."""

    @wraps(view)
    def opened(request: StaffRequest, draft: UUID, **kwargs: str) -> HttpResponse:
        found = drafts.find(request.actor, draft)
        if found is None:
            cases.row(request.actor, draft)
            return redirect("desk:receipt", draft)
        if "mends" in found.filing:
            raise Refusal("JKL-1301")
        return view(request, found, **kwargs)

    return desk(opened)


def service_of(draft: Draft) -> Service:
    """Return the service that a draft is for."""
    return service(draft.service)


def name_of(found: Case) -> str:
    """Return the name of whom an application is about, "" where it is not known."""
    return str(found.state.answers.get(found.service.subject.name) or "")


def sibling_of(found: Case) -> Sibling | None:
    """Return the further application that may be begun from this one, or None."""
    sibling = found.service.sibling
    stands = sibling and conditions.stands(found.service, sibling.when, found.state.answers)
    return sibling if stands else None


def act_of(request: HttpRequest) -> UUID:
    """Return the act id that the form carried: pressed twice, done once."""
    try:
        return UUID(request.POST.get("act", ""))
    except ValueError:
        return uuid7()
