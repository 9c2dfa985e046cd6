"""What the regency tells its nodes, and what a node makes of it: areas, operators, lease."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils import timezone

from jangkau.ledger import bulletins
from jangkau.ledger.bulletins import Bulletin
from jangkau.office import contacts, projection, seal_list
from jangkau.office.kept.models import Account, Area, Node
from jangkau.rules.access import DESK_ROLES, covers

AREAS = "areas"
RECOVERED = "recovered"  # positions that a regency which came back does not stand by


def key_of(node: str) -> str:
    """Return the key of the bulletin that only this node receives."""
    return f"node:{node}"


def refresh() -> None:
    """Publish, at the regency, what changed since it was last told; nothing otherwise."""
    home = settings.JANGKAU
    office = [home.regency, home.name, "", None, None]
    areas = [_area(area) for area in _areas() if area.code != home.regency]
    _tell(AREAS, {"areas": [office, *areas]})
    seal_list.tell()  # before the operators: who may sign in can also check seals
    for node in Node.objects.filter(regency=settings.JANGKAU.regency):
        _tell(key_of(node.node), _standing(node))


def heed(told: Iterable[Bulletin]) -> None:
    """Write, at a node, what new bulletins say into its kept tables."""
    for bulletin in told:
        if bulletin.key == AREAS:
            keep_areas(bulletin.body["areas"])
        if bulletin.key == key_of(settings.JANGKAU.node):
            _keep_operators(bulletin.body["operators"])
        if bulletin.key == RECOVERED:
            projection.project_all(contacts.go_back(bulletin.body["ranges"]))


def _tell(key: str, body: dict[str, Any]) -> None:
    known = bulletins.latest(key)
    if known is None or known.body != body:
        bulletins.publish(key, body)


def _areas() -> list[Area]:
    return list(Area.objects.filter(regency=settings.JANGKAU.regency).order_by("code"))


def _area(area: Area) -> list[Any]:
    return [area.code, area.name, area.district, area.latitude, area.longitude]


def _standing(node: Node) -> dict[str, Any]:
    """Return a node's lease and its operators, each with the hash of their password.

    Only people of the doors who work inside the node's area are told to it: whoever
    checks or verifies never signs in away from the office.
    """
    accounts = Account.objects.filter(
        regency=settings.JANGKAU.regency, role__in=DESK_ROLES - {"checker"}
    )
    return {
        "lease_until": int(node.lease_until.timestamp() * 1000),
        "revoked": node.revoked_at is not None,
        # With these a node can prove, to a regency that lost all, who it was.
        "device": [node.name, node.role, node.jurisdiction],
        "keys": [bytes(node.sign_key), bytes(node.seal_key)],
        "operators": [
            _operator(one)
            for one in accounts.order_by("username")
            if covers(node.jurisdiction, one.jurisdiction)
            or covers(one.jurisdiction, node.jurisdiction)
        ],
    }


def _operator(one: Account) -> list[Any]:
    known = [one.username, one.name, one.role, one.jurisdiction, one.is_active]
    return [*known, one.password, one.password_chosen_at is not None]


def keep_areas(areas: list[list[Any]]) -> None:
    """Keep the areas as a bulletin tells them, in place of those that stood."""
    rows = [
        Area(
            regency=settings.JANGKAU.regency,
            code=code,
            name=name,
            district=district,
            latitude=latitude,
            longitude=longitude,
        )
        for code, name, district, latitude, longitude in areas
    ]
    Area.objects.filter(regency=settings.JANGKAU.regency).delete()
    Area.objects.bulk_create(rows)


def _keep_operators(operators: list[list[Any]]) -> None:
    """Keep each operator; a password chosen at this node stays as it is."""
    told = keep_accounts(operators)
    gone = Account.objects.filter(regency=settings.JANGKAU.regency).exclude(username__in=told)
    gone.update(is_active=False)


def keep_accounts(operators: list[list[Any]]) -> set[str]:
    """Keep the accounts of told operators, known passwords unchanged; return their names."""
    told = set()
    for username, name, role, jurisdiction, active, password, chosen in operators:
        told.add(username)
        row = {"name": name, "role": role, "jurisdiction": jurisdiction, "is_active": active}
        Account.objects.update_or_create(
            regency=settings.JANGKAU.regency,
            username=username,
            defaults=row,
            create_defaults={
                **row,
                "password": password,
                "password_chosen_at": timezone.now() if chosen else None,
            },
        )
    return told
