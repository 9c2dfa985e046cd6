"""The fold: how each act changes what is known of an application.

Every function takes any act on any state, since acts travel and arrive in the
regency's order, not in the order in which people meant them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import reduce
from typing import Any
from uuid import UUID

from jangkau.rules.application.reading import readable
from jangkau.rules.application.state import (
    LAST_OUTPUT_STAGES,
    Act,
    Answer,
    Application,
    Conflict,
    Output,
    OutputStage,
    Paper,
    ReturnedItem,
    item_value,
)


def fold(application: UUID, acts: Iterable[Act]) -> Application:
    """Return the state after all acts in order; the id alone where there are none."""
    return reduce(evolve, acts, Application(application))


def evolve(state: Application, act: Act) -> Application:
    """Return the state after one act; one of an unknown kind or shape changes nothing.

    An act that came before the filing it speaks of waits, and is folded after it.
    """
    change = CHANGES.get(act.kind)
    if change is None or not readable(act.kind, act.body, act.content):
        return state
    if state.stage == "unknown" and act.kind not in OPENING:
        return replace(state, waiting=(*state.waiting, act))
    state = change(state, act)
    if state.waiting and state.stage != "unknown":
        waiting, state = state.waiting, replace(state, waiting=())
        state = reduce(evolve, waiting, state)
    return state


def _started(state: Application, act: Act) -> Application:
    return _filed(state, act, finished=False)


def _submitted(state: Application, act: Act) -> Application:
    return _filed(state, act, finished=True)


def _filed(state: Application, act: Act, *, finished: bool) -> Application:
    body, content = act.body, act.content
    answers: Mapping[str, Answer] = content.get("answers", {})
    papers = {key: paper_of(value) for key, value in body.get("papers", {}).items()}
    if state.stage not in ("unknown", "started"):
        return _keep_both(state, act, answers, papers, "filed_twice")
    return replace(
        state,
        service=body.get("service", ""),
        version=body.get("version", 0),
        village=body.get("village", ""),
        door=body.get("door", ""),
        stage="submitted" if finished else "started",
        filed_by=act.account,
        filed_at=act.at,
        priority=body.get("priority", ""),
        needed_by=body.get("needed_by", ""),
        secret=content.get("secret") or state.secret,
        answers={**state.answers, **answers},
        filing={**state.filing, **content.get("filing", {})},
        papers={**state.papers, **papers},
        outputs={key: Output() for key in body.get("outputs", ())},
    )


def _mended(state: Application, act: Act) -> Application:
    fields: Mapping[str, list[Answer]] = act.content.get("fields", {})
    papers: Mapping[str, list[Any]] = act.body.get("papers", {})
    words: list[tuple[str, Answer | Paper, Answer | Paper]] = [
        *((f"field:{name}", old, new) for name, (old, new) in fields.items()),
        *(
            (f"paper:{key}", old and paper_of(old), paper_of(new))
            for key, (old, new) in papers.items()
        ),
    ]
    settled = _in_siak(state) or state.stage in ("accepted", "closed", "withdrawn")
    for item, old, new in words:
        standing = item_value(state, item)
        if standing == new:
            continue
        if standing == old and not settled:
            state = _put(state, item, new)
        else:
            why = "too_late" if settled else "both_mended"
            state = _differ(state, act, item, new, why)
    return _still_returned(state, [item for item, _, _ in words])


def _still_returned(state: Application, mended: list[str]) -> Application:
    left = tuple(item for item in state.returned if item.item not in mended)
    stage = state.stage
    if stage == "returned" and not left:
        stage = "submitted"
    return replace(state, returned=left, stage=stage)


def _returned(state: Application, act: Act) -> Application:
    words: Mapping[str, str] = act.content.get("words", {})
    items = tuple(
        ReturnedItem(item, reason, words.get(item, ""))
        for item, reason in act.body.get("items", {}).items()
    )
    return replace(state, stage="returned", returned=items)


def _accepted(state: Application, act: Act) -> Application:
    settled = act.body.get("outputs", ())
    due = {key: state.outputs.get(key, Output()) for key in settled} or state.outputs
    begun = {key: one for key, one in state.outputs.items() if one.stage != "waiting"}
    return replace(
        state, stage="accepted", accepted_at=act.at, returned=(), outputs={**due, **begun}
    )


def _withdrawn(state: Application, act: Act) -> Application:
    if _in_siak(state) or state.stage == "closed":
        return _differ(state, act, "application", "withdrawn", "too_late")
    return replace(state, stage="withdrawn", withdrawal=act.content.get("why", ""))


def _resolved(state: Application, act: Act) -> Application:
    item, other_act = act.body["item"], UUID(bytes=act.body["act"])
    open_, settled = [], None
    for conflict in state.conflicts:
        if conflict.item == item and conflict.act == other_act:
            settled = conflict
        else:
            open_.append(conflict)
    state = replace(state, conflicts=tuple(open_))
    if settled is None or act.body["keep"] != "other":
        return state
    if item == "application":
        return replace(state, stage="withdrawn")
    return _put(state, item, settled.other)


def _late_decided(state: Application, act: Act) -> Application:
    return replace(state, late_decided_by=act.account)


def _siak_entered(state: Application, act: Act) -> Application:
    name = act.content.get("name", "")
    return _output(state, act, "entered", entered_by=act.account, entered_name=name)


def _verified(state: Application, act: Act) -> Application:
    name = act.content.get("name", "")
    return _output(state, act, "verified", verified_by=act.account, verified_name=name)


def _issued(state: Application, act: Act) -> Application:
    return _output(
        state,
        act,
        "issued",
        issued_by=act.account,
        document=act.body.get("document"),
        document_number=act.content.get("number", ""),
        signer=act.content.get("signer", ""),
    )


def _printed(state: Application, act: Act) -> Application:
    output = state.outputs.get(act.body["output"], Output())
    return _output(state, act, "printed") if output.stage in GIVABLE else state


def _handed_over(state: Application, act: Act) -> Application:
    to = act.content.get("recipient", "")
    for key in act.body.get("outputs", ()):
        output = state.outputs.get(key, Output())
        if output.stage == "handed_over":
            state = _differ(state, act, f"output:{key}", to, "handed_over_twice")
        elif output.stage not in GIVABLE:  # reopened or refused while the act was underway
            state = _differ(state, act, f"output:{key}", to, "handed_over_early")
        else:
            state = _step(state, key, replace(output, stage="handed_over", handed_over_to=to))
    return _close(state)


def _rejected(state: Application, act: Act) -> Application:
    state = _output(state, act, "rejected", rejection=act.body.get("legal_reason", ""))
    return _close(state)


def _corrected(state: Application, act: Act) -> Application:
    key = act.body["output"]
    return replace(_step(state, key, Output()), stage="accepted")


def _output(state: Application, act: Act, stage: OutputStage, **known: Any) -> Application:
    key = act.body["output"]
    output = state.outputs.get(key, Output())
    return _step(state, key, replace(output, stage=stage, **known))


def _step(state: Application, key: str, output: Output) -> Application:
    return replace(state, outputs={**state.outputs, key: output})


def _close(state: Application) -> Application:
    done = all(output.stage in LAST_OUTPUT_STAGES for output in state.outputs.values())
    return replace(state, stage="closed") if done and state.outputs else state


def _in_siak(state: Application) -> bool:
    return any(output.stage != "waiting" for output in state.outputs.values())


def _put(state: Application, item: str, value: Answer | Paper) -> Application:
    kind, _, key = item.partition(":")
    if kind == "output":
        output = state.outputs.get(key, Output())
        given = replace(output, stage="handed_over", handed_over_to=str(value))
        return _close(_step(state, key, given))
    if isinstance(value, Paper):
        return replace(state, papers={**state.papers, key: value})
    village = str(value) if key == "village" else state.village
    return replace(state, village=village, answers={**state.answers, key: value})


def _keep_both(
    state: Application,
    act: Act,
    answers: Mapping[str, Answer],
    papers: Mapping[str, Paper],
    why: str,
) -> Application:
    for item, new in (
        *((f"field:{name}", value) for name, value in answers.items()),
        *((f"paper:{key}", paper) for key, paper in papers.items()),
    ):
        if item_value(state, item) != new:
            state = _differ(state, act, item, new, why)
    return state


def _differ(
    state: Application, act: Act, item: str, other: Answer | Paper, why: str
) -> Application:
    conflict = Conflict(item, item_value(state, item), other, act.act, act.account, why)
    return replace(state, conflicts=(*state.conflicts, conflict))


def paper_of(value: Any) -> Paper:
    """Return the paper from its form in an entry's body: [alternative, [digest, ...]]."""
    return Paper(value[0], tuple(value[1]))


GIVABLE: frozenset[OutputStage] = frozenset({"issued", "printed"})
OPENING = frozenset({"application.started", "application.submitted"})
CHANGES: dict[str, Callable[[Application, Act], Application]] = {
    "application.started": _started,
    "application.submitted": _submitted,
    "application.mended": _mended,
    "application.returned": _returned,
    "application.accepted": _accepted,
    "application.withdrawn": _withdrawn,
    "application.resolved": _resolved,
    "application.late_decided": _late_decided,
    "output.siak_entered": _siak_entered,
    "output.verified": _verified,
    "output.issued": _issued,
    "output.printed": _printed,
    "output.handed_over": _handed_over,
    "output.rejected": _rejected,
    "output.corrected": _corrected,
}
