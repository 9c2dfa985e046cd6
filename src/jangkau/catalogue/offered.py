"""The services that this release offers, by key."""

from jangkau.catalogue.akta_kelahiran import AKTA_KELAHIRAN
from jangkau.catalogue.akta_kematian import AKTA_KEMATIAN
from jangkau.catalogue.model import Service

_OFFERED = (AKTA_KELAHIRAN, AKTA_KEMATIAN)
_BY_KEY = {service.key: service for service in _OFFERED}


def service(key: str) -> Service:
    """Return one service; KeyError if this release does not offer it."""
    return _BY_KEY[key]


def services() -> tuple[Service, ...]:
    """Return all services, in the order in which the doors list them."""
    return _OFFERED
