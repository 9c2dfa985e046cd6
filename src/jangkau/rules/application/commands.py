"""What a person may ask to be done to an application; one dataclass a verb."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar
from uuid import UUID

from jangkau.rules.application.state import Answer, Paper, ReturnedItem


@dataclass(frozen=True, slots=True)
class Submit:
    """File an application: answers by field, papers by requirement.

    `filing` holds free text (helped_by, for_whom, needed_for); `needed_by` is an
    ISO date or "". `outputs` names the documents asked for. With `finished` false it
    is opened only, to be finished later, perhaps at another door.
    """

    verb: ClassVar[str] = "submit"
    application: UUID
    service: str
    version: int
    village: str
    door: str
    answers: Mapping[str, Answer]
    papers: Mapping[str, Paper]
    outputs: tuple[str, ...]
    secret: str
    filing: Mapping[str, str] = field(default_factory=dict)
    priority: str = ""
    needed_by: str = ""
    finished: bool = True


@dataclass(frozen=True, slots=True)
class Mend:
    """Change items, each with the value that was seen and the value it gets."""

    verb: ClassVar[str] = "mend"
    application: UUID
    fields: Mapping[str, tuple[Answer, Answer]] = field(default_factory=dict)
    papers: Mapping[str, tuple[Paper | None, Paper]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Return:
    """Send only the wrong items back, each with its reason."""

    verb: ClassVar[str] = "return"
    application: UUID
    items: tuple[ReturnedItem, ...]


@dataclass(frozen=True, slots=True)
class Accept:
    """Call the application complete and correct: the service clock starts.

    `outputs` are those due by the answers as they now stand, after all mending; empty
    leaves the ones asked for at filing.
    """

    verb: ClassVar[str] = "accept"
    application: UUID
    outputs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Withdraw:
    """Take the application back at the applicant's wish."""

    verb: ClassVar[str] = "withdraw"
    application: UUID
    why: str


@dataclass(frozen=True, slots=True)
class Resolve:
    """Decide a conflict: `keep` is "standing" or "other" of the named act."""

    verb: ClassVar[str] = "resolve"
    application: UUID
    item: str
    act: UUID
    keep: str


@dataclass(frozen=True, slots=True)
class DecideLate:
    """The head's decision that a late report is recorded."""

    verb: ClassVar[str] = "decide_late"
    application: UUID


@dataclass(frozen=True, slots=True)
class EnterSiak:
    """Say that an output's data now stands in SIAK."""

    verb: ClassVar[str] = "enter_siak"
    application: UUID
    output: str


@dataclass(frozen=True, slots=True)
class Verify:
    """Confirm the SIAK input against the papers (another person than who entered)."""

    verb: ClassVar[str] = "verify"
    application: UUID
    output: str


@dataclass(frozen=True, slots=True)
class Issue:
    """Attach the document that SIAK issued; cards may come without a PDF."""

    verb: ClassVar[str] = "issue"
    application: UUID
    output: str
    document: bytes | None
    document_number: str
    signer: str


@dataclass(frozen=True, slots=True)
class Print:
    """Say that the paper or the card was printed."""

    verb: ClassVar[str] = "print"
    application: UUID
    output: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """Give outputs to a person, by signature or before a named witness.

    `method` is "signature" or "witness"; `slip` is the digest of the photographed
    slip, with any thumb-mark masked.
    """

    verb: ClassVar[str] = "hand_over"
    application: UUID
    outputs: tuple[str, ...]
    recipient: str
    relation: str
    method: str
    witness: str = ""
    slip: bytes | None = None


@dataclass(frozen=True, slots=True)
class Reject:
    """Refuse an output for a legal reason, saying how to object."""

    verb: ClassVar[str] = "reject"
    application: UUID
    output: str
    legal_reason: str
    objection: str


@dataclass(frozen=True, slots=True)
class Correct:
    """Reopen an issued output whose document proved wrong."""

    verb: ClassVar[str] = "correct"
    application: UUID
    output: str
    why: str


Command = (
    Submit
    | Mend
    | Return
    | Accept
    | Withdraw
    | Resolve
    | DecideLate
    | EnterSiak
    | Verify
    | Issue
    | Print
    | HandOver
    | Reject
    | Correct
)
