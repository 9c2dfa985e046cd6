"""The decision: which events follow when a person gives a command, or why none may."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jangkau.errors import Refusal
from jangkau.rules.access import Actor, may
from jangkau.rules.application.commands import (
    Accept,
    Command,
    Correct,
    DecideLate,
    EnterSiak,
    HandOver,
    Issue,
    Mend,
    Print,
    Reject,
    Resolve,
    Return,
    Submit,
    Verify,
    Withdraw,
)
from jangkau.rules.application.state import Application, Output, OutputStage, Paper


@dataclass(frozen=True, slots=True)
class Event:
    """A fact to append: `body` without personal data, `content` with it."""

    kind: str
    body: Mapping[str, Any]
    content: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a decision needs to know beyond the application itself.

    `late` says that the event was reported after the law's deadline; `cards` names
    the outputs that are cards, which are printed and may have no PDF.
    """

    late: bool = False
    cards: frozenset[str] = frozenset()


def decide(state: Application, command: Command, actor: Actor, facts: Facts) -> list[Event]:
    """Return the events of a command; raise Refusal where it may not be.

    JKL-1301 hides what lies outside the actor's jurisdiction; JKL-1302 says that the
    role may not do this; the 12xx family says why the moment is wrong.
    """
    village = command.village if isinstance(command, Submit) else state.village
    if not may(actor, command.verb, village):
        raise Refusal("JKL-1302")
    return DECIDERS[type(command)](state, command, actor, facts)


def _submit(state: Application, command: Submit, _actor: Actor, _facts: Facts) -> list[Event]:
    if state.stage not in ("unknown", "started"):
        raise Refusal("JKL-1201")
    body = {
        "service": command.service,
        "version": command.version,
        "village": command.village,
        "door": command.door,
        "outputs": list(command.outputs),
        "papers": {key: _plain(paper) for key, paper in command.papers.items()},
        "priority": command.priority,
        "needed_by": command.needed_by,
    }
    content = {
        "answers": dict(command.answers),
        "filing": dict(command.filing),
        "secret": command.secret,
    }
    kind = "application.submitted" if command.finished else "application.started"
    return [Event(kind, body, content)]


def _mend(state: Application, command: Mend, _actor: Actor, _facts: Facts) -> list[Event]:
    _need(state.stage in ("started", "submitted", "returned"), "JKL-1202")
    _need(bool(command.fields or command.papers), "JKL-1203")
    papers = {
        key: [None if old is None else _plain(old), _plain(new)]
        for key, (old, new) in command.papers.items()
    }
    fields = {name: [old, new] for name, (old, new) in command.fields.items()}
    return [Event("application.mended", {"papers": papers}, {"fields": fields})]


def _return(state: Application, command: Return, _actor: Actor, _facts: Facts) -> list[Event]:
    _need(state.stage in ("submitted", "returned"), "JKL-1204")
    _need(bool(command.items), "JKL-1205")
    body = {"items": {item.item: item.reason for item in command.items}}
    words = {item.item: item.words for item in command.items if item.words}
    return [Event("application.returned", body, {"words": words})]


def _accept(state: Application, _command: Accept, _actor: Actor, _facts: Facts) -> list[Event]:
    _need(state.stage == "submitted", "JKL-1206")
    _need(not state.conflicts, "JKL-1207")
    return [Event("application.accepted", {})]


def _withdraw(
    state: Application, command: Withdraw, _actor: Actor, _facts: Facts
) -> list[Event]:
    entered = any(output.stage != "waiting" for output in state.outputs.values())
    _need(state.stage in ("started", "submitted", "returned", "accepted"), "JKL-1208")
    _need(not entered, "JKL-1208")
    return [Event("application.withdrawn", {}, {"why": command.why})]


def _resolve(state: Application, command: Resolve, _actor: Actor, _facts: Facts) -> list[Event]:
    known = any(
        conflict.item == command.item and conflict.act == command.act
        for conflict in state.conflicts
    )
    _need(known and command.keep in ("standing", "other"), "JKL-1209")
    body = {"item": command.item, "act": command.act.bytes, "keep": command.keep}
    return [Event("application.resolved", body)]


