"""What the catalogue knows of an application: reported late or not, and what is due."""

from datetime import UTC, date, datetime
from uuid import UUID

from jangkau.catalogue import service
from jangkau.catalogue.conditions import due_decisions, due_outputs
from jangkau.office.loading import load
from jangkau.rules.application import Application, Facts


def facts_of(state: Application) -> Facts:
    """Return the facts for a decision; an application not yet filed has none."""
    if not state.service:
        return Facts()
    offered = service(state.service)
    late = bool(due_decisions(offered, dict(state.answers), _filed(state)))
    cards = frozenset(output.key for output in offered.outputs if output.needs_card)
    return Facts(late=late, cards=cards)


def due(application: UUID) -> tuple[str, ...]:
    """Return the documents that the answers, as they now stand, lead to."""
    state = load(application)
    found = due_outputs(service(state.service), dict(state.answers), _filed(state))
    return tuple(output.key for output in found)


def _filed(state: Application) -> date:
    return datetime.fromtimestamp(state.filed_at / 1000, UTC).date()
