"""What is known of one application, and of each paper and output in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Literal
from uuid import UUID

Answer = str | int | bool | None
Stage = Literal[
    "unknown", "started", "submitted", "returned", "accepted", "closed", "withdrawn"
]
OutputStage = Literal[
    "waiting", "entered", "verified", "issued", "printed", "handed_over", "rejected"
]
STAGES: tuple[Stage, ...] = (
    "unknown",
    "started",
    "submitted",
    "returned",
    "accepted",
    "closed",
    "withdrawn",
)
LAST_OUTPUT_STAGES: frozenset[OutputStage] = frozenset({"handed_over", "rejected"})
NOTHING: Mapping[str, Answer] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Paper:
    """One requirement met: by which alternative, and the digests of its pages."""

    alternative: str
    pages: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnedItem:
    """One wrong item ("field:child_name", "paper:marriage_proof") and why, in plain words."""

    item: str
    reason: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two words for one item: the one that stands and the one that came after."""

    item: str
    standing: Answer | Paper
    other: Answer | Paper
    act: UUID
    account: str
    why: str = "both_mended"


@dataclass(frozen=True, slots=True)
class Output:
    """One document asked for, and who did which of its steps (four eyes).

    `reopened` counts how often its document proved wrong.
    """

    stage: OutputStage = "waiting"
    entered_by: str = ""
    entered_name: str = ""
    verified_by: str = ""
    verified_name: str = ""
    issued_by: str = ""
    document: bytes | None = None
    document_number: str = ""
    signer: str = ""
    rejection: str = ""
    handed_over_to: str = ""
    reopened: int = 0


@dataclass(frozen=True, slots=True)
class Act:
    """An admitted act as the fold sees it; `content` is empty once erased."""

    act: UUID
    kind: str
    body: Mapping[str, Any]
    content: Mapping[str, Any]
    account: str
    at: int


@dataclass(frozen=True, slots=True)
class Application:
    """The fold of one application's acts; `waiting` holds acts whose filing is not here yet.

    `answers` and free texts are personal; `filing` holds who helped whom, for what
    and by when. `secret` is the receipt's secret in clear, known only from content.
    """

    id: UUID
    service: str = ""
    version: int = 0
    village: str = ""
    door: str = ""
    stage: Stage = "unknown"
    filed_by: str = ""
    filed_at: int = 0
    accepted_at: int = 0
    priority: str = ""
    needed_by: str = ""
    late_decided_by: str = ""
    secret: str = ""
    withdrawal: str = ""
    answers: Mapping[str, Answer] = field(default_factory=lambda: NOTHING)
    filing: Mapping[str, str] = field(default_factory=dict)
    papers: Mapping[str, Paper] = field(default_factory=dict)
    outputs: Mapping[str, Output] = field(default_factory=dict)
    returned: tuple[ReturnedItem, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    waiting: tuple[Act, ...] = ()


def item_value(state: Application, item: str) -> Answer | Paper:
    """Return what stands for "field:name", "paper:key" or "output:key" (None: nothing does).

    Of an output it is who received it.
    """
    kind, _, key = item.partition(":")
    if kind == "output":
        output = state.outputs.get(key)
        return output.handed_over_to if output else None
    return state.papers.get(key) if kind == "paper" else state.answers.get(key)
