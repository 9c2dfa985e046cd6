"""Who works in a world, and where."""

from datetime import timedelta

from django.utils import timezone

from jangkau.ledger import keys
from jangkau.ledger.home import Home, Role
from jangkau.office.kept.models import Account, Area, Node
from jangkau.rules.access import Actor
from jangkau_worlds.homes import at

HERE, THERE, DISTRICT, OFFICE = "99.01.01.2003", "99.01.01.2004", "99.01.01", "99.01"
VILLAGES = {HERE: "Sukamaju", THERE: "Riam Jaya"}
SRI = Actor("sri", "Sri", "village_operator", HERE, "v-2003", "desk")
YUS = Actor("yus", "Yus", "village_operator", THERE, "v-2004", "desk")
DISTRICT_SRI = Actor("made", "Made", "district_operator", DISTRICT, "v-2003", "desk")
TEAM = Actor("tim", "Tim", "mobile_team", DISTRICT, "van-1", "desk")
CHECKER = Actor("rina", "Rina", "checker", OFFICE, OFFICE, "office")
SIAK = Actor("adi", "Adi", "siak_operator", OFFICE, OFFICE, "office")
VERIFIER = Actor("budi", "Budi", "verifier", OFFICE, OFFICE, "office")
HEAD = Actor("ketua", "Ketua", "office_head", OFFICE, OFFICE, "office")
STAFF = (SRI, YUS, DISTRICT_SRI, TEAM, CHECKER, SIAK, VERIFIER, HEAD)
# node -> role, area, and who files there
NODES: dict[str, tuple[Role, str, tuple[Actor, ...]]] = {
    "v-2003": ("village", HERE, (SRI, SRI, DISTRICT_SRI)),
    "w-2003": ("village", HERE, (SRI,)),  # the village's second laptop
    "v-2004": ("village", THERE, (YUS,)),
    "van-1": ("van", DISTRICT, (TEAM,)),
}


def settle_in(regency: Home, nodes: list[Home]) -> None:
    """Let the regency and its devices know each other, and everybody who works there."""
    for home in nodes:
        with at(home):
            own = keys.public()
        with at(regency):
            office = keys.public()
            Node.objects.create(
                node=home.node, regency=home.regency, name=home.name, role=home.role,
                jurisdiction=home.jurisdiction, sign_key=own.sign, seal_key=own.seal,
                lease_until=timezone.now() + timedelta(days=30),
            )  # fmt: skip
        with at(home):
            keys.trust_regency(office)
    with at(regency):
        Account.objects.bulk_create(_account(actor, regency.regency) for actor in STAFF)
        for code, name in VILLAGES.items():
            Area.objects.create(regency=regency.regency, code=code, name=name)


def _account(actor: Actor, regency: str) -> Account:
    return Account(
        regency=regency, username=actor.account, name=actor.name, role=actor.role,
        jurisdiction=actor.jurisdiction, password="!",  # noqa: S106
    )  # fmt: skip
