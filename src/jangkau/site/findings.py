"""What an examination tells: what was looked at, how it stands, what to do now."""

from dataclasses import dataclass
from typing import Literal

State = Literal["good", "warning", "bad"]


@dataclass(frozen=True)
class Finding:
    """One thing examined: what, how it stands, and what to do now."""

    what: str
    state: State
    sentence: str
