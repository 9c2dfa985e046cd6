"""Staff of the made-up office, signed in, and applications in every stage."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from django.utils import timezone
from django_otp import DEVICE_ID_SESSION_KEY
from PIL import Image
from uuid_utils.compat import uuid7

from jangkau.catalogue.model import Answers
from jangkau.ledger import blobs
from jangkau.office import gate
from jangkau.office.kept.models import Account, Area
from jangkau.rules.access import Actor, Role
from jangkau.rules.application import Command, Paper
from jangkau.rules.application.commands import Accept, EnterSiak, Verify
from jangkau_demo.people import a_birth, papers_for
from tests.applications import VILLAGE, actor, filing
from tests.staff.people import give_phone

PEOPLE: dict[Role, tuple[str, str]] = {
    "checker": ("rina", "Rina Pemeriksa"),
    "siak_operator": ("oki", "Oki Operator"),
    "verifier": ("vera", "Vera Verifikator"),
    "office_head": ("hadi", "Hadi Kepala"),
}


def person(role: Role) -> Actor:
    """Return the office's person of this role."""
    account, name = PEOPLE[role]
    return replace(actor(role), account=account, name=name)


def at_work(role: Role, jurisdiction: str = "99.01") -> Client:
    """Return the browser of a person of this role who has signed in with both factors."""
    account, name = PEOPLE[role]
    kept = Account.objects.create(
        regency="99.01",
        username=f"{account}{Account.objects.count() or ''}",
        name=name,
        role=role,
        jurisdiction=jurisdiction,
        password_chosen_at=timezone.now(),
    )
    session = SessionStore()
    session[SESSION_KEY] = str(kept.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = kept.get_session_auth_hash()
    session[DEVICE_ID_SESSION_KEY] = give_phone(kept).persistent_id
    session.create()
    browser = Client()
    browser.cookies[settings.SESSION_COOKIE_NAME] = session.session_key or ""
    return browser


def photo(shade: int) -> bytes:
    """Return a small picture of one grey."""
    taken = BytesIO()
    Image.new("L", (40, 60), shade).save(taken, "JPEG")
    return taken.getvalue()


def birth(seed: int = 1, village: str = VILLAGE, **changes: str) -> Answers:
    """Return the answers to a birth of the last weeks, as of today."""
    return a_birth(seed, village, date.today(), **changes)


def a_filed_birth(seed: int = 1, village: str = VILLAGE, **changes: Any) -> UUID:
    """File a birth from its village, with a photo for every paper, and return its id."""
    application = uuid7()
    answers: Answers = changes.pop("answers", None) or birth(seed, village)
    papers = {
        key: Paper(alternative, (blobs.put(application, photo(seed), "image/jpeg"),))
        for key, alternative in papers_for(answers).items()
    }
    told = {"answers": answers, "papers": papers, "village": village, **changes}
    desk = replace(actor("village_operator"), jurisdiction=village)
    gate.perform(desk, filing(application=application, **told))
    return application


def an_accepted_birth(seed: int = 1, **changes: Any) -> UUID:
    """Return a birth that the checker found complete."""
    application = a_filed_birth(seed, **changes)
    gate.perform(person("checker"), Accept(application))
    return application


def a_verified_birth(seed: int = 1, output: str = "akta_kelahiran") -> UUID:
    """Return a birth of which one output was entered and verified."""
    application = an_accepted_birth(seed)
    do("siak_operator", EnterSiak(application, output))
    do("verifier", Verify(application, output))
    return application


def do(role: Role, command: Command) -> None:
    """Let the office's person of this role give a command."""
    gate.perform(person(role), command)


def an_area(code: str = VILLAGE, name: str = "Karang Rejo") -> None:
    """Keep a village of the regency."""
    Area.objects.create(regency="99.01", code=code, name=name)
