"""The decision: which events follow when a person gives a command, or why none may."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jangkau.errors import Refusal
from jangkau.rules.access import Actor, covers, may
from jangkau.rules.application.commands import (
    Accept,
    Command,
    Confirm,
    Correct,
    DecideLate,
    Decline,
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
from jangkau.rules.application.saying import Event, said
from jangkau.rules.application.state import Application, Output, OutputStage


@dataclass(frozen=True, slots=True)
class Facts:
    """What a decision needs to know beyond the application itself.

    `late` says that the event was reported after the law's deadline; `cards` names
    the outputs that are cards, which are printed and may have no PDF. `second_person` says
    that the office lets another person confirm a PDF that does not prove itself.
    """

    late: bool = False
    cards: frozenset[str] = frozenset()
    second_person: bool = True


def decide(state: Application, command: Command, actor: Actor, facts: Facts) -> list[Event]:
    """Return the events of a command; raise Refusal where it may not be.

    JKL-1301 hides what lies outside the actor's jurisdiction; JKL-1302 says that the
    role may not do this; the 12xx family says why the moment is wrong.
    """
    village = command.village if isinstance(command, Submit) else state.village
    if not may(actor, command.verb, village):
        raise Refusal("JKL-1302")
    CHECKS[type(command)](state, command, actor, facts)
    return [said(command, actor)]


def _submit(state: Application, _command: Submit, _actor: Actor, _facts: Facts) -> None:
    _need(state.stage in ("unknown", "started"), "JKL-1201")


def _mend(state: Application, command: Mend, actor: Actor, _facts: Facts) -> None:
    _need(state.stage in ("started", "submitted", "returned"), "JKL-1202")
    _need(bool(command.fields or command.papers), "JKL-1203")
    village = command.fields.get("village", (None, state.village))[1]
    _need(covers(actor.jurisdiction, str(village)), "JKL-1228")


def _return(state: Application, command: Return, _actor: Actor, _facts: Facts) -> None:
    _need(state.stage in ("submitted", "returned"), "JKL-1204")
    _need(bool(command.items), "JKL-1205")


def _accept(state: Application, _command: Accept, _actor: Actor, _facts: Facts) -> None:
    _need(state.stage == "submitted", "JKL-1206")
    _need(not state.conflicts, "JKL-1207")


def _withdraw(state: Application, _command: Withdraw, _actor: Actor, _facts: Facts) -> None:
    entered = any(output.stage != "waiting" for output in state.outputs.values())
    _need(state.stage in ("started", "submitted", "returned", "accepted"), "JKL-1208")
    _need(not entered, "JKL-1208")


def _resolve(state: Application, command: Resolve, _actor: Actor, _facts: Facts) -> None:
    known = any(
        conflict.item == command.item and conflict.act == command.act
        for conflict in state.conflicts
    )
    _need(known and command.keep in ("standing", "other"), "JKL-1209")


def _decide_late(state: Application, _command: DecideLate, _actor: Actor, facts: Facts) -> None:
    _need(state.stage == "accepted" and facts.late and not state.late_decided_by, "JKL-1210")


def _enter_siak(state: Application, command: EnterSiak, _actor: Actor, facts: Facts) -> None:
    _need(state.stage == "accepted", "JKL-1211")
    # UU 24/2013: a late report needs the decision of the head of office first.
    _need(not facts.late or bool(state.late_decided_by), "JKL-1212")
    _at(state, command.output, "waiting")


def _verify(state: Application, command: Verify, actor: Actor, _facts: Facts) -> None:
    output = _at(state, command.output, "entered")
    _need(output.entered_by != actor.account, "JKL-1213")


def _issue(state: Application, command: Issue, _actor: Actor, facts: Facts) -> None:
    output = _at(state, command.output, "verified")
    card = command.output in facts.cards
    _need(card or command.document is not None, "JKL-1214")
    _need(card or bool(command.signer.strip()), "JKL-1215")
    hands = {_same(output.entered_name), _same(output.verified_name)}
    signers = {_same(name) for name in command.signer.split(";")}
    _need(hands.isdisjoint(signers), "JKL-1216")
    alone = command.document is None or command.check.stands_alone
    _need(alone or facts.second_person, "JKL-1230")


def _confirm(state: Application, command: Confirm, actor: Actor, _facts: Facts) -> None:
    output = _asked(state, command.output)
    hands = {output.entered_by, output.verified_by, output.issued_by}
    _need(actor.account not in hands, "JKL-1231")


def _decline(state: Application, command: Decline, _actor: Actor, _facts: Facts) -> None:
    _asked(state, command.output)
    _need(bool(command.why.strip()), "JKL-1224")


def _print(state: Application, command: Print, _actor: Actor, _facts: Facts) -> None:
    _at(state, command.output, "issued", "printed")


def _hand_over(state: Application, command: HandOver, _actor: Actor, facts: Facts) -> None:
    _need(bool(command.outputs) and bool(command.recipient.strip()), "JKL-1217")
    _need(command.method in ("signature", "witness"), "JKL-1218")
    _need(command.method == "signature" or bool(command.witness.strip()), "JKL-1218")
    for key in command.outputs:
        if key in facts.cards:
            _at(state, key, "printed")
        else:
            _at(state, key, "issued", "printed")


def _reject(state: Application, command: Reject, _actor: Actor, _facts: Facts) -> None:
    _need(state.stage == "accepted", "JKL-1211")
    _at(state, command.output, "waiting", "entered")
    _need(bool(command.legal_reason.strip() and command.objection.strip()), "JKL-1219")


def _correct(state: Application, command: Correct, _actor: Actor, _facts: Facts) -> None:
    _at(state, command.output, "issued", "printed", "handed_over")


def _at(state: Application, key: str, *stages: OutputStage) -> Output:
    output = state.outputs.get(key)
    if output is None or output.stage not in stages:
        raise Refusal("JKL-1220")
    return output


def _asked(state: Application, key: str) -> Output:
    output = state.outputs.get(key)
    if output is None or output.stage != "asked":
        raise Refusal("JKL-1232")
    return output


def _need(holds: bool, code: str) -> None:
    if not holds:
        raise Refusal(code)


def _same(name: str) -> str:
    """Return a name as it is compared: without titles, which one writes and another not."""
    plain = name.casefold().split(",")[0]
    words = [word for word in plain.split() if not word.endswith(".")]
    return " ".join(words) or plain.strip()


CHECKS: dict[type[Any], Callable[..., None]] = {
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
    Confirm: _confirm,
    Decline: _decline,
    Print: _print,
    HandOver: _hand_over,
    Reject: _reject,
    Correct: _correct,
}