def _decide_late(
    state: Application, _command: DecideLate, _actor: Actor, facts: Facts
) -> list[Event]:
    _need(state.stage == "accepted" and facts.late and not state.late_decided_by, "JKL-1210")
    return [Event("application.late_decided", {})]


def _enter_siak(
    state: Application, command: EnterSiak, actor: Actor, facts: Facts
) -> list[Event]:
    _need(state.stage == "accepted", "JKL-1211")
    # UU 24/2013: a late report needs the decision of the head of office first.
    _need(not facts.late or bool(state.late_decided_by), "JKL-1212")
    _at(state, command.output, "waiting")
    body = {"output": command.output}
    return [Event("output.siak_entered", body, {"name": actor.name})]


def _verify(state: Application, command: Verify, actor: Actor, _facts: Facts) -> list[Event]:
    output = _at(state, command.output, "entered")
    _need(output.entered_by != actor.account, "JKL-1213")
    return [Event("output.verified", {"output": command.output}, {"name": actor.name})]


def _issue(state: Application, command: Issue, _actor: Actor, facts: Facts) -> list[Event]:
    output = _at(state, command.output, "verified")
    card = command.output in facts.cards
    _need(card or command.document is not None, "JKL-1214")
    _need(card or bool(command.signer.strip()), "JKL-1215")
    hands = {_same(output.entered_name), _same(output.verified_name)}
    _need(_same(command.signer) not in hands, "JKL-1216")
    body = {"output": command.output, "document": command.document}
    content = {"number": command.document_number, "signer": command.signer}
    return [Event("output.issued", body, content)]


def _print(state: Application, command: Print, _actor: Actor, _facts: Facts) -> list[Event]:
    _at(state, command.output, "issued", "printed")
    return [Event("output.printed", {"output": command.output})]


def _hand_over(
    state: Application, command: HandOver, _actor: Actor, facts: Facts
) -> list[Event]:
    _need(bool(command.outputs) and bool(command.recipient.strip()), "JKL-1217")
    _need(command.method in ("signature", "witness"), "JKL-1218")
    _need(command.method == "signature" or bool(command.witness.strip()), "JKL-1218")
    for key in command.outputs:
        if key in facts.cards:
            _at(state, key, "printed")
        else:
            _at(state, key, "issued", "printed")
    body = {"outputs": list(command.outputs), "method": command.method, "slip": command.slip}
    content = {
        "recipient": command.recipient,
        "relation": command.relation,
        "witness": command.witness,
    }
    return [Event("output.handed_over", body, content)]


def _reject(state: Application, command: Reject, _actor: Actor, _facts: Facts) -> list[Event]:
    _need(state.stage == "accepted", "JKL-1211")
    _at(state, command.output, "waiting", "entered")
    _need(bool(command.legal_reason.strip() and command.objection.strip()), "JKL-1219")
    body = {"output": command.output, "legal_reason": command.legal_reason}
    return [Event("output.rejected", body, {"objection": command.objection})]


def _correct(state: Application, command: Correct, _actor: Actor, _facts: Facts) -> list[Event]:
    _at(state, command.output, "issued", "printed", "handed_over")
    return [Event("output.corrected", {"output": command.output}, {"why": command.why})]


def _at(state: Application, key: str, *stages: OutputStage) -> Output:
    output = state.outputs.get(key)
    if output is None or output.stage not in stages:
        raise Refusal("JKL-1220")
    return output


def _need(holds: bool, code: str) -> None:
    if not holds:
        raise Refusal(code)


def _same(name: str) -> str:
    return " ".join(name.casefold().split())


def _plain(paper: Paper) -> list[Any]:
    return [paper.alternative, list(paper.pages)]


DECIDERS: dict[type[Any], Callable[..., list[Event]]] = {
    Submit: _submit,
    Mend: _mend,
    Return: _return,
    Accept: _accept,
    Withdraw: _withdraw,
    Resolve: _resolve,
    DecideLate: _decide_late,
    EnterSiak: _enter_siak,
    Verify: _verify,
    Issue: _issue,
    Print: _print,
    HandOver: _hand_over,
    Reject: _reject,
    Correct: _correct,
}
