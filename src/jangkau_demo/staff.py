"""The made-up staff: one account for each role, with passwords that everyone may know."""

from dataclasses import dataclass

from jangkau.rules.access import Role

VILLAGE = "99.01.01.2003"
DISTRICT = "99.01.01"
REGENCY = "99.01"
PASSWORD = "gerobak mangga biru"  # noqa: S105  # the demo's, on the bar of every page
TOTP_KEY = "6a616e676b61752d64656d6f2d393930312d3939"  # hex, 20 bytes


@dataclass(frozen=True, slots=True)
class Member:
    """One member of staff: user name, full name, role and area."""

    username: str
    name: str
    role: Role
    jurisdiction: str


HEAD = Member("kepala", "Dra. Ratna Kusuma", "office_head", REGENCY)
OFFICE = (
    Member("periksa", "Yuliana Wibowo", "checker", REGENCY),
    Member("periksa2", "Taufik Ramadhan", "checker", REGENCY),
    Member("siak", "Galih Prasetyo", "siak_operator", REGENCY),
    Member("verifikasi", "Kristina Ginting", "verifier", REGENCY),
    HEAD,
    Member("kecamatan", "Bambang Sutrisno", "district_operator", DISTRICT),
    Member("jemput", "Marlina Lubis", "mobile_team", REGENCY),
    Member("mitra", "Hasan Maulana", "agency", REGENCY),
    Member("admin", "Ilham Nugroho", "administrator", REGENCY),
)
DESK = (
    Member("desa", "Wayan Sari Lestari", "village_operator", VILLAGE),
    Member("desa2", "Joko Permana", "village_operator", VILLAGE),
)


def operator_of(village: str, name: str) -> Member:
    """Return the operator of any village; the one with a laptop of its own is `desa`."""
    if village == VILLAGE:
        return DESK[0]
    return Member(f"desa-{village[6:].replace('.', '-')}", name, "village_operator", village)
