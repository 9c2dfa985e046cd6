"""Gives every page its house: brand, the person signed in, and their ways on."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from jangkau.rules.access import ROLE_LABELS
from jangkau.site.nav import ways


def house(request: HttpRequest) -> dict[str, Any]:
    """Return `brand`, `node`, `actor`, `role_label`, `nav` and `demo` for templates."""
    actor = getattr(request, "actor", None)
    return {
        "brand": {"name": settings.JANGKAU.name, **settings.JANGKAU.brand},
        "node": settings.JANGKAU,
        "actor": actor,
        "role_label": ROLE_LABELS[actor.role] if actor else "",
        "nav": ways(actor, request.path),
        "demo": settings.DEMO,
    }
