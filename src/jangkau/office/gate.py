"""The one gate: load, decide, append, project."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID, uuid5

from uuid_utils.compat import uuid7

from jangkau.errors import Refusal
from jangkau.ledger import store
from jangkau.ledger.entries import Record, canonical
from jangkau.office import admission, cases, drafts, numbers, projection, trust
from jangkau.office.loading import acts
from jangkau.office.timeliness import facts_of
from jangkau.rules.access import Actor, covers
from jangkau.rules.application import Application, Command, Event, decide, fold, said
from jangkau.rules.application.commands import Correct, Issue, Resolve, Submit

LONGEST = 4000  # characters of one text


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one command did; `replayed` says that it had been done before."""

    application: UUID
    records: tuple[Record, ...]
    replayed: bool = False


def perform(actor: Actor, command: Command, act: UUID | None = None) -> Outcome:
    """Do one command once and durably, or raise Refusal and change nothing.

    `act` is minted at the door; giving it again returns the first outcome. With other
    words it is refused (JKL-1226): a changed form is never called sent. Another person's
    act is not found (JKL-1301).
    """
    act = act or uuid7()
    with store.writing(command.application):
        known = store.find(act)
        if known is not None:
            _refuse_other(known, command, actor)
            return Outcome(known.entry.subject, (known,), replayed=True)
        before = store.history(command.application)
        state = fold(command.application, acts(before))
        _visible(state, command, actor)
        facts = facts_of(state)
        if isinstance(command, Issue):
            _unused(command, state)
            facts = replace(facts, second_person=trust.lets_confirm())
        events = decide(state, command, actor, facts)
        _refuse_long(events)
        _clear_up(actor, command)
        records = store.append(_acts(act, command.application, actor, events))
        _project(command.application, [*before, *records], {r.entry.act for r in records})
    return Outcome(command.application, tuple(records))


def admit(records: Sequence[Record], sender: admission.Sender) -> list[Record]:
    """Take in what a device brings: all is kept, what may not be is held with its reason.

    Records are verified by sync; this judges only whether they may have effect. The
    caller holds `store.writing()`. Returns those that were new.
    """
    reasons = admission.why_held(records, sender)
    new = store.take(records, reasons)
    subjects = _once(record.entry.subject for record in new)
    projection.project_all(subjects, {record.entry.act for record in new})
    return new


def learn(records: Sequence[Record]) -> list[UUID]:
    """Take at a node what the regency sent down, and fold anew what it changes."""
    changed = store.learn(records)
    projection.project_all(_once(changed))
    return changed


def _once(subjects: Iterable[UUID]) -> list[UUID]:
    return list(dict.fromkeys(subjects))


def _project(application: UUID, known: Sequence[Record], new: Collection[UUID]) -> None:
    """Write the rows from what was read, unless a device's acts came in meanwhile."""
    if store.count(application) == len(known):
        projection.write({application: known}, new)
    else:
        projection.project(application)


def _refuse_other(known: Record, command: Command, actor: Actor) -> None:
    entry, content = known.entry, known.content
    if entry.subject != command.application or entry.actor != actor.account:
        raise Refusal("JKL-1301")
    event = said(command, actor)
    same = event.kind == entry.kind and canonical(dict(event.body)) == canonical(entry.body)
    if content is not None:
        minted = {"secret": content.data["secret"]} if "secret" in content.data else {}
        same = same and canonical({**event.content, **minted}) == canonical(content.data)
    if not same:
        raise Refusal("JKL-1226")


def _visible(state: Application, command: Command, actor: Actor) -> None:
    if isinstance(command, Submit) and state.stage == "unknown":
        village = command.village
    else:
        village = state.village
    if not covers(actor.jurisdiction, village):
        raise Refusal("JKL-1301")


def _unused(command: Issue, state: Application) -> None:
    document, application, output = command.document, command.application, command.output
    if document and projection.used_elsewhere(document, application, output):
        raise Refusal("JKL-1221")
    if numbers.belong_elsewhere([command.document_number], state):
        raise Refusal("JKL-1229")


def _refuse_long(events: Sequence[Event]) -> None:
    """Refuse with JKL-1009 a text that could not travel: it would hold up all after it."""
    if any(
        _longest(dict(part)) > LONGEST for one in events for part in (one.body, one.content)
    ):
        raise Refusal("JKL-1009", label="Tulisan ini", most=LONGEST)


def _longest(value: object) -> int:
    if isinstance(value, Mapping):
        return max((_longest(one) for one in value.values()), default=0)
    if isinstance(value, list | tuple):
        return max((_longest(one) for one in value), default=0)
    return len(value) if isinstance(value, str) else 0


def _clear_up(actor: Actor, command: Command) -> None:
    """Drop the draft of what was filed, and the marks of copies that hold no more."""
    if isinstance(command, Submit):
        drafts.discard(actor, command.application)
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
