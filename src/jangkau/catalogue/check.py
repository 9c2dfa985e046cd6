"""What is wrong with a service as it is written down, before anyone meets it."""

import re
from collections.abc import Iterable, Iterator

from jangkau.catalogue.model import Condition, Service

WHATSAPP_LABEL = 24  # characters in a row of a WhatsApp list
SENTENCE = 20  # words

_PLACE = re.compile(r"F-\d\.\d{2} .+ (\d{1,2}|-)")


def problems(service: Service) -> list[str]:
    """Return what is wrong with a service, one sentence each; none if it may be offered."""
    return [
        *_about_fields(service),
        *_about_conditions(service),
        *_about_papers(service),
        *_about_outputs(service),
        *_about_sentences(service),
    ]


def _about_fields(service: Service) -> Iterator[str]:
    names = [field.name for field in service.fields]
    yield from (f"{name}: is asked twice" for name in set(names) if names.count(name) > 1)
    sections = {section.key for section in service.sections}
    used = {field.section for field in service.fields}
    yield from (f"section {key}: has no field" for key in sections - used)
    for field in service.fields:
        if field.section not in sections:
            yield f"{field.name}: stands in the unknown section {field.section}"
        if not _PLACE.fullmatch(field.form):
            yield f"{field.name}: has no place on an official form"
        if not 0 < len(field.short) <= WHATSAPP_LABEL:
            yield f"{field.name}: short label is not 1 to {WHATSAPP_LABEL} characters"
        if (field.kind == "choice") != bool(field.choices):
            yield f"{field.name}: choices and kind do not fit"
        if field.default and field.default not in {one.code for one in field.choices}:
            yield f"{field.name}: its default is no choice"
        if field.kind == "number" and field.least > field.most:
            yield f"{field.name}: no number lies between least and most"


def _about_conditions(service: Service) -> Iterator[str]:
    fields = {field.name: field for field in service.fields}
    for where, condition in _conditions(service):
        field = fields.get(condition.field)
        if field is None:
            yield f"{where}: names the unknown field {condition.field}"
        elif field.choices:
            codes = {choice.code for choice in field.choices}
            for value in set(condition.values) - codes:
                yield f"{where}: {condition.field} has no choice {value}"
    for field in service.fields:
        for reuse in field.reuse:
            if reuse.source not in fields:
                yield f"{field.name}: reuses the unknown field {reuse.source}"
    yield from _about_names(service, fields)


def _about_names(service: Service, fields: Iterable[str]) -> Iterator[str]:
    """Return what names a field that is none, outside of conditions."""
    for rule in service.checks:
        yield from _unknown(f"check {rule.kind}", rule.fields, fields)
    for decision in service.decisions:
        yield from _unknown(f"decision {decision.key}", (decision.field,), fields)
    yield from _unknown("event date", (service.event_date,), fields)
    yield from _unknown("subject", _of_subject(service), fields)
    for one in service.changes:
        needed = (f"{one.who}_name", f"{one.who}_nik", "kk_number")
        yield from _unknown(f"change {one.element}", needed, fields)


def _of_subject(service: Service) -> tuple[str, ...]:
    told, sibling = service.subject, service.sibling
    named = (told.name, told.beside, *told.names, *told.numbers)
    further = (sibling.link, *sibling.own) if sibling else ()
    return (*named, *told.same_numbers, *told.same_names, *further)


def _conditions(service: Service) -> Iterator[tuple[str, Condition]]:
    for field in service.fields:
        whens = (field.when, *(reuse.when for reuse in field.reuse))
        yield from ((field.name, when) for when in whens if when)
    for paper in service.requirements:
        whens = (paper.when, *(one.when for one in paper.alternatives))
        yield from ((f"paper {paper.key}", when) for when in whens if when)
    for output in service.outputs:
        whens = (output.when, *(one.when for one in output.requests))
        yield from ((f"output {output.key}", when) for when in whens if when)
    yield from ((f"message {one.key}", one.when) for one in service.messages if one.when)
    if service.sibling:
        yield "sibling", service.sibling.when


def _about_papers(service: Service) -> Iterator[str]:
    names = {field.name for field in service.fields}
    for paper in service.requirements:
        if not paper.alternatives:
            yield f"paper {paper.key}: no paper meets it"
        elif all(one.when for one in paper.alternatives) and not paper.when:
            yield f"paper {paper.key}: under some answers no paper meets it"
        if not paper.source:
            yield f"paper {paper.key}: stands on no rule"
        asked = {field.name for field in service.fields if field.when in (None, paper.when)}
        for one in paper.alternatives:
            if one.when and one.when.field in names - asked:
                yield f"paper {paper.key}: {one.key} hangs on a question not always asked"
            if len(one.label) > 2 * WHATSAPP_LABEL:
                yield f"paper {paper.key}: the label of {one.key} is too long"


def _about_outputs(service: Service) -> Iterator[str]:
    names = {field.name for field in service.fields}
    if not service.outputs:
        yield "the service has no output"
    for output in service.outputs:
        yield from _unknown(f"output {output.key}", output.siak_fields, names)
    copied = {name for output in service.outputs for name in output.siak_fields}
    for field in service.fields:
        on_form_only = field.form.endswith(" -")
        if field.name not in copied and not on_form_only:
            yield f"{field.name}: is copied into no screen of SIAK"


def _about_sentences(service: Service) -> Iterator[str]:
    texts = [message.text for message in service.messages]
    texts += [text for field in service.fields for text in (field.label, field.hint)]
    texts += [one.hint for paper in service.requirements for one in paper.alternatives]
    texts += [output.hint for output in service.outputs] + [service.subject.alike]
    for message in service.messages:
        if message.lasting and message.when:
            yield f"message {message.key}: lasts, but not always"
    for text in texts:
        for sentence in re.split(r"[.?!](?:\s|$)", text):
            if len(sentence.split()) > SENTENCE:
                yield f'longer than {SENTENCE} words: "{sentence}"'


def _unknown(where: str, named: Iterable[str], known: Iterable[str]) -> list[str]:
    return [f"{where}: names the unknown field {name}" for name in named if name not in known]
