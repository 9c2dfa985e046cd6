"""What a checker goes through: each paper and each answer, with its doubts beside it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.conf import settings

from jangkau.catalogue.conditions import asked, by_name, required_papers
from jangkau.catalogue.findings import Finding
from jangkau.catalogue.model import Field, Service
from jangkau.catalogue.values import show
from jangkau.channels.kantor import reasons
from jangkau.rules.answers import check
from jangkau.rules.application import Application, Paper


@dataclass(frozen=True, slots=True)
class Mark:
    """What a checker said of an item: "ok", "fix" or "" so far, and why."""

    verdict: str = ""
    reason: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at: `key` is "field:..." or "paper:..."."""

    key: str
    id: str
    label: str
    value: str
    restricted: bool
    doubts: tuple[Finding, ...]
    reasons: tuple[str, ...]
    mark: Mark
    returned: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A titled run of items, in the form's order."""

    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class _Sight:
    service: Service
    state: Application
    doubts: Mapping[str, list[Finding]]
    marks: Mapping[str, Mark]
    villages: Mapping[str, str]


def groups(
    service: Service,
    state: Application,
    marks: Mapping[str, Mark],
    villages: Mapping[str, str],
) -> list[Group]:
    """Return the papers and the answers to look at, each group with at least one item."""
    sight = _Sight(service, state, _doubts(service, state), marks, villages)
    found = [Group("Berkas", tuple(_papers(sight)))]
    for section in service.sections:
        fields = [field for field in service.fields if field.section == section.key]
        found.append(Group(section.title, tuple(_answers(sight, fields))))
    return [group for group in found if group.items]


def keys(service: Service) -> frozenset[str]:
    """Return the key of every item that an application of this service can have."""
    fields = (f"field:{field.name}" for field in service.fields)
    return frozenset(fields) | {f"paper:{one.key}" for one in service.requirements}


def label_of(service: Service, item: str) -> str:
    """Return the name of an item that people know; the bare key where it is not ours."""
    kind, _, key = item.partition(":")
    if kind == "field" and key in by_name(service):
        return by_name(service)[key].label
    papers = {f"paper:{one.key}": one.label for one in service.requirements}
    outputs = {f"output:{one.key}": one.label for one in service.outputs}
    return {**papers, **outputs}.get(item, "Permohonan")


def text_of(service: Service, item: str, value: object, villages: Mapping[str, str]) -> str:
    """Return a value of an item as people read it; a paper by its alternative's label."""
    kind, _, key = item.partition(":")
    if isinstance(value, Paper):
        return alternative(service, key, value)
    if value is None or value == "":
        return "(kosong)"
    if kind == "field" and key in by_name(service):
        return _shown(by_name(service)[key], value, villages)
    return "Ditarik pemohon" if value == "withdrawn" else str(value)


def alternative(service: Service, key: str, paper: Paper) -> str:
    """Return the label of the paper that was brought for a requirement."""
    return next(
        (
            one.label
            for requirement in service.requirements
            if requirement.key == key
            for one in requirement.alternatives
            if one.key == paper.alternative
        ),
        paper.alternative,
    )


def _papers(sight: _Sight) -> Iterable[Item]:
    state = sight.state
    needed = [one.key for one in required_papers(sight.service, state.answers)]
    for key in dict.fromkeys([*needed, *state.papers]):
        paper = state.papers.get(key)
        text = alternative(sight.service, key, paper) if paper else "Belum ada"
        yield _item(sight, f"paper:{key}", text, False)


def _answers(sight: _Sight, fields: Iterable[Field]) -> Iterable[Item]:
    answers = sight.state.answers
    for field in fields:
        key, value = f"field:{field.name}", answers.get(field.name)
        empty = value is None or value == ""
        if not asked(sight.service, field, answers) or (empty and not sight.doubts[key]):
            continue
        text = "(kosong)" if empty else _shown(field, value, sight.villages)
        yield _item(sight, key, text, field.restricted)


def _item(sight: _Sight, key: str, value: str, restricted: bool) -> Item:
    back = next((one for one in sight.state.returned if one.item == key), None)
    return Item(
        key=key,
        id=key.replace(":", "-").replace("_", "-"),
        label=label_of(sight.service, key),
        value=value,
        restricted=restricted,
        doubts=tuple(sight.doubts[key]),
        reasons=reasons.for_item(key),
        mark=sight.marks.get(key, Mark()),
        returned=" ".join((back.reason, back.words)).strip() if back else "",
    )


def _shown(field: Field, value: object, villages: Mapping[str, str]) -> str:
    if field.kind == "area":
        return f"{villages.get(str(value), 'Wilayah')} ({value})"
    if isinstance(value, str | int):
        return show(field, value)
    return str(value)


def _doubts(service: Service, state: Application) -> Mapping[str, list[Finding]]:
    papers = {key: paper.alternative for key, paper in state.papers.items()}
    own = settings.JANGKAU.regency[:2]
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in check(service, dict(state.answers), papers, _filed_on(state), (own,)):
        found[finding.item].append(finding)
    return found


def _filed_on(state: Application) -> date:
    return datetime.fromtimestamp(state.filed_at / 1000, UTC).date()
