"""Who may do what: roles, jurisdictions and the commands each role may give."""

from dataclasses import dataclass
from typing import Literal, get_args

Role = Literal[
    "village_operator",
    "district_operator",
    "mobile_team",
    "checker",
    "siak_operator",
    "verifier",
    "office_head",
    "agency",
    "administrator",
]
ROLES: tuple[Role, ...] = get_args(Role)

ROLE_LABELS: dict[Role, str] = {
    "village_operator": "Petugas desa",
    "district_operator": "Petugas kecamatan",
    "mobile_team": "Tim jemput bola",
    "checker": "Pemeriksa berkas",
    "siak_operator": "Operator SIAK",
    "verifier": "Verifikator",
    "office_head": "Kepala dinas",
    "agency": "Instansi mitra",
    "administrator": "Administrator",
}

FRONT: frozenset[str] = frozenset({"start", "submit", "mend", "withdraw", "hand_over"})
GRANTS: dict[Role, frozenset[str]] = {
    "village_operator": FRONT | {"print"},
    "district_operator": FRONT | {"print"},
    "mobile_team": FRONT | {"print"},
    "checker": FRONT | {"return", "accept", "resolve"},
    # Permendagri 95/2019 art. 47: the operator records data and prints.
    "siak_operator": frozenset(
        {"enter_siak", "issue", "confirm", "decline", "print", "hand_over"}
    ),
    # Permendagri 95/2019 art. 46: the verifier approves or rejects input and printing.
    "verifier": frozenset(
        {"verify", "issue", "confirm", "decline", "reject", "resolve", "correct"}
    ),
    # UU 24/2013: a late birth is decided by the head of the office.
    "office_head": frozenset({"decide_late", "confirm", "decline", "reject", "resolve"}),
    "agency": frozenset(),
    "administrator": frozenset(),
}
DESK_ROLES: frozenset[Role] = frozenset(
    {"village_operator", "district_operator", "mobile_team", "checker"}
)
OFFICE_ROLES: frozenset[Role] = frozenset(
    {"checker", "siak_operator", "verifier", "office_head"}
)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person at a door: account, role and the area code the role is bound to.

    `jurisdiction` is a Kemendagri code of a regency, district or village, such as
    "99.01", "99.01.02" or "99.01.02.2001". `door` names the channel used.
    """

    account: str
    name: str
    role: Role
    jurisdiction: str
    node: str
    door: str


def covers(jurisdiction: str, village: str) -> bool:
    """Return whether an area code contains a village code."""
    return village == jurisdiction or village.startswith(f"{jurisdiction}.")


def may(actor: Actor, verb: str, village: str) -> bool:
    """Return whether the actor may give this command on a village's application."""
    return verb in GRANTS[actor.role] and covers(actor.jurisdiction, village)
