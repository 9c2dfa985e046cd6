"""From a folded application to the rows that lists and searches read."""

import hashlib
import hmac
from collections.abc import Collection, Sequence
from uuid import UUID

import cbor2
from django.conf import settings

from jangkau.catalogue import service
from jangkau.catalogue.conditions import Given, by_name
from jangkau.catalogue.model import Service
from jangkau.ledger import keys, store, vault
from jangkau.ledger.entries import Record
from jangkau.office.derived.models import Case, Document, Token
from jangkau.office.loading import acts
from jangkau.office.timeliness import facts_of
from jangkau.rules.application import Application, fold
from jangkau.rules.receipt_number import of_application

MANY = 500  # applications written with one statement


def project(application: UUID) -> None:
    """Write the rows of one application as its acts now stand."""
    project_all([application])


def project_all(applications: Sequence[UUID]) -> None:
    """Write the rows of applications as their acts now stand.

    An application whose filing is held stays in its node's lists, to be seen and mended.
    """
    for start in range(0, len(applications), MANY):
        histories = store.histories(applications[start : start + MANY])
        folded = [(records, *_folded(one, records)) for one, records in histories.items()]
        known = [told for told in folded if told[1].stage != "unknown"]
        states = [state for _, state, _ in known]
        sealed = vault.seal_all({state.id: _names(state) for state in states})
        Case.objects.bulk_create(
            [_case(*told, sealed[told[1].id]) for told in known],
            update_conflicts=True,
            unique_fields=["application"],
            update_fields=_COLUMNS,
        )
        _documents(states)
        _tokens(states)


_COLUMNS = [field.attname for field in Case._meta.concrete_fields if not field.primary_key]


def _folded(application: UUID, records: list[Record]) -> tuple[Application, str]:
    state = fold(application, acts(records))
    if state.stage == "unknown" and settings.JANGKAU.role != "regency":
        return fold(application, acts(records, with_held=True)), "held"
    return state, state.stage


def _case(records: list[Record], state: Application, stage: str, sealed: bytes) -> Case:
    return Case(
        application=state.id,
        regency=_regency(),
        receipt_number=of_application(state.id).replace("-", ""),
        secret=secret_hash(state.secret),
        node=records[0].entry.node,
        returned=len(state.returned),
        conflicts=len(state.conflicts),
        outputs={key: output.stage for key, output in state.outputs.items()},
        changed_at=max(r.received or r.entry.device_time for r in records),
        last_position=max((r.position or 0 for r in records), default=0) or None,
        late=facts_of(state).late,
        late_decided=bool(state.late_decided_by),
        sealed=sealed,
        held=sum(record.verdict == "held" for record in records),
        stage=stage,
        **{name: getattr(state, name) for name in SAME},
    )


SAME = (
    "service",
    "village",
    "door",
    "filed_by",
    "priority",
    "needed_by",
    "filed_at",
    "accepted_at",
)


def secret_hash(secret: str) -> bytes:
    """Return the keyed hash (32 bytes) under which a receipt's secret is looked up."""
    key = settings.SECRET_KEY.encode()
    return hmac.new(key, b"receipt:" + secret.encode(), hashlib.sha256).digest()


def used_elsewhere(digest: bytes, application: UUID, output: str) -> bool:
    """Return whether this PDF is already attached to another output."""
    rows = Document.objects.filter(regency=_regency(), digest=digest)
    return rows.exclude(application=application, output=output).exists()


def villages_of(applications: Collection[UUID]) -> dict[UUID, str]:
    """Return the village code of each application known here."""
    rows = Case.objects.filter(regency=_regency(), application__in=applications)
    return dict(rows.values_list("application", "village"))


def names_of(case: Case) -> dict[str, str]:
    """Return the names that lists show; empty once the application was erased."""
    opened = vault.open_for(case.application, bytes(case.sealed)) if case.sealed else None
    return cbor2.loads(opened) if opened else {}


def _names(state: Application) -> bytes:
    subject = service(state.service).subject
    told = dict.fromkeys((*subject.names, *subject.same_names))
    return cbor2.dumps({name: state.answers.get(name) or "" for name in told})


def _documents(states: Sequence[Application]) -> None:
    rows = Document.objects.filter(regency=_regency())
    rows.filter(application__in=[state.id for state in states]).delete()
    attached = [
        Document(regency=_regency(), digest=output.document, application=state.id, output=key)
        for state in states
        for key, output in state.outputs.items()
        if output.document
    ]
    Document.objects.bulk_create(attached, ignore_conflicts=True)


def _tokens(states: Sequence[Application]) -> None:
    rows = Token.objects.filter(regency=_regency())
    rows.filter(application__in=[state.id for state in states]).delete()
    if settings.JANGKAU.role != "regency":
        return
    Token.objects.bulk_create(
        Token(regency=_regency(), kind=kind, token=keys.blind(value), application=state.id)
        for state in states
        for kind, value in _identifiers(state)
    )


def _identifiers(state: Application) -> list[tuple[str, str]]:
    offered = service(state.service)
    found = {
        ("kk_number" if by_name(offered)[name].kind == "kk_number" else "nik", str(value))
        for name in offered.subject.numbers
        if (value := state.answers.get(name))
    }
    same = same_numbers(offered, state.answers)
    return sorted({*found, *([(offered.subject.event, same)] if same else [])})


def same_numbers(offered: Service, answers: Given) -> str:
    """Return what an application of the same event would have too, "" if one is lacking."""
    told = [answers.get(name) for name in offered.subject.same_numbers]
    return "|".join(map(str, told)) if all(told) else ""


def _regency() -> str:
    return str(settings.JANGKAU.regency)
