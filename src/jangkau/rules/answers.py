"""What is wrong or doubtful about the answers and papers of an application."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from jangkau.catalogue.conditions import (
    Given,
    asked,
    by_name,
    days_since,
    due_decisions,
    open_alternatives,
    required_papers,
    value_of,
    years_since,
)
from jangkau.catalogue.findings import Finding, error, warning
from jangkau.catalogue.model import Check, Field, Service
from jangkau.catalogue.values import Value, fault
from jangkau.rules.identifiers import is_known_area, is_possible_date, read_nik, says_date
from jangkau.rules.names import doubts_about


@dataclass(frozen=True, slots=True)
class _Sight:
    """What a check looks at."""

    service: Service
    answers: Given
    known_prefixes: Sequence[str]

    def value(self, name: str) -> Value:
        return value_of(self.service, name, self.answers)

    def label(self, name: str) -> str:
        return by_name(self.service)[name].label

    def day(self, name: str) -> date | None:
        try:
            return date.fromisoformat(str(self.value(name)))
        except ValueError:
            return None


def check(
    service: Service,
    answers: Given,
    papers: Mapping[str, str],
    today: date,
    known_prefixes: Sequence[str] = (),
) -> list[Finding]:
    """Return all findings on an application, in the form's order, papers last.

    `papers` holds the chosen alternative's key by requirement key. `known_prefixes` are the
    area codes (digits) known besides the national list: ("99",) at a made-up regency. Only
    a malformed, missing or impossible answer is an error; everything else warns.
    """
    sight = _Sight(service, answers, known_prefixes)
    found = [
        finding
        for field in service.fields
        if asked(service, field, answers)
        for finding in _field_findings(sight, field, today)
    ]
    for rule in service.checks:
        found += _CHECKS[rule.kind](sight, rule)
    places = {f"field:{field.name}": place for place, field in enumerate(service.fields)}
    found.sort(key=lambda finding: places[finding.item])
    return found + _late(service, answers, today) + _papers(service, answers, papers, today)


def _field_findings(sight: _Sight, field: Field, today: date) -> list[Finding]:
    value, item = sight.answers.get(field.name), f"field:{field.name}"
    if value is None or value == "":
        return [error("JKL-1003", item, label=field.label)] if field.required else []
    wrong = fault(field, value)
    if wrong:
        return [wrong]
    if field.kind == "date" and date.fromisoformat(str(value)) > today:
        return [error("JKL-1005", item, label=field.label)]
    doubt = _doubt(sight, field, str(value))
    return [warning(doubt, item, label=field.label)] if doubt else []


def _doubt(sight: _Sight, field: Field, value: str) -> str | None:
    if field.kind in ("nik", "kk_number", "area"):
        unknown = "JKL-1011" if field.kind == "area" else "JKL-1021"
        return None if is_known_area(value, sight.known_prefixes) else unknown
    if field.kind == "phone":
        digits = sum(letter.isdigit() for letter in value)
        return None if 9 <= digits <= 15 else "JKL-1028"
    return None


def _nik_says(sight: _Sight, rule: Check) -> list[Finding]:
    """Compare a NIK with a stated birth date and a sex, fixed by the rule or a third field."""
    name = rule.fields[0]
    nik, born = read_nik(sight.value(name)), sight.day(rule.fields[1])
    if nik is None:
        return []
    sex = sight.value(rule.fields[2]) if len(rule.fields) > 2 else rule.value
    codes = {
        "JKL-1022": not is_possible_date(nik),
        "JKL-1023": is_possible_date(nik) and born is not None and not says_date(nik, born),
        "JKL-1024": bool(sex) and nik.sex != sex,
    }
    item = f"field:{name}"
    return [warning(code, item, label=sight.label(name)) for code, bad in codes.items() if bad]


def _different(sight: _Sight, rule: Check) -> list[Finding]:
    """Find NIKs given for two people; a NIK served by another field is one person's."""
    found, seen = [], dict[Value, str]()
    fields = by_name(sight.service)
    for name in rule.fields:
        value = sight.answers.get(name)
        if not value or not asked(sight.service, fields[name], sight.answers):
            continue
        first = seen.setdefault(value, name)
        if first != name:
            facts = {"label": sight.label(name), "other": sight.label(first)}
            found.append(warning("JKL-1025", f"field:{name}", **facts))
    return found


def _years_between(sight: _Sight, rule: Check) -> list[Finding]:
    """Doubt two dates less than `limit` years apart, the elder first."""
    younger = sight.day(rule.fields[1])
    years = years_since(sight.value(rule.fields[0]), younger) if younger else None
    if years is None or years >= rule.limit:
        return []
    facts = {"older": sight.label(rule.fields[0]), "younger": sight.label(rule.fields[1])}
    return [warning("JKL-1041", f"field:{rule.fields[0]}", years=rule.limit, **facts)]


def _new_name(sight: _Sight, rule: Check) -> list[Finding]:
    """Doubt a name newly given; whoever has a NIK (the second field) keeps the name."""
    name, nik = rule.fields
    value = sight.value(name)
    if not value or sight.value(nik):
        return []
    return [
        warning(code, f"field:{name}", label=sight.label(name))
        for code in doubts_about(str(value))
    ]


def _wanted(sight: _Sight, rule: Check) -> list[Finding]:
    """Ask for what a person may lack, such as a NIK, without demanding it."""
    fields = by_name(sight.service)
    return [
        warning("JKL-1026", f"field:{name}", label=sight.label(name))
        for name in rule.fields
        if asked(sight.service, fields[name], sight.answers) and not sight.value(name)
    ]


def _late(service: Service, answers: Given, today: date) -> list[Finding]:
    """Tell of a late report: it is never refused, but some need a decision."""
    decided = [
        warning("JKL-1042", f"field:{decision.field}", days=decision.after_days)
        for decision in due_decisions(service, answers, today)
    ]
    days = days_since(answers.get(service.event_date), today) or 0
    if decided or days <= service.deadline_days:
        return decided
    return [warning("JKL-1043", f"field:{service.event_date}", days=service.deadline_days)]


def _papers(
    service: Service, answers: Given, papers: Mapping[str, str], today: date
) -> list[Finding]:
    found = []
    for paper in required_papers(service, answers, today):
        chosen, item = papers.get(paper.key), f"paper:{paper.key}"
        if not chosen:
            found.append(warning("JKL-1101", item, label=paper.label))
        elif chosen not in [one.key for one in open_alternatives(paper, answers)]:
            found.append(warning("JKL-1102", item, label=paper.label))
    return found


_CHECKS: dict[str, Callable[[_Sight, Check], list[Finding]]] = {
    "nik_says": _nik_says,
    "different": _different,
    "years_between": _years_between,
    "new_name": _new_name,
    "wanted": _wanted,
}
