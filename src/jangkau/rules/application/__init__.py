"""The application of one life event: its state, commands, decisions and fold."""

from jangkau.rules.application.commands import Command
from jangkau.rules.application.decide import Facts, decide
from jangkau.rules.application.evolve import OPENING, evolve, fold
from jangkau.rules.application.passage import check_of
from jangkau.rules.application.reading import readable
from jangkau.rules.application.saying import Event, said
from jangkau.rules.application.state import (
    Act,
    Application,
    Check,
    Conflict,
    Output,
    Paper,
    ReturnedItem,
)

__all__ = [
    "OPENING",
    "Act",
    "Application",
    "Check",
    "Command",
    "Conflict",
    "Event",
    "Facts",
    "Output",
    "Paper",
    "ReturnedItem",
    "check_of",
    "decide",
    "evolve",
    "fold",
    "readable",
    "said",
]
