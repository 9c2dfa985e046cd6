"""What a device brings: whether it may have effect, or is held for a person to look at."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings

from jangkau.ledger.entries import Entry, Record
from jangkau.office import projection
from jangkau.office.kept.models import Account
from jangkau.rules.access import GRANTS, ROLES, Role, covers
from jangkau.rules.application import OPENING, readable


@dataclass(frozen=True, slots=True)
class Sender:
    """The enrolled device that brings records: its node, role, reach and standing."""

    node: str
    role: str
    jurisdiction: str
    revoked: bool


@dataclass(frozen=True, slots=True)
class Person:
    """The role and reach of an open account."""

    role: str
    jurisdiction: str


NOBODY = Person("", "-")


def why_held(records: Sequence[Record], sender: Sender) -> dict[UUID, str]:
    """Return the reason for each act that may have no effect until a person lets it in."""
    villages, people = _villages(records), _people(records)
    told = {one.entry.act: _reason(one, sender, villages, people) for one in records}
    return {act: reason for act, reason in told.items() if reason}


VERBS: Mapping[str, str] = {
    "application.started": "start",
    "application.submitted": "submit",
    "application.mended": "mend",
    "application.withdrawn": "withdraw",
    "output.handed_over": "hand_over",
    "output.printed": "print",
}
HELD_REVOKED = "perangkat sudah dicabut"
HELD_SHAPE = "isinya tidak terbaca oleh versi program di kantor"
HELD_PLACE = "di luar wilayah perangkat"
HELD_REACH = "di luar wilayah petugas"
HELD_WHO = "petugas tidak terdaftar atau akunnya sudah ditutup"
HELD_ROLE = "langkah ini bukan wewenang petugas di perangkat itu"
HELD_NODE: Mapping[str, frozenset[str]] = {
    "village": frozenset({"village_operator", "district_operator"}),
    "van": frozenset({"mobile_team"}),
}


def _reason(
    record: Record, sender: Sender, villages: Mapping[UUID, str], people: Mapping[str, Person]
) -> str:
    entry, content = record.entry, record.content.data if record.content else {}
    who = people.get(entry.actor, NOBODY)
    village = villages[entry.subject]
    places = {village, _filed_in(entry) or village, _moved_to(content) or village}
    checks: list[tuple[Callable[[], bool], str]] = [
        (lambda: sender.revoked, HELD_REVOKED),
        (lambda: not readable(entry.kind, entry.body, content), HELD_SHAPE),
        (lambda: not _all_covered(sender.jurisdiction, places), HELD_PLACE),
        (lambda: who.role != entry.role, HELD_WHO),
        (lambda: not _all_covered(who.jurisdiction, places), HELD_REACH),
        (lambda: entry.role not in HELD_NODE.get(sender.role, frozenset()), HELD_ROLE),
        (lambda: not _granted(entry.role, entry.kind), HELD_ROLE),
    ]
    return next((reason for fails, reason in checks if fails()), "")


def _all_covered(jurisdiction: str, villages: Iterable[str]) -> bool:
    return all(covers(jurisdiction, village) for village in villages)


def _filed_in(entry: Entry) -> str:
    """Return the village into which an act files, "" where it files nothing."""
    village = entry.body.get("village") if entry.kind in OPENING else ""
    return village if isinstance(village, str) else ""


def _moved_to(content: Mapping[str, Any]) -> str:
    """Return the village to which a mend moves an application, "" where it moves none."""
    fields = content.get("fields")
    change = fields.get("village") if isinstance(fields, Mapping) else None
    return str(change[1]) if isinstance(change, list | tuple) and len(change) == 2 else ""


def _granted(role: str, kind: str) -> bool:
    return role in ROLES and VERBS.get(kind, "") in GRANTS[_role(role)]


def _role(role: str) -> Role:
    return next(known for known in ROLES if known == role)


def _people(records: Sequence[Record]) -> dict[str, Person]:
    """Return each open account that these records name."""
    named = {record.entry.actor for record in records}
    accounts = Account.objects.filter(
        regency=settings.JANGKAU.regency, username__in=named, is_active=True
    )
    told = accounts.values_list("username", "role", "jurisdiction")
    return {username: Person(role, reach) for username, role, reach in told}


def _villages(records: Sequence[Record]) -> dict[UUID, str]:
    """Return each subject's village: as filed here, else as first filed in these records."""
    waiting, filed = dict[UUID, str](), dict[UUID, str]()
    for record in records:
        waiting[record.entry.subject] = settings.JANGKAU.jurisdiction
        if village := _filed_in(record.entry):
            filed.setdefault(record.entry.subject, village)
    return {**waiting, **filed, **projection.villages_of(waiting)}
