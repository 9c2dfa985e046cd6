"""Names the nouns that are kept."""

from jangkau.office.kept.models.account import Account
from jangkau.office.kept.models.area import Area
from jangkau.office.kept.models.copying import Copying
from jangkau.office.kept.models.draft import Draft
from jangkau.office.kept.models.node import Node
from jangkau.office.kept.models.reading import Reading
from jangkau.office.kept.models.setting import Setting
from jangkau.office.kept.models.ticket import Ticket
from jangkau.office.kept.models.trusted_issuer import TrustedIssuer

__all__ = [
    "Account",
    "Area",
    "Copying",
    "Draft",
    "Node",
    "Reading",
    "Setting",
    "Ticket",
    "TrustedIssuer",
]
