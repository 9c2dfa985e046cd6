"""Names the nouns that are kept."""

from jangkau.office.kept.models.account import Account
from jangkau.office.kept.models.node import Node
from jangkau.office.kept.models.setting import Setting
from jangkau.office.kept.models.ticket import Ticket

__all__ = ["Account", "Node", "Setting", "Ticket"]
