"""The made-up regency's map: four districts and fifty-four villages of province 99."""

from dataclasses import dataclass
from random import Random

REGENCY = "99.01"
NAME = "Kabupaten Tirta Asri"
OFFICE = "Disdukcapil Kabupaten Tirta Asri"
CENTRE = (-5.40, 111.60)  # degrees; open sea, so that nobody takes it for a real place
VILLAGES = 54

DISTRICTS = ("Tirta Wangi", "Bukit Menjangan", "Muara Sepi", "Rimba Teduh")
# Where each district lies from the centre, in degrees of latitude and longitude.
AWAY = ((0.05, 0.0), (0.24, -0.20), (-0.20, 0.28), (-0.16, -0.26))
FIRST = ("Karang", "Lembah", "Muara", "Padang", "Sungai", "Tanjung", "Telaga", "Batu", "Kuala")
SECOND = ("Damai", "Harum", "Indah", "Lestari", "Makmur", "Sejuk")


@dataclass(frozen=True, slots=True)
class Place:
    """A district or village: Kemendagri code, name, and where it lies (degrees, WGS 84)."""

    code: str
    name: str
    district: str
    latitude: float
    longitude: float


def places() -> list[Place]:
    """Return the four districts and their villages, the same at every call."""
    random = Random(9901)  # noqa: S311  # a made-up map, nothing secret
    names = [f"{first} {second}" for first in FIRST for second in SECOND]
    random.shuffle(names)
    found: list[Place] = []
    for number, district in enumerate(DISTRICTS):
        code = f"{REGENCY}.{number + 1:02}"
        found.append(_place(random, code, district, "", number, spread=0.0))
        for count, name in enumerate(names[number::4]):
            # The seat of a district is a kelurahan (1001), the others are desa (2001 ...).
            village = f"{code}.{1001 if count == 0 else 2000 + count}"
            found.append(_place(random, village, name, district, number, spread=0.11))
    return found


def villages() -> list[Place]:
    """Return the villages alone."""
    return [place for place in places() if place.district]


def name_of(code: str) -> str:
    """Return the name of a district or village."""
    return next(place.name for place in places() if place.code == code)


def _place(
    random: Random, code: str, name: str, district: str, number: int, spread: float
) -> Place:
    north, east = AWAY[number]
    return Place(
        code,
        name,
        district,
        round(CENTRE[0] + north + random.uniform(-spread, spread), 5),
        round(CENTRE[1] + east + random.uniform(-spread, spread), 5),
    )
