"""Sending: one act files the draft, however often the button is pressed."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from jangkau.catalogue.conditions import due_outputs, kept
from jangkau.channels.desk import checking, filing
from jangkau.channels.desk.doorway import of_draft, service_of
from jangkau.channels.desk.times import today
from jangkau.channels.staff.guard import StaffRequest
from jangkau.office import gate
from jangkau.office.drafts import Draft
from jangkau.rules.application.commands import Submit
from jangkau.rules.receipt_number import mint_secret


@require_POST
@of_draft
def send(request: StaffRequest, draft: Draft) -> HttpResponse:
    """File the draft and go to its receipt; what is wrong leads back to where it is mended."""
    act = draft.filing.get("act", "")
    if not act:
        return redirect("desk:read_back", draft.application)
    errors = any(one.level == "error" for one in checking.of_draft(draft))
    if errors or filing.wrong(draft.filing):
        response = redirect("desk:entry", draft.application)
        response["Location"] += "?periksa=1"
        return response
    gate.perform(request.actor, _submit(draft), UUID(act))
    return redirect("desk:receipt", draft.application)


def _submit(draft: Draft) -> Submit:
    offered = service_of(draft)
    told = draft.filing
    return Submit(
        application=draft.application,
        service=offered.key,
        version=offered.version,
        village=str(draft.answers["village"]),
        door="desk",
        answers=kept(offered, draft.answers),
        papers=checking.papers_to_file(draft),
        outputs=tuple(one.key for one in due_outputs(offered, draft.answers, today())),
        secret=mint_secret(),
        filing={name: told[name] for name in filing.SENT if told.get(name)},
        priority=told.get("priority", ""),
        needed_by=told.get("needed_by", ""),
    )
