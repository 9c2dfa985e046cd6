"""The one gate: load, decide, append, project."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

from django.conf import settings
from uuid_utils.compat import uuid7

from jangkau.errors import Refusal
from jangkau.ledger import store
from jangkau.ledger.entries import Record
from jangkau.office import cases, projection
from jangkau.office.kept.models import Account
from jangkau.office.loading import load
from jangkau.office.timeliness import facts_of
from jangkau.rules.access import GRANTS, ROLES, Actor, Role, covers
from jangkau.rules.application import Application, Command, Event, decide
from jangkau.rules.application.commands import Correct, Issue, Resolve, Submit


@dataclass(frozen=True, slots=True)
class Sender:
    """The enrolled device that brings records: its node, role, reach and standing."""

    node: str
    role: str
    jurisdiction: str
    revoked: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one command did; `replayed` says that it had been done before."""

    application: UUID
    records: tuple[Record, ...]
    replayed: bool = False


def perform(actor: Actor, command: Command, act: UUID | None = None) -> Outcome:
    """Do one command once and durably, or raise Refusal and change nothing.

    `act` is minted at the door; giving it again returns the first outcome.
    """
    act = act or uuid7()
    with store.writing(command.application):
        known = store.find(act)
        if known is not None:
            return Outcome(known.entry.subject, (known,), replayed=True)
        state = load(command.application)
        _visible(state, command, actor)
        events = decide(state, command, actor, facts_of(state))
        if isinstance(command, Issue):
            _unused(command)
        records = store.append(_acts(act, command.application, actor, events))
        _forget_copies(command)
        projection.project(command.application)
    return Outcome(command.application, tuple(records))


def admit(records: Sequence[Record], sender: Sender) -> list[Record]:
    """Take in what a device brings: all is kept, what may not be is held with its reason.

    Records are verified by sync; this judges only whether they may have effect. The
    caller holds `store.writing()`. Returns those that were new.
    """
    villages, people = _villages(records), _people(records)
    reasons = {
        record.entry.act: _why_held(record, sender, villages, people) for record in records
    }
    new = store.take(records, {act: reason for act, reason in reasons.items() if reason})
    _project_all(record.entry.subject for record in new)
    return new


def learn(records: Sequence[Record]) -> list[UUID]:
    """Take at a node what the regency sent down, and fold anew what it changes."""
    changed = store.learn(records)
    _project_all(changed)
    return changed


def _project_all(subjects: Iterable[UUID]) -> None:
    projection.project_all(list(dict.fromkeys(subjects)))


def _visible(state: Application, command: Command, actor: Actor) -> None:
    if isinstance(command, Submit) and state.stage == "unknown":
        village = command.village
    else:
        village = state.village
    if not covers(actor.jurisdiction, village):
        raise Refusal("JKL-1301")


def _unused(command: Issue) -> None:
    document, application, output = command.document, command.application, command.output
    if document and projection.used_elsewhere(document, application, output):
        raise Refusal("JKL-1221")


def _forget_copies(command: Command) -> None:
    """Take back the marks of what was copied into SIAK and holds no more."""
    if isinstance(command, Correct):
        cases.forget_copied(command.application, output=command.output)
    if isinstance(command, Resolve):
        cases.forget_copied(command.application, field=command.item.partition(":")[2])


def _acts(
    act: UUID, application: UUID, actor: Actor, events: list[Event]
) -> list[store.NewAct]:
    return [
        store.NewAct(
            act=act if index == 0 else uuid5(act, str(index)),
            kind=event.kind,
            subject=application,
            actor=actor.account,
            role=actor.role,
            body=dict(event.body),
            content=dict(event.content) or None,
        )
        for index, event in enumerate(events)
    ]


VERBS: Mapping[str, str] = {
    "application.started": "start",
    "application.submitted": "submit",
    "application.mended": "mend",
    "application.withdrawn": "withdraw",
    "output.handed_over": "hand_over",
    "output.printed": "print",
}
HELD_REVOKED = "perangkat sudah dicabut"
HELD_PLACE = "di luar wilayah perangkat"
HELD_WHO = "petugas tidak terdaftar atau akunnya sudah ditutup"
HELD_ROLE = "langkah ini bukan wewenang petugas di perangkat itu"
HELD_NODE: Mapping[str, frozenset[str]] = {
    "village": frozenset({"village_operator", "district_operator"}),
    "van": frozenset({"mobile_team"}),
}


def _why_held(
    record: Record, sender: Sender, villages: Mapping[UUID, str], people: Mapping[str, str]
) -> str:
    entry = record.entry
    checks: list[tuple[Callable[[], bool], str]] = [
        (lambda: sender.revoked, HELD_REVOKED),
        (lambda: not covers(sender.jurisdiction, villages[entry.subject]), HELD_PLACE),
        (lambda: people.get(entry.actor) != entry.role, HELD_WHO),
        (lambda: entry.role not in HELD_NODE.get(sender.role, frozenset()), HELD_ROLE),
        (lambda: not _granted(entry.role, entry.kind), HELD_ROLE),
    ]
    return next((reason for fails, reason in checks if fails()), "")


def _granted(role: str, kind: str) -> bool:
    return role in ROLES and VERBS.get(kind, "") in GRANTS[_role(role)]


def _role(role: str) -> Role:
    return next(known for known in ROLES if known == role)


def _people(records: Sequence[Record]) -> dict[str, str]:
    """Return the role of each open account that these records name."""
    named = {record.entry.actor for record in records}
    accounts = Account.objects.filter(
        regency=settings.JANGKAU.regency, username__in=named, is_active=True
    )
    return dict(accounts.values_list("username", "role"))


def _villages(records: Sequence[Record]) -> dict[UUID, str]:
    """Return each subject's village: as filed here, else as filed in these records."""
    filed = {
        record.entry.subject: record.entry.body["village"]
        for record in records
        if "village" in record.entry.body
    }
    here = projection.villages_of({record.entry.subject for record in records})
    waiting = dict.fromkeys(
        (record.entry.subject for record in records), settings.JANGKAU.jurisdiction
    )
    return {**waiting, **filed, **here}
