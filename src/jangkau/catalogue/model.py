"""The shapes in which a service is described: data only, no verbs."""

from dataclasses import dataclass
from typing import Literal

Answers = dict[str, str | int | bool | None]
"""Answers by field name: dates "YYYY-MM-DD", times "HH:MM", choices by code, weight in gram."""

Kind = Literal[
    "text",
    "name",
    "nik",
    "kk_number",
    "date",
    "time",
    "number",
    "choice",
    "yes_no",
    "phone",
    "area",
    "long_text",
]
Op = Literal["in", "not_in", "filled", "empty"]


@dataclass(frozen=True, slots=True)
class Condition:
    """One clause over one answer: (not) among `values`, filled or empty."""

    field: str
    op: Op
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a code list, with the code printed on the official form."""

    code: str
    label: str


@dataclass(frozen=True, slots=True)
class Reuse:
    """While `when` holds and `source` is itself asked, its answer serves here too."""

    when: Condition
    source: str


@dataclass(frozen=True, slots=True)
class Field:
    """One question; `section` is a Section's key.

    `form` is its place on the official form: code, box, item ("F-2.01 Kelahiran 5"), the
    item being "-" where the form prints no line of its own.
    It is asked when `when` holds and no reuse serves. `least` and `most` bound a number
    (else it is impossible) or, as `most`, the length of a text in characters. A form opens with
    `default`, the usual answer; nothing is answered until it is sent. Where `when` does not
    hold, forms and SIAK say `unasked` ("Tidak diketahui").
    """

    name: str
    label: str
    kind: Kind
    form: str
    section: str
    choices: tuple[Choice, ...] = ()
    required: bool = True
    unit: str = ""
    hint: str = ""
    restricted: bool = False
    when: Condition | None = None
    reuse: tuple[Reuse, ...] = ()
    short: str = ""
    least: int = 0
    most: int = 100
    default: str = ""
    unasked: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A titled box of the form."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Alternative:
    """One paper that meets a requirement; `form` names our own form if it is one ("F-2.03")."""

    key: str
    label: str
    form: str | None = None
    hint: str = ""
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Requirement:
    """A paper that must be shown, in one of its alternatives; `source` is the rule of law.

    With `ages` it is asked of those at least as old as the first and younger than the second
    (full years on the day of the report, by the service's event date).
    """

    key: str
    label: str
    alternatives: tuple[Alternative, ...]
    picture: str
    source: str
    when: Condition | None = None
    ages: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """What F-1.02 asks for while `when` holds."""

    text: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Output:
    """A document that SIAK issues; `siak_fields` stand in the order of SIAK's screen.

    It is due while `when` holds; with `under_years` only to a person younger than that on
    the day of the report, by the service's event date. `hint` tells residents when it comes.
    Of `requests`, what F-1.02 asks for it, the first that holds counts; none, no F-1.02.
    """

    key: str
    label: str
    needs_card: bool
    siak_fields: tuple[str, ...]
    requests: tuple[Request, ...] = ()
    under_years: int = 0
    when: Condition | None = None
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """An element of a person's data that changes, as F-1.06 declares it.

    `who` begins the names of the person's fields ("spouse"): the person declares and signs.
    """

    element: str
    was: str
    becomes: str
    basis: str
    who: str


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom an application is about, and how lists, receipts and look-alikes tell of it.

    `name` is the field of the name, under `label`; `unnamed` stands where it is not known.
    `beside`, under its own label, is named beside it. Searches find by `names` and `numbers`.
    Two applications of one `event` perhaps tell of it twice where all `same_numbers` are the
    same (looked up at the regency) or all `same_names` (at every node): `alike` says so.
    `receivers` are who may take the documents, by their relation to the person.
    """

    event: str
    label: str
    name: str
    unnamed: str
    beside: str
    beside_label: str
    names: tuple[str, ...]
    numbers: tuple[str, ...]
    same_numbers: tuple[str, ...]
    same_names: tuple[str, ...]
    alike: str
    receivers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sibling:
    """A further application begun from a filed one while `when` holds ("Catat kembarnya").

    All answers go over but those to the fields in `own`; `link` gets the receipt number.
    """

    label: str
    when: Condition
    own: tuple[str, ...]
    link: str


@dataclass(frozen=True, slots=True)
class Check:
    """A rule across fields, by kind; see `rules.answers` for what each kind reads.

    `limit` is in the kind's unit (days, years), `value` a code it compares with.
    """

    kind: Literal["nik_says", "different", "years_between", "new_name", "wanted"]
    fields: tuple[str, ...]
    limit: int = 0
    value: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision `role` must take when `field` lies over `after_days` before the report."""

    key: str
    label: str
    role: str
    field: str
    after_days: int
    source: str


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence shown beside the form while `when` holds.

    One that is `lasting` holds always; receipt and status page show it too.
    """

    key: str
    text: str
    when: Condition | None = None
    lasting: bool = False


@dataclass(frozen=True, slots=True, eq=False)  # compared and hashed as itself: it is large
class Service:
    """One permohonan for one life event, and all that the doors need to know of it.

    `deadline_days` counts from `event_date` (a date field); late reports are never refused.
    `service_time` is in hours from "complete and correct". `papers_law` is the rule by which
    the papers are required, as a refusal names it.
    """

    key: str
    version: int
    name: str
    short: str
    life_event: str
    who_may_apply: tuple[str, ...]
    sections: tuple[Section, ...]
    fields: tuple[Field, ...]
    requirements: tuple[Requirement, ...]
    outputs: tuple[Output, ...]
    checks: tuple[Check, ...]
    event_date: str
    deadline_days: int
    service_time: int
    decisions: tuple[Decision, ...]
    messages: tuple[Message, ...]
    sources: tuple[str, ...]
    papers_law: str
    subject: Subject
    sibling: Sibling | None = None
    changes: tuple[Change, ...] = ()
