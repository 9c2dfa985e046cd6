"""What is wrong or doubtful about a draft, and whether its doubts were looked at."""

import hashlib

from django.conf import settings

from jangkau.catalogue.conditions import Given, open_alternatives, required_papers
from jangkau.catalogue.findings import Finding
from jangkau.catalogue.model import Service
from jangkau.channels.desk.doorway import service_of
from jangkau.channels.desk.times import today
from jangkau.office.drafts import Draft
from jangkau.office.worklist import villages
from jangkau.rules.access import Actor, covers
from jangkau.rules.answers import check
from jangkau.rules.application import Paper

VILLAGE = 13  # characters of a village's code


def findings(offered: Service, answers: Given, chosen: dict[str, str]) -> list[Finding]:
    """Return all findings today; this regency's own area codes are known ones."""
    own = settings.JANGKAU.regency.replace(".", "")
    return check(offered, answers, chosen, today(), (own,))


def of_draft(draft: Draft) -> list[Finding]:
    """Return the findings on a draft, a paper without a page counting as not there."""
    offered = service_of(draft)
    return findings(offered, draft.answers, chosen_papers(offered, draft))


def chosen_papers(offered: Service, draft: Draft) -> dict[str, str]:
    """Return the alternative by requirement, of papers with at least one page."""
    return {
        one.key: draft.papers[one.key].alternative
        for one in required_papers(offered, draft.answers)
        if one.key in draft.papers and draft.papers[one.key].pages
    }


def papers_to_file(draft: Draft) -> dict[str, Paper]:
    """Return what the answers call for and the draft holds."""
    wanted = {one.key for one in required_papers(service_of(draft), draft.answers)}
    return {key: paper for key, paper in draft.papers.items() if key in wanted and paper.pages}


def alternative_of(draft: Draft, key: str) -> str:
    """Return the alternative in force for a requirement, "" while one is to be chosen."""
    for one in required_papers(service_of(draft), draft.answers):
        if one.key == key:
            open_ = [way.key for way in open_alternatives(one, draft.answers)]
            paper = draft.papers.get(key)
            if paper and paper.alternative in open_:
                return paper.alternative
            return open_[0] if len(open_) == 1 else ""
    return ""


def on_fields(found: list[Finding]) -> list[Finding]:
    """Return the findings on fields."""
    return [one for one in found if one.item.startswith("field:")]


def doubts(found: list[Finding]) -> str:
    """Return a short mark of these warnings, "" for none; once seen they stop nobody."""
    told = sorted(f"{one.item} {one.code}" for one in found if one.level == "warning")
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16] if told else ""


def areas(actor: Actor) -> dict[str, str]:
    """Return the villages that the actor may file for, name by code."""
    known = {
        code: name
        for code, name in villages().items()
        if len(code) == VILLAGE and covers(actor.jurisdiction, code)
    }
    if not known and len(actor.jurisdiction) == VILLAGE:
        return {actor.jurisdiction: settings.JANGKAU.name}
    return dict(sorted(known.items(), key=lambda one: one[1]))
