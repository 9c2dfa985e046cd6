"""The fold of one output's passage: into SIAK, verified, attached, confirmed, printed."""

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from typing import Any

from jangkau.rules.application.state import Act, Application, Check, Output, OutputStage


def _siak_entered(state: Application, act: Act) -> Application:
    name = act.content.get("name", "")
    return moved(state, act, "entered", entered_by=act.account, entered_name=name)


def _verified(state: Application, act: Act) -> Application:
    name = act.content.get("name", "")
    return moved(state, act, "verified", verified_by=act.account, verified_name=name)


def _issued(state: Application, act: Act) -> Application:
    return _attached(state, act, "issued")


def _asked(state: Application, act: Act) -> Application:
    return _attached(state, act, "asked")


def _attached(state: Application, act: Act, stage: OutputStage) -> Application:
    return moved(
        state,
        act,
        stage,
        declined="",
        check=check_of(act.body.get("check", {})),
        issued_by=act.account,
        document=act.body.get("document"),
        document_number=act.content.get("number", ""),
        signer=act.content.get("signer", ""),
    )


def check_of(told: Mapping[str, str]) -> Check:
    """Return the check as far as it is known here; a later version may tell more."""
    return Check(**{one.name: told.get(one.name, "") for one in fields(Check)})


def _confirmed(state: Application, act: Act) -> Application:
    if state.outputs.get(act.body["output"], Output()).stage != "asked":
        return state
    name = act.content.get("name", "")
    return moved(state, act, "issued", confirmed_by=act.account, confirmed_name=name)


def _declined(state: Application, act: Act) -> Application:
    key = act.body["output"]
    output = state.outputs.get(key, Output())
    if output.stage != "asked":
        return state
    before = Output(
        stage="verified",
        entered_by=output.entered_by,
        entered_name=output.entered_name,
        verified_by=output.verified_by,
        verified_name=output.verified_name,
        declined=act.content.get("why", ""),
    )
    return step(state, key, before)


def _printed(state: Application, act: Act) -> Application:
    output = state.outputs.get(act.body["output"], Output())
    return moved(state, act, "printed") if output.stage in GIVABLE else state


def moved(state: Application, act: Act, stage: OutputStage, **known: Any) -> Application:
    """Return the state with the output that an act names at a stage, and what it tells."""
    key = act.body["output"]
    output = state.outputs.get(key, Output())
    return step(state, key, replace(output, stage=stage, **known))


def step(state: Application, key: str, output: Output) -> Application:
    """Return the state with one output put in its place."""
    return replace(state, outputs={**state.outputs, key: output})


GIVABLE: frozenset[OutputStage] = frozenset({"issued", "printed"})
PASSAGE: Mapping[str, Callable[[Application, Act], Application]] = {
    "output.siak_entered": _siak_entered,
    "output.verified": _verified,
    "output.issued": _issued,
    "output.asked": _asked,
    "output.confirmed": _confirmed,
    "output.declined": _declined,
    "output.printed": _printed,
}
