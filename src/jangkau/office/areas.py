"""Takes in an office's list of villages."""

import csv
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.db.models import QuerySet

from jangkau.errors import Refusal
from jangkau.ledger import store
from jangkau.office.kept.models import Area
from jangkau.rules.access import covers

COLUMNS = frozenset({"code", "name", "district_code", "district"})


@dataclass(frozen=True, slots=True)
class Imported:
    """How many villages and districts now stand, and how many were not known before."""

    villages: int
    districts: int
    new: int


def take_in(path: Path) -> Imported:
    """Keep the areas of a CSV file: code, name, district_code, district, latitude, longitude.

    Codes are Kemendagri's with points ("99.01.02.2001"); degrees are WGS 84 and may be
    empty. All or nothing: refuses with JKL-1620 (columns) or JKL-1621 (a line that is not
    of this regency). What is not in the file stays as it was.
    """
    rows = [*_districts(lines := _lines(path)), *(_village(line) for line in lines)]
    with store.writing():
        known = set(_kept().values_list("code", flat=True))
        _kept().filter(code__in=[row.code for row in rows]).delete()
        Area.objects.bulk_create(rows)
    new = sum(row.code not in known for row in rows)
    return Imported(len(lines), len(rows) - len(lines), new)


def _lines(path: Path) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            if not set(reader.fieldnames or ()) >= COLUMNS:
                raise Refusal("JKL-1620")
            found = {line["code"]: line for line in reader}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Refusal("JKL-1620") from error
    for number, line in enumerate(found.values(), 2):
        if not covers(settings.JANGKAU.regency, line["code"]) or len(line["code"]) != 13:
            raise Refusal("JKL-1621", line=number)
    return list(found.values())


def _districts(lines: list[dict[str, str]]) -> list[Area]:
    names = {line["district_code"]: line["district"] for line in lines}
    regency = settings.JANGKAU.regency
    return [Area(regency=regency, code=code, name=name) for code, name in names.items()]


def _village(line: dict[str, str]) -> Area:
    return Area(
        regency=settings.JANGKAU.regency,
        code=line["code"],
        name=line["name"],
        district=line["district"],
        latitude=_degrees(line.get("latitude")),
        longitude=_degrees(line.get("longitude")),
    )


def _degrees(text: str | None) -> float | None:
    try:
        return float(text or "")
    except ValueError:
        return None


def _kept() -> QuerySet[Area]:
    return Area.objects.filter(regency=settings.JANGKAU.regency)
