"""What the play tells: each step with its figure, each promise kept or broken."""

from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Telling:
    """The story as it is told; `broken` are the promises that did not hold."""

    say: Callable[[str], None]
    steps: int = 0
    kept: int = 0
    broken: list[str] = field(default_factory=list)


def step(telling: Telling, what: str, figure: str) -> None:
    """Tell one step and its figure on one line."""
    telling.steps += 1
    telling.say(f"{telling.steps:3}. {what:<58} {figure}")


def promise(telling: Telling, holds: bool, what: str) -> None:
    """Check a promise; a broken one is told at once and remembered."""
    if holds:
        telling.kept += 1
        return
    telling.broken.append(what)
    telling.say(f"     JANJI PUTUS: {what}")


def size(count: int) -> str:
    """Return a number of bytes as people say it."""
    return f"{count} B" if count < 10_000 else f"{count / 1000:.0f} kB"


def ms(value: float) -> str:
    """Return milliseconds as people say them."""
    return f"{value:.0f} ms"
