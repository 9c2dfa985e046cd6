"""The draft of a mend: only what was changed, each beside the value that was seen."""

import json
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID, uuid5

from jangkau.catalogue.conditions import asked, by_name
from jangkau.office import drafts
from jangkau.office.cases import Case
from jangkau.office.drafts import Draft
from jangkau.rules.access import Actor
from jangkau.rules.application import Paper
from jangkau.rules.application.commands import Mend
from jangkau.rules.application.state import Answer


@dataclass(frozen=True, slots=True)
class Seen:
    """What the page showed of each changed item when the change was made."""

    fields: dict[str, Answer]
    papers: dict[str, Paper | None]


def draft_of(actor: Actor, application: UUID) -> Draft | None:
    """Return this person's unfinished mend of an application, or None."""
    return drafts.find(actor, uuid5(application, f"mend:{actor.account}"))


def opened(actor: Actor, found: Case) -> Draft:
    """Return the person's mend of an application, an empty one where none was begun."""
    application = found.row.application
    fresh = Draft(
        uuid5(application, f"mend:{actor.account}"),
        found.state.service,
        0,
        0,
        filing={"mends": str(application)},
    )
    return draft_of(actor, application) or fresh


def whole(found: Case, draft: Draft) -> Draft:
    """Return the application as the mend would leave it, in a draft's shape."""
    return replace(
        draft,
        answers={**found.state.answers, **draft.answers},
        papers={**found.state.papers, **draft.papers},
    )


def seen(draft: Draft) -> Seen:
    """Return the values that were seen."""
    told = json.loads(draft.filing.get("seen", "{}"))
    papers = {key: read_paper(value) for key, value in told.get("papers", {}).items()}
    return Seen(told.get("fields", {}), papers)


def with_fields(draft: Draft, typed: dict[str, tuple[Answer, Answer]]) -> Draft:
    """Return the mend with (seen, new) of these fields; what is as it was is dropped."""
    old = seen(draft)
    fields, answers = dict(old.fields), dict(draft.answers)
    for name, (shown, new) in typed.items():
        fields.pop(name, None)
        answers.pop(name, None)
        if new != shown:
            fields[name], answers[name] = shown, new
    return _with_seen(replace(draft, answers=answers), Seen(fields, old.papers))


def with_paper(draft: Draft, key: str, shown: Paper | None) -> Draft:
    """Return the mend holding this paper as it was shown, ready to be changed."""
    if key in draft.papers:
        return draft
    old = seen(draft)
    papers = {**draft.papers, key: shown or Paper("")}
    return _with_seen(
        replace(draft, papers=papers), Seen(old.fields, {**old.papers, key: shown})
    )


def command(found: Case, draft: Draft) -> Mend:
    """Return the command that sends what was changed, with old and new."""
    old, after = seen(draft), whole(found, draft)
    offered = found.service
    fields = {
        name: (old.fields.get(name), value)
        for name, value in draft.answers.items()
        if asked(offered, by_name(offered)[name], after.answers)
    }
    papers = {
        key: (old.papers.get(key), paper)
        for key, paper in draft.papers.items()
        if paper.pages and paper != old.papers.get(key)
    }
    return Mend(found.row.application, fields, papers)


def written_paper(paper: Paper | None) -> Any:
    """Return a paper as JSON: [alternative, [digest in hex, ...]], or null."""
    return paper and [paper.alternative, [page.hex() for page in paper.pages]]


def read_paper(value: Any) -> Paper | None:
    """Return the paper that `written_paper` wrote."""
    return value and Paper(value[0], tuple(bytes.fromhex(page) for page in value[1]))


def _with_seen(draft: Draft, old: Seen) -> Draft:
    papers = {key: written_paper(paper) for key, paper in old.papers.items()}
    text = json.dumps({"fields": old.fields, "papers": papers})
    return replace(draft, filing={**draft.filing, "seen": text})
