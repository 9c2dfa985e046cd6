"""What is asked of whom: conditions, reuse and due decisions read against the answers."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from jangkau.catalogue.model import (
    Alternative,
    Answers,
    Condition,
    Decision,
    Field,
    Message,
    Output,
    Requirement,
    Service,
)

Value = str | int | bool | None
Given = Mapping[str, Value]


def holds(condition: Condition | None, answers: Given) -> bool:
    """Say whether a condition holds; None always does."""
    if condition is None:
        return True
    value = answers.get(condition.field)
    empty = value is None or value == ""
    if condition.op == "in":
        return value in condition.values
    if condition.op == "not_in":
        return not empty and value not in condition.values
    return empty if condition.op == "empty" else not empty


def chain(service: Service, condition: Condition | None) -> tuple[Condition, ...]:
    """Return a condition and those under which its own question is asked, none for None."""
    if condition is None:
        return ()
    return (condition, *chain(service, by_name(service)[condition.field].when))


def stands(service: Service, condition: Condition | None, answers: Given) -> bool:
    """Say whether a condition holds, and its question is one that these answers ask."""
    return all(holds(one, answers) for one in chain(service, condition))


@lru_cache(maxsize=64)
def by_name(service: Service) -> dict[str, Field]:
    """Return the service's fields by name."""
    return {field.name: field for field in service.fields}


def asked(service: Service, field: Field, answers: Given) -> bool:
    """Say whether this field is asked, given the answers so far."""
    return stands(service, field.when, answers) and served_by(service, field, answers) is None


def served_by(service: Service, field: Field, answers: Given) -> Field | None:
    """Return the field whose answer serves this one, or None if it must be asked."""
    for reuse in field.reuse:
        source = by_name(service)[reuse.source]
        if holds(reuse.when, answers) and stands(service, source.when, answers):
            return source
    return None


def value_of(service: Service, name: str, answers: Given) -> Value:
    """Return the answer to a field, from the field that serves it if one does, else None."""
    field = by_name(service)[name]
    if not stands(service, field.when, answers):
        return None
    source = served_by(service, field, answers)
    return answers.get(source.name if source else name)


def kept(service: Service, answers: Given) -> Answers:
    """Return what belongs into an application: the asked fields that have an answer."""
    return {
        field.name: answers[field.name]
        for field in service.fields
        if answers.get(field.name) not in (None, "") and asked(service, field, answers)
    }


def required_papers(
    service: Service, answers: Given, reported: date | None = None
) -> list[Requirement]:
    """Return the requirements of these answers, in the service's order.

    What hangs on the age is in it only when `reported`, the day of the report, is given.
    """
    age = years_since(answers.get(service.event_date), reported) if reported else None
    return [
        paper
        for paper in service.requirements
        if stands(service, paper.when, answers)
        and (not paper.ages or (age is not None and paper.ages[0] <= age < paper.ages[1]))
    ]


def open_alternatives(requirement: Requirement, answers: Given) -> list[Alternative]:
    """Return the papers that meet the requirement under these answers."""
    return [one for one in requirement.alternatives if holds(one.when, answers)]


def due_decisions(service: Service, answers: Given, reported: date) -> list[Decision]:
    """Return the decisions that a report on this day needs; none without a date."""
    return [
        decision
        for decision in service.decisions
        if (days_since(answers.get(decision.field), reported) or 0) > decision.after_days
    ]


def due_outputs(service: Service, answers: Given, reported: date) -> list[Output]:
    """Return the documents that a report on this day leads to, in the service's order."""
    event = answers.get(service.event_date)
    return [
        output
        for output in service.outputs
        if stands(service, output.when, answers)
        and (not output.under_years or (years_since(event, reported) or 0) < output.under_years)
    ]


def requests_of(service: Service, answers: Given, reported: date) -> list[str]:
    """Return what F-1.02 asks for on this day, in the outputs' order."""
    held = (
        [one.text for one in output.requests if stands(service, one.when, answers)]
        for output in due_outputs(service, answers, reported)
    )
    return [texts[0] for texts in held if texts]


def years_since(value: Value, today: date) -> int | None:
    """Return the full years from an answered date to today, or None if it is no date."""
    try:
        born = date.fromisoformat(str(value))
    except ValueError:
        return None
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def days_since(value: Value, today: date) -> int | None:
    """Return the days from an answered date to today, or None if it is no date."""
    try:
        return (today - date.fromisoformat(str(value))).days
    except ValueError:
        return None


def messages_for(service: Service, answers: Given) -> list[Message]:
    """Return the sentences to show beside the form."""
    return [one for one in service.messages if stands(service, one.when, answers)]


def lasting_words(service: Service) -> str:
    """Return what receipt and status page say besides, "" for nothing."""
    return " ".join(message.text for message in service.messages if message.lasting)
