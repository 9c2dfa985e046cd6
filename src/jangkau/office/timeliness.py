"""Whether an event was reported late, and what a decision needs to know of it."""

from datetime import UTC, datetime

from jangkau.catalogue import service
from jangkau.catalogue.conditions import due_decisions
from jangkau.rules.application import Application, Facts


def facts_of(state: Application) -> Facts:
    """Return the facts for a decision; an application not yet filed has none."""
    if not state.service:
        return Facts()
    offered = service(state.service)
    filed = datetime.fromtimestamp(state.filed_at / 1000, UTC).date()
    late = bool(due_decisions(offered, dict(state.answers), filed))
    cards = frozenset(output.key for output in offered.outputs if output.needs_card)
    return Facts(late=late, cards=cards)
