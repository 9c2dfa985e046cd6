"""What people were told: each act that was acknowledged, and what they saw before it."""

from dataclasses import dataclass, field
from uuid import UUID

from jangkau.rules.access import Actor
from jangkau.rules.application import Command


@dataclass
class Said:
    """One act of a person; `acked` once they were told that it is done.

    `saw` are the acts known where it was done. `outside` says that the device may not do
    it, so that the regency has to hold it. `ticks` is what people were last shown.
    """

    act: UUID
    command: Command
    actor: Actor
    place: str
    saw: frozenset[UUID] = frozenset()
    outside: bool = False
    acked: bool = False
    ticks: int = 0
    gone: str = ""  # which disaster took its last copy
    step: int = 0


@dataclass
class Book:
    """Everything that was tried, by act, and each application's village."""

    said: dict[UUID, Said] = field(default_factory=dict)
    villages: dict[UUID, str] = field(default_factory=dict)
    mothers: list[str] = field(default_factory=list)
    blobs: dict[bytes, tuple[UUID, bytes]] = field(default_factory=dict)

    def acked(self) -> list[Said]:
        """Return the acts of which somebody was told that they are done."""
        return [one for one in self.said.values() if one.acked]

    def of(self, application: UUID) -> list[Said]:
        """Return what was tried on one application."""
        return [one for one in self.said.values() if one.command.application == application]
