"""What was held at the door: a person lets it in or sets it aside; nothing is deleted."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from django.conf import settings
from uuid_utils.compat import uuid7

from jangkau.errors import Refusal
from jangkau.ledger import store
from jangkau.ledger.entries import Record
from jangkau.office import projection, readings
from jangkau.office.loading import LET_IN, SET_ASIDE, spoken_of
from jangkau.rules.access import Actor, covers, may
from jangkau.rules.application import readable

Decision = Literal["waiting", "let_in", "set_aside"]
DECISIONS: dict[str, Decision] = {LET_IN: "let_in", SET_ASIDE: "set_aside"}


@dataclass(frozen=True, slots=True)
class Held:
    """A held act, the village it speaks of ("" if unknown) and what was decided on it."""

    record: Record
    village: str
    decision: Decision
    decided_by: str = ""
    why: str = ""


def held(actor: Actor) -> list[Held]:
    """Return the held acts in the actor's jurisdiction, undecided ones first, oldest first."""
    records = store.held()
    villages = projection.villages_of({record.entry.subject for record in records})
    decided = _decisions({record.entry.subject for record in records})
    found = [_told(record, villages, decided) for record in records]
    mine = [one for one in found if _covered(actor, one)]
    return sorted(mine, key=lambda one: (one.decision != "waiting", one.record.position or 0))


def open_held(actor: Actor, act: UUID) -> Held:
    """Return one held act and log the reading; JKL-1301 where it is not the actor's to see."""
    found = _find(actor, act)
    readings.note(actor, found.record.entry.subject, "held")
    return found


def release(actor: Actor, held_act: UUID, why: str, act: UUID | None = None) -> None:
    """Let a held act in: it has effect from now on, under the name of who sent it."""
    _decide(actor, held_act, LET_IN, why, act)


def set_aside(actor: Actor, held_act: UUID, why: str, act: UUID | None = None) -> None:
    """Leave a held act without effect, for good reason; it may still be let in later."""
    _decide(actor, held_act, SET_ASIDE, why, act)


def _decide(actor: Actor, held_act: UUID, kind: str, why: str, act: UUID | None) -> None:
    with store.writing():
        found = _find(actor, held_act)
        if act is not None and (known := store.find(act)) is not None:
            _refuse_other(known, kind, actor, held_act)
            return
        if not may(actor, "resolve", found.village or actor.jurisdiction):
            raise Refusal("JKL-1302")
        if found.decision == "let_in" or found.decision == DECISIONS[kind]:
            raise Refusal("JKL-1223")
        if not why.strip():
            raise Refusal("JKL-1224")
        if kind == LET_IN and not _readable(found.record):
            raise Refusal("JKL-1227")
        subject = found.record.entry.subject
        store.append([_said(act or uuid7(), kind, subject, actor, held_act, why)])
        projection.project(subject)


def _refuse_other(known: Record, kind: str, actor: Actor, held_act: UUID) -> None:
    if known.entry.actor != actor.account:
        raise Refusal("JKL-1301")
    if known.entry.kind != kind or spoken_of(known) != held_act:
        raise Refusal("JKL-1226")


def _readable(record: Record) -> bool:
    content = record.content.data if record.content else {}
    return readable(record.entry.kind, record.entry.body, content)


def _said(
    act: UUID, kind: str, subject: UUID, actor: Actor, held_act: UUID, why: str
) -> store.NewAct:
    return store.NewAct(
        act=act,
        kind=kind,
        subject=subject,
        actor=actor.account,
        role=actor.role,
        body={"act": held_act.bytes},
        content={"why": why.strip()},
    )


def _find(actor: Actor, act: UUID) -> Held:
    record = store.find(act)
    if record is None or record.verdict != "held":
        raise Refusal("JKL-1301")
    subjects = {record.entry.subject}
    found = _told(record, projection.villages_of(subjects), _decisions(subjects))
    if not _covered(actor, found):
        raise Refusal("JKL-1301")
    return found


def _told(record: Record, villages: dict[UUID, str], decided: dict[UUID, Record]) -> Held:
    subject = record.entry.subject
    filed = record.entry.body.get("village")
    village = villages.get(subject) or (filed if isinstance(filed, str) else "")
    decision = decided.get(record.entry.act)
    if decision is None:
        return Held(record, village, "waiting")
    why = decision.content.data.get("why", "") if decision.content else ""
    return Held(record, village, DECISIONS[decision.entry.kind], decision.entry.actor, why)


def _covered(actor: Actor, one: Held) -> bool:
    return covers(actor.jurisdiction, one.village or settings.JANGKAU.jurisdiction)


def _decisions(subjects: Iterable[UUID]) -> dict[UUID, Record]:
    return {
        spoken_of(record): record
        for subject in subjects
        for record in store.history(subject)
        if record.entry.kind in DECISIONS
    }
