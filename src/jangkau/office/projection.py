"""From a folded application to the rows that lists and searches read."""

import hashlib
import hmac
from collections.abc import Collection
from uuid import UUID

import cbor2
from django.conf import settings

from jangkau.ledger import keys, store, vault
from jangkau.office.derived.models import Case, Document, Token
from jangkau.office.loading import acts
from jangkau.office.timeliness import facts_of
from jangkau.rules.application import Application, fold
from jangkau.rules.receipt_number import of_application

LIST_FIELDS = ("child_name", "mother_name", "father_name", "reporter_name")
TOKEN_FIELDS = ("mother_nik", "father_nik", "reporter_nik", "kk_number")


def project(application: UUID) -> None:
    """Write the rows of one application as its acts now stand.

    An application whose filing is held stays in its node's lists, to be seen and mended.
    """
    records = store.history(application)
    state, stage = fold(application, acts(records)), ""
    if state.stage == "unknown" and settings.JANGKAU.role != "regency":
        state, stage = fold(application, acts(records, with_held=True)), "held"
    if state.stage == "unknown":
        return
    first = records[0].entry
    Case.objects.update_or_create(
        application=application,
        defaults={
            "regency": _regency(),
            "receipt_number": of_application(application).replace("-", ""),
            "secret": secret_hash(state.secret),
            "node": first.node,
            "returned": len(state.returned),
            "conflicts": len(state.conflicts),
            "outputs": {key: output.stage for key, output in state.outputs.items()},
            "changed_at": max(r.received or r.entry.device_time for r in records),
            "last_position": max((r.position or 0 for r in records), default=0) or None,
            "late": facts_of(state).late,
            "late_decided": bool(state.late_decided_by),
            "sealed": _sealed(state),
            "held": sum(record.verdict == "held" for record in records),
            "stage": stage or state.stage,
            **{name: getattr(state, name) for name in SAME},
        },
    )
    _documents(state)
    _tokens(state)


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


def _sealed(state: Application) -> bytes:
    names = {name: state.answers.get(name) or "" for name in LIST_FIELDS}
    return vault.seal_for(state.id, cbor2.dumps(names))


def _documents(state: Application) -> None:
    Document.objects.filter(regency=_regency(), application=state.id).delete()
    for key, output in state.outputs.items():
        if output.document:
            Document.objects.get_or_create(
                regency=_regency(),
                digest=output.document,
                defaults={"application": state.id, "output": key},
            )


def _tokens(state: Application) -> None:
    Token.objects.filter(regency=_regency(), application=state.id).delete()
    if settings.JANGKAU.role != "regency":
        return
    found = {
        ("nik" if name.endswith("nik") else "kk_number", str(state.answers[name]))
        for name in TOKEN_FIELDS
        if state.answers.get(name)
    }
    born = f"{state.answers.get('mother_nik')}|{state.answers.get('child_birth_date')}"
    found.add(("birth", born))
    Token.objects.bulk_create(
        Token(regency=_regency(), kind=kind, token=keys.blind(value), application=state.id)
        for kind, value in sorted(found)
    )


def _regency() -> str:
    return str(settings.JANGKAU.regency)
