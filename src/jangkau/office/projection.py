"""From a folded application to the rows that lists and searches read."""

import hashlib
import hmac
import json
from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

import cbor2
from django.conf import settings

from jangkau.catalogue import service
from jangkau.catalogue.conditions import Given, by_name, value_of
from jangkau.catalogue.model import Service
from jangkau.ledger import keys, sql, store, vault
from jangkau.ledger.entries import Record
from jangkau.office import seals
from jangkau.office.derived.models import Case, Document
from jangkau.office.loading import acts
from jangkau.office.numbers import plain
from jangkau.office.timeliness import facts_of
from jangkau.rules.application import Application, fold
from jangkau.rules.receipt_number import of_application

MANY = 500  # applications written with one statement


def project(application: UUID) -> None:
    """Write the rows of one application as its acts now stand."""
    project_all([application])


def project_all(applications: Sequence[UUID], new: Collection[UUID] = ()) -> None:
    """Write the rows of applications as their acts now stand; `new` acts came just now."""
    for start in range(0, len(applications), MANY):
        write(store.histories(applications[start : start + MANY]), new)


def write(histories: Mapping[UUID, Sequence[Record]], new: Collection[UUID] = ()) -> None:
    """Write the rows of applications whose whole histories these are.

    An application whose filing is held stays in its node's lists, to be seen and mended.
    Where all acts are `new`, nothing was written before that would have to go.
    """
    folded = [(records, *_folded(one, records)) for one, records in histories.items()]
    known = [told for told in folded if told[1].stage != "unknown"]
    older = [
        state.id
        for records, state, _ in known
        if any(record.entry.act not in new for record in records)
    ]
    states = [state for _, state, _ in known]
    sealed = vault.seal_all({state.id: _names(state) for state in states})
    cases = [_row(_case(*told, sealed[told[1].id])) for told in known]
    told = [
        *sql.inserts("derived_case", COLUMNS, cases, _ANEW),
        *(
            one
            for table in ("document", "token", "withdrawnseal")
            for one in _without(f"derived_{table}", older)
        ),
        *sql.inserts("derived_document", DOCUMENT, _documents(states), _ONCE),
        *sql.inserts("derived_token", TOKEN, _tokens(states)),
        *sql.inserts("derived_withdrawnseal", WITHDRAWN, _withdrawn(states)),
    ]
    if told:
        sql.each(*told)


COLUMNS = tuple(field.attname for field in Case._meta.concrete_fields)
OTHERS = ("derived_document", "derived_token", "derived_withdrawnseal")
DOCUMENT = ("regency", "digest", "application", "output")
TOKEN = ("regency", "kind", "token", "application")
WITHDRAWN = ("regency", "mark", "application")
_ANEW = sql.overwriting(COLUMNS, ("application",))
_ONCE = "ON CONFLICT (regency, digest) DO NOTHING"


def _row(case: Case) -> sql.Row:
    told = (getattr(case, name) for name in COLUMNS)
    return tuple(json.dumps(one) if isinstance(one, dict) else one for one in told)


def _without(table: str, applications: list[UUID]) -> list[sql.Statement]:
    if not applications:
        return []
    these = f"application IN {sql.places(applications)}"
    text = f"DELETE FROM {table} WHERE regency = %s AND {these}"  # noqa: S608
    return [(text, [_regency(), *applications])]


def _folded(application: UUID, records: Sequence[Record]) -> tuple[Application, str]:
    state = fold(application, acts(records))
    if state.stage == "unknown" and settings.JANGKAU.role != "regency":
        return fold(application, acts(records, with_held=True)), "held"
    return state, state.stage


def _case(records: Sequence[Record], state: Application, stage: str, sealed: bytes) -> Case:
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
    asked, told = list(applications), dict[UUID, str]()
    for start in range(0, len(asked), MANY):
        part = asked[start : start + MANY]
        text = f"{_VILLAGE} AND application IN {sql.places(part)}"
        for application, village in sql.fetch(text, [_regency(), *part]):
            told[sql.identifier(application)] = village
    return told


_VILLAGE = "SELECT application, village FROM derived_case WHERE regency = %s"


def names_of(case: Case) -> dict[str, str]:
    """Return the names that lists show; empty once the application was erased."""
    opened = vault.open_for(case.application, bytes(case.sealed)) if case.sealed else None
    return cbor2.loads(opened) if opened else {}


def _names(state: Application) -> bytes:
    offered = service(state.service)
    told = dict.fromkeys((*offered.subject.names, *offered.subject.same_names))
    return cbor2.dumps({name: value_of(offered, name, state.answers) or "" for name in told})


def _documents(states: Sequence[Application]) -> list[sql.Row]:
    return [
        (_regency(), output.document, state.id, key)
        for state in states
        for key, output in state.outputs.items()
        if output.document
    ]


def _tokens(states: Sequence[Application]) -> list[sql.Row]:
    if settings.JANGKAU.role != "regency":
        return []
    index = keys.blinder()
    return [
        (_regency(), kind, index(value), state.id)
        for state in states
        for kind, value in _identifiers(state)
    ]


def _withdrawn(states: Sequence[Application]) -> list[sql.Row]:
    return [(_regency(), mark, state.id) for state in states for mark in seals.withdrawn(state)]


def _identifiers(state: Application) -> list[tuple[str, str]]:
    offered = service(state.service)
    found = {
        ("kk_number" if by_name(offered)[name].kind == "kk_number" else "nik", str(value))
        for name in offered.subject.numbers
        if (value := state.answers.get(name))
    }
    documents = {
        ("document", plain(output.document_number))
        for output in state.outputs.values()
        if output.document_number
    }
    same = same_numbers(offered, state.answers)
    return sorted({*found, *documents, *([(offered.subject.event, same)] if same else [])})


def same_numbers(offered: Service, answers: Given) -> str:
    """Return what an application of the same event would have too, "" if one is lacking."""
    told = [answers.get(name) for name in offered.subject.same_numbers]
    return "|".join(map(str, told)) if all(told) else ""


def _regency() -> str:
    return str(settings.JANGKAU.regency)
