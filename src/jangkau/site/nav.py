"""Lists the main ways of each role, shown under the page's head."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from jangkau.rules.access import DESK_ROLES, OFFICE_ROLES, Actor
from jangkau.site.doors import doors

OPEN_PREFIXES = frozenset(prefix for _, prefix in doors())


@dataclass(frozen=True)
class Way:
    """A link of the main menu; `here` marks the page one is on."""

    path: str
    label: str
    here: bool


# path, label, roles that see it, the door it needs
WAYS: tuple[tuple[str, str, frozenset[str], str], ...] = (
    ("/meja/", "Meja kerja", DESK_ROLES, "meja/"),
    ("/kantor/", "Kantor", OFFICE_ROLES, "kantor/"),
    ("/perangkat", "Perangkat", frozenset({"administrator"}), ""),
    ("/pengguna", "Pengguna", frozenset({"administrator"}), ""),
    ("/sertifikat", "Sertifikat", frozenset({"administrator"}), ""),
    ("/akun", "Akun saya", DESK_ROLES | OFFICE_ROLES | {"administrator", "agency"}, ""),
)


def ways(actor: Actor | None, path: str) -> list[Way]:
    """Return the links an actor sees; none for someone not signed in."""
    if actor is None:
        return []
    return [
        Way(to, label, path.startswith(to))
        for to, label, roles, door in WAYS
        if actor.role in roles and door in OPEN_PREFIXES
    ]


def start(request: HttpRequest) -> HttpResponse:
    """Send staff to where their work begins, others to the sign-in page."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        return redirect(settings.LOGIN_URL)
    open_to = [way.path for way in ways(actor, "")]
    return redirect("/kantor/" if "/kantor/" in open_to else open_to[0])
