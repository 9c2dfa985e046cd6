"""One person of every role, signed in, and the things of a village out of their reach."""

from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.test import Client
from django.utils import timezone
from django_otp import DEVICE_ID_SESSION_KEY
from uuid_utils.compat import uuid7

from jangkau.ledger import blobs
from jangkau.office import drafts, gate, tickets
from jangkau.office.drafts import Draft
from jangkau.office.kept.models import Account, Node
from jangkau.rules.access import Role
from jangkau.rules.application import Paper
from jangkau.rules.application.commands import Return
from jangkau.rules.application.state import ReturnedItem
from tests.applications import actor, filing
from tests.kantor.staff import photo
from tests.people import a_birth
from tests.staff.people import give_phone

HERE, THERE = "99.01.01.2003", "99.01.02.2001"
# The reach of each role's person: none of them reaches the other village.
REACH: dict[Role, str] = {
    "village_operator": HERE,
    "district_operator": "99.01.01",
    "mobile_team": "99.01.01",
    "checker": "99.01.01",
    "siak_operator": "99.01.01",
    "verifier": "99.01.01",
    "office_head": "99.01.01",
    "agency": "99.01",
    "administrator": "99.01",
}
NAMES = {"child_name": "Zulaikha Purnamadewi", "mother_name": "Kartikasari Wahyuningrum"}
NIK = "9901025507900001"


@dataclass(frozen=True, slots=True)
class Things:
    """What a route may name; `digest` is of a photo of the application."""

    application: UUID
    draft: UUID
    held_act: UUID
    account_id: UUID
    ticket_id: UUID
    node: str
    digest: str

    def named(self, **more: object) -> dict[str, object]:
        """Return the things by the names that routes give them."""
        told = {name: getattr(self, name) for name in self.__slots__}
        told |= {"output": "kk", "verb": "verify", "size": "a4", "code": "F-2.01"}
        told["issuer_id"] = UUID(int=0)
        return {**told, "key": "akta_kelahiran", **more}


def signed_in(role: Role, jurisdiction: str = "", **changes: Any) -> Client:
    """Return the browser of a person of this role who has signed in with both factors."""
    kept = Account.objects.create(
        regency="99.01",
        username=changes.pop("username", f"{role}{Account.objects.count()}"),
        name=f"Petugas {role}",
        role=role,
        jurisdiction=jurisdiction or REACH[role],
        password_chosen_at=timezone.now(),
    )
    session = SessionStore()
    session[SESSION_KEY] = str(kept.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = kept.get_session_auth_hash()
    if changes.pop("verified", True):
        session[DEVICE_ID_SESSION_KEY] = give_phone(kept).persistent_id
    session.create()
    browser = Client(**changes)
    browser.cookies[settings.SESSION_COOKIE_NAME] = session.session_key or ""
    return browser


def a_case(village: str = THERE, returned: bool = True) -> tuple[UUID, str]:
    """File a birth with a known child at a village; return its id and a photo's digest."""
    office = replace(actor("checker"), jurisdiction=settings.JANGKAU.regency)
    application = uuid7()
    answers = {**a_birth(7, village), **NAMES, "mother_nik": NIK}
    digest = blobs.put(application, photo(90), "image/jpeg")
    desk = replace(actor("village_operator"), jurisdiction=village, account=f"desa-{village}")
    papers = {"marriage_proof": Paper("buku_nikah", (digest,))}
    told = {"answers": answers, "papers": papers, "village": village}
    gate.perform(desk, filing(application=application, **told))
    if returned:
        items = (ReturnedItem("field:child_name", "Berbeda dengan berkas."),)
        gate.perform(office, Return(application, items))
    return application, digest.hex()


def things(village: str = THERE) -> Things:
    """Make one of everything that belongs to this village and to nobody who asks."""
    application, digest = a_case(village)
    draft = uuid7()
    owner = replace(actor("village_operator"), jurisdiction=village, account=f"desa-{village}")
    drafts.save(owner, Draft(draft, "akta_kelahiran", 0, 0, dict(NAMES)))
    regency = settings.JANGKAU.regency
    account = Account.objects.create(
        regency=regency, username=f"desa-{village}", name="Desa", role="village_operator",
        jurisdiction=village, password="!",
    )  # fmt: skip
    ticket = tickets.issue("village", "Laptop desa", village, "admin")
    Node.objects.create(
        node=f"{village}-abc", regency=regency, name="Laptop", role="village",
        jurisdiction=village, sign_key=bytes(32), seal_key=bytes(32),
        lease_until=timezone.now(),
    )  # fmt: skip
    held = uuid7()  # that of an act never held is answered alike
    return Things(application, draft, held, account.pk, ticket.pk, f"{village}-abc", digest)
