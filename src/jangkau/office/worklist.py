"""The lists of applications that a person may see, by age and priority."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from django.conf import settings
from django.db.models import Case as When
from django.db.models import F, IntegerField, Q, QuerySet, Value
from django.db.models import When as If

from jangkau.catalogue import service, services
from jangkau.ledger import keys, store
from jangkau.ledger.clock import now_ms
from jangkau.office import lease, projection
from jangkau.office.derived.models import Case, Token
from jangkau.office.kept.models import Area
from jangkau.rules.access import Actor
from jangkau.rules.receipt_number import grouped, plain, valid

PAGE = 50
DAY_MS = 86_400_000
SEARCHED = 2000
ERASED = "(data sudah dihapus)"


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to; `text` is a receipt number, a NIK or part of a name."""

    stages: tuple[str, ...] = ()
    text: str = ""
    service: str = ""
    village: str = ""
    mine: bool = False
    sort: str = "priority"
    page: int = 1
    only: str = ""
    output_stages: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list; `ticks` is 1 (durable here) or 2 (also with the keeper).

    `service` is its short name; `person` whom it is about, `beside` who is named beside.
    """

    application: UUID
    receipt_number: str
    service: str
    person: str
    beside: str
    village: str
    stage: str
    priority: str
    needed_by: str
    filed_at: int
    age_days: int
    returned: int
    conflicts: int
    held: int
    late: bool
    door: str
    outputs: dict[str, str]
    ticks: int


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of rows, and how many there are in all."""

    rows: tuple[Row, ...]
    total: int
    page: int
    pages: int


def visible(actor: Actor) -> QuerySet[Case]:
    """Return the cases inside the actor's jurisdiction; every read starts here.

    On a device past its lease these are only what this person filed on it.
    """
    area = actor.jurisdiction
    within = Q(village=area) | Q(village__startswith=f"{area}.")
    cases = Case.objects.filter(within, regency=settings.JANGKAU.regency)
    if lease.has_ended():
        return cases.filter(filed_by=actor.account, node=settings.JANGKAU.node)
    return cases


def work_list(actor: Actor, filters: Filters) -> Listing:
    """Return one page of the applications that the filters leave."""
    rows = _sorted(_narrowed(visible(actor), actor, filters), filters.sort)
    if _is_name(filters.text):
        found = [case for case in rows[:SEARCHED] if _named(case, filters.text)]
        total, page = len(found), found[_start(filters) : _start(filters) + PAGE]
    else:
        total, page = rows.count(), list(rows[_start(filters) : _start(filters) + PAGE])
    pages = max(1, -(-total // PAGE))
    return Listing(tuple(rows_of(page)), total, filters.page, pages)


def count(actor: Actor, filters: Filters) -> int:
    """Return how many applications the filters leave (names are not searched)."""
    return _narrowed(visible(actor), actor, filters).count()


def counts(actor: Actor) -> dict[str, int]:
    """Return how many visible cases stand in each stage."""
    stages = visible(actor).values_list("stage", flat=True)
    found: dict[str, int] = {}
    for stage in stages:
        found[stage] = found.get(stage, 0) + 1
    return found


def villages() -> dict[str, str]:
    """Return the names of this regency's areas by code."""
    rows = Area.objects.filter(regency=settings.JANGKAU.regency)
    return dict(rows.values_list("code", "name"))


def _narrowed(rows: QuerySet[Case], actor: Actor, filters: Filters) -> QuerySet[Case]:
    if filters.stages:
        rows = rows.filter(stage__in=filters.stages)
    if filters.service:
        rows = rows.filter(service=filters.service)
    if filters.village:
        rows = rows.filter(village__startswith=filters.village)
    if filters.mine:
        rows = rows.filter(filed_by=actor.account)
    if filters.only == "conflicts":
        rows = rows.filter(conflicts__gt=0)
    if filters.only == "held":
        rows = rows.filter(held__gt=0)
    if filters.only == "late":
        rows = rows.filter(late=True, late_decided=False)
    rows = rows.filter(_with_outputs(filters))
    text = filters.text.strip()
    if text.isdigit() and len(text) == 16:
        return rows.filter(application__in=_with_identifier(text))
    if text and not _is_name(text):
        return rows.filter(receipt_number__startswith=plain(text))
    return rows


def _has_output(stage: str) -> Q:
    offered = {output.key for one in services() for output in one.outputs}
    wanted = Q()
    for key in sorted(offered):
        wanted |= Q(**{f"outputs__{key}": stage})
    return wanted


def _with_outputs(filters: Filters) -> Q:
    wanted = _ready() if filters.only == "ready" else Q()
    for stage in filters.output_stages:
        wanted &= _has_output(stage)
    return wanted


def _ready() -> Q:
    """Return what can be handed over: an issued paper, a printed card."""
    wanted = Q()
    for output in (one for offered in services() for one in offered.outputs):
        wanted |= Q(**{f"outputs__{output.key}": "printed"})
        if not output.needs_card:
            wanted |= Q(**{f"outputs__{output.key}": "issued"})
    return wanted


def _with_identifier(text: str) -> list[UUID]:
    """Return the cases with this NIK or KK number; none on a node, which has no index key."""
    if settings.JANGKAU.role != "regency":
        return []
    rows = Token.objects.filter(
        regency=settings.JANGKAU.regency,
        kind__in=("nik", "kk_number"),
        token=keys.blind(text),
    )
    return list(rows.values_list("application", flat=True))


def _sorted(rows: QuerySet[Case], sort: str) -> QuerySet[Case]:
    if sort == "newest":
        return rows.order_by("-filed_at")
    if sort == "oldest":
        return rows.order_by("filed_at")
    first = When(If(priority="", then=Value(1)), default=Value(0), output_field=IntegerField())
    dated = When(If(needed_by="", then=Value(1)), default=Value(0), output_field=IntegerField())
    return rows.annotate(first=first, dated=dated).order_by(
        "first", "dated", F("needed_by"), "filed_at"
    )


def _is_name(text: str) -> bool:
    text = text.strip()
    return bool(text) and not valid(text) and not any(sign.isdigit() for sign in text)


def _named(case: Case, text: str) -> bool:
    wanted = text.casefold().split()
    names = " ".join(projection.names_of(case).values()).casefold()
    return all(word in names for word in wanted)


def _start(filters: Filters) -> int:
    return (max(1, filters.page) - 1) * PAGE


def rows_of(cases: Iterable[Case]) -> list[Row]:
    """Return the lines that lists show for these cases."""
    cases = list(cases)
    places, now = villages(), now_ms()
    unsafe = store.unsafe_among([case.application for case in cases])
    return [
        _row(case, places, now, ticks=1 if case.application in unsafe else 2) for case in cases
    ]


def _row(case: Case, places: dict[str, str], now: int, *, ticks: int) -> Row:
    offered, names = service(case.service), projection.names_of(case)
    subject = offered.subject
    person, beside = names.get(subject.name), names.get(subject.beside)
    return Row(
        application=case.application,
        receipt_number=grouped(case.receipt_number),
        service=offered.short,
        person=person or (subject.unnamed if names else ERASED),
        beside=f"{subject.beside_label}: {beside}" if beside else "",
        village=places.get(case.village, case.village),
        stage=case.stage,
        priority=case.priority,
        needed_by=case.needed_by,
        filed_at=case.filed_at,
        age_days=max(0, (now - case.filed_at) // DAY_MS),
        returned=case.returned,
        conflicts=case.conflicts,
        held=case.held,
        late=case.late and not case.late_decided,
        door=case.door,
        outputs=case.outputs,
        ticks=ticks,
    )
