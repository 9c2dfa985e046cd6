"""What each command says: the act it becomes, whatever the application's state."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jangkau.rules.access import Actor
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
from jangkau.rules.application.state import Paper


@dataclass(frozen=True, slots=True)
class Event:
    """A fact to append: `body` without personal data, `content` with it."""

    kind: str
    body: Mapping[str, Any]
    content: Mapping[str, Any] = field(default_factory=dict)


def said(command: Command, actor: Actor) -> Event:
    """Return what a command says, whatever the state: the same command says the same."""
    event: Event = SAYS[type(command)](command, actor)
    return event


def _submit(command: Submit, _actor: Actor) -> Event:
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
    return Event(kind, body, content)


def _mend(command: Mend, _actor: Actor) -> Event:
    papers = {
        key: [None if old is None else _plain(old), _plain(new)]
        for key, (old, new) in command.papers.items()
    }
    fields = {name: [old, new] for name, (old, new) in command.fields.items()}
    return Event("application.mended", {"papers": papers}, {"fields": fields})


def _return(command: Return, _actor: Actor) -> Event:
    body = {"items": {item.item: item.reason for item in command.items}}
    words = {item.item: item.words for item in command.items if item.words}
    return Event("application.returned", body, {"words": words})


def _accept(command: Accept, _actor: Actor) -> Event:
    settled = {"outputs": list(command.outputs)} if command.outputs else {}
    return Event("application.accepted", settled)


def _withdraw(command: Withdraw, _actor: Actor) -> Event:
    return Event("application.withdrawn", {}, {"why": command.why})


def _resolve(command: Resolve, _actor: Actor) -> Event:
    body = {"item": command.item, "act": command.act.bytes, "keep": command.keep}
    return Event("application.resolved", body)


def _decide_late(_command: DecideLate, _actor: Actor) -> Event:
    return Event("application.late_decided", {})


def _enter_siak(command: EnterSiak, actor: Actor) -> Event:
    return Event("output.siak_entered", {"output": command.output}, {"name": actor.name})


def _verify(command: Verify, actor: Actor) -> Event:
    return Event("output.verified", {"output": command.output}, {"name": actor.name})


def _issue(command: Issue, _actor: Actor) -> Event:
    body = {"output": command.output, "document": command.document}
    content = {"number": command.document_number, "signer": command.signer}
    return Event("output.issued", body, content)


def _print(command: Print, _actor: Actor) -> Event:
    return Event("output.printed", {"output": command.output})


def _hand_over(command: HandOver, _actor: Actor) -> Event:
    outputs = list(dict.fromkeys(command.outputs))
    body = {"outputs": outputs, "method": command.method, "slip": command.slip}
    content = {
        "recipient": command.recipient,
        "relation": command.relation,
        "witness": command.witness,
    }
    return Event("output.handed_over", body, content)


def _reject(command: Reject, _actor: Actor) -> Event:
    body = {"output": command.output, "legal_reason": command.legal_reason}
    return Event("output.rejected", body, {"objection": command.objection})


def _correct(command: Correct, _actor: Actor) -> Event:
    return Event("output.corrected", {"output": command.output}, {"why": command.why})


def _plain(paper: Paper) -> list[Any]:
    return [paper.alternative, list(paper.pages)]


SAYS: dict[type[Any], Callable[..., Event]] = {
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
