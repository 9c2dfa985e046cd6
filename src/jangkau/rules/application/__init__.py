"""The application of one life event: its state, commands, decisions and fold."""

from jangkau.rules.application.commands import Command
from jangkau.rules.application.decide import Event, Facts, decide
from jangkau.rules.application.evolve import evolve, fold
from jangkau.rules.application.state import (
    Act,
    Application,
    Conflict,
    Output,
    Paper,
    ReturnedItem,
)

__all__ = [
    "Act",
    "Application",
    "Command",
    "Conflict",
    "Event",
    "Facts",
    "Output",
    "Paper",
    "ReturnedItem",
    "decide",
    "evolve",
    "fold",
]
