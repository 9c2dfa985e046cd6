"""Whether an event was reported late, and what a decision needs to know of it."""

from datetime import UTC, date, datetime

from jangkau.catalogue import Service, service
from jangkau.rules.application import Application, Facts


def facts_of(state: Application) -> Facts:
    """Return the facts for a decision; an application not yet filed has none."""
    if not state.service:
        return Facts()
    offered = service(state.service)
    cards = frozenset(output.key for output in offered.outputs if output.needs_card)
    return Facts(late=is_late(offered, state), cards=cards)


def is_late(offered: Service, state: Application) -> bool:
    """Return whether a decision of the head is due: the event lies too long before filing."""
    filed = datetime.fromtimestamp(state.filed_at / 1000, UTC).date()
    return any(
        _days(state, decision.field, filed) > decision.after_days
        for decision in offered.decisions
    )


def _days(state: Application, field: str, filed: date) -> int:
    try:
        return (filed - date.fromisoformat(str(state.answers.get(field)))).days
    except ValueError:
        return 0
