"""What the bar shows: the nodes, the line, the clock, the staff, receipts to try."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from jangkau.catalogue.values import show_date
from jangkau.ledger.clock import now_ms
from jangkau.rules.access import ROLE_LABELS
from jangkau_demo import codes, sign_in, staff
from jangkau_demo.folder import TITLES, Folder, receipts
from jangkau_demo.link import look

LABELS: Mapping[str, str] = {str(role): label for role, label in ROLE_LABELS.items()}


def of_bar(request: HttpRequest, folder: Folder) -> dict[str, Any]:
    """Return the facts for the bar and for the story's page."""
    here = settings.JANGKAU.role
    now = datetime.fromtimestamp(now_ms() / 1000, timezone.get_current_timezone())
    return {
        "here": TITLES.get(here, here),
        "nodes": [
            {"title": title, "url": folder.shown(name), "here": name == here}
            for name, title in TITLES.items()
        ],
        "at": {name: folder.shown(name) for name in TITLES},
        "cut": look(folder.line).cut,
        "now": f"{show_date(now.date().isoformat(), weekday=True)}, {now:%H.%M}",
        "members": [
            {"username": one.username, "name": one.name, "role": LABELS[one.role]}
            for one in sign_in.members()
        ],
        "password": staff.PASSWORD,
        "code": codes.now() if settings.SECOND_FACTOR else "",
        "secret": codes.secret(),
        "receipts": receipts(folder) if request.path in ("/", "/status") else [],
    }
