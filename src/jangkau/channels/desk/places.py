"""What the office and its places are called on paper."""

from django.conf import settings

from jangkau.office.worklist import villages

DISTRICT = 8  # characters of a district's code


def regency() -> str:
    """Return the regency's name, as the areas or the brand tell it; else the node's own."""
    home = settings.JANGKAU
    if home.role == "regency":
        return str(home.name)
    return str(home.brand.get("regency_name") or villages().get(home.regency) or home.name)


def village(code: str) -> str:
    """Return a village's name, its code where it is not known."""
    return villages().get(code, code)


def district(code: str) -> str:
    """Return the name of a village's district, "" where it is not known."""
    return villages().get(code[:DISTRICT], "")
