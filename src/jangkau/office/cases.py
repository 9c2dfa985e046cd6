"""One application for a person who may see it: its state, its papers, its history."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from jangkau.catalogue import service
from jangkau.catalogue.model import Service
from jangkau.errors import Refusal
from jangkau.ledger import store
from jangkau.ledger.entries import Record
from jangkau.office import readings
from jangkau.office.derived.models import Case as CaseRow
from jangkau.office.derived.models import Token
from jangkau.office.kept.models import Copying
from jangkau.office.loading import acts
from jangkau.office.worklist import Row, rows_of, visible
from jangkau.rules.access import Actor
from jangkau.rules.application import Application, fold
from jangkau.rules.receipt_number import grouped, read


@dataclass(frozen=True, slots=True)
class Line:
    """One act in an application's history, with both clocks (ms since 1970, UTC).

    `items` names what it brought a value for or moved on: "field:child_name",
    "paper:birth_proof", "output:kk".
    """

    act: UUID
    kind: str
    account: str
    role: str
    node: str
    device_time: int
    received: int | None
    position: int | None
    verdict: str
    reason: str
    safe: bool
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """All that a check page shows of one application."""

    row: Row
    receipt_number: str
    service: Service
    state: Application
    history: tuple[Line, ...]
    ticks: int
    late: bool


def case(actor: Actor, application: UUID, purpose: str) -> Case:
    """Return the case and log the reading; JKL-1301 where it is not the actor's to see."""
    found = row(actor, application)
    readings.note(actor, application, purpose)
    records = store.history(application)
    state = fold(application, acts(records))
    return Case(
        row=rows_of([found])[0],
        receipt_number=grouped(found.receipt_number),
        service=service(state.service),
        state=state,
        history=tuple(line(record) for record in records),
        ticks=2 if all(store.is_safe(record) for record in records) else 1,
        late=found.late,
    )


def row(actor: Actor, application: UUID) -> CaseRow:
    """Return the case's row; JKL-1301 where it is not the actor's to see."""
    found = visible(actor).filter(application=application).first()
    if found is None:
        raise Refusal("JKL-1301")
    return found


def by_receipt(actor: Actor, text: str) -> UUID:
    """Return the application of a receipt number as typed; JKL-10xx or JKL-1301."""
    found = visible(actor).filter(receipt_number=read(text)).first()
    if found is None:
        raise Refusal("JKL-1301")
    return found.application


def owner_of_paper(actor: Actor, application: UUID, digest: bytes) -> CaseRow:
    """Return the row whose papers or documents hold this digest; JKL-1301 otherwise."""
    found = row(actor, application)
    state = fold(application, acts(store.history(application)))
    held = {page for paper in state.papers.values() for page in paper.pages}
    held |= {output.document for output in state.outputs.values() if output.document}
    for conflict in state.conflicts:
        for side in (conflict.standing, conflict.other):
            held |= set(getattr(side, "pages", ()))
    if digest not in held:
        raise Refusal("JKL-1301")
    return found


def look_alikes(actor: Actor, state: Application) -> list[Row]:
    """Return other visible cases of the same event by its numbers: perhaps told twice."""
    event = service(state.service).subject.event
    tokens = Token.objects.filter(application=state.id, kind=event).values("token")
    others = Token.objects.filter(kind=event, token__in=tokens).exclude(application=state.id)
    found = visible(actor).filter(application__in=others.values("application"))
    return rows_of(list(found[:5]))


def copied(application: UUID, output: str) -> frozenset[str]:
    """Return the fields of an output that were copied into SIAK."""
    rows = Copying.objects.filter(application=application, output=output)
    return frozenset(rows.values_list("field", flat=True))


def tick_copied(actor: Actor, application: UUID, output: str, field: str, done: bool) -> None:
    """Keep or take back the mark that a field was copied into SIAK."""
    found = row(actor, application)
    key = {"regency": found.regency, "application": application, "output": output}
    if done:
        Copying.objects.get_or_create(**key, field=field, defaults={"account": actor.account})
    else:
        Copying.objects.filter(**key, field=field).delete()


def forget_copied(application: UUID, **which: str) -> None:
    """Take back the marks of copied fields: of one `output`, or of one `field` in all.

    For when what was copied no longer holds: an output reopened, an answer replaced.
    """
    Copying.objects.filter(
        regency=settings.JANGKAU.regency, application=application, **which
    ).delete()


def line(record: Record) -> Line:
    """Return a record as histories show it."""
    entry = record.entry
    return Line(
        act=entry.act,
        kind=entry.kind,
        account=entry.actor,
        role=entry.role,
        node=entry.node,
        device_time=entry.device_time,
        received=record.received,
        position=record.position,
        verdict=record.verdict,
        reason=record.reason,
        items=_items(record),
        safe=store.is_safe(record),
    )


def _items(record: Record) -> tuple[str, ...]:
    """Return the items ("field:...", "paper:...", "output:...") that an act speaks of."""
    data = record.content.data if record.content else {}
    fields = {**data.get("answers", {}), **data.get("fields", {})}
    body = record.entry.body
    outputs = [body["output"]] if "output" in body else body.get("outputs", [])
    return (
        *(f"field:{name}" for name in fields),
        *(f"paper:{key}" for key in body.get("papers", {})),
        *(f"output:{key}" for key in outputs),
    )
