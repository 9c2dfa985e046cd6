"""Who plays: the people with their browsers, the family, and what is known so far."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from jangkau_demo.folder import Folder
from jangkau_demo.link import Line
from jangkau_demo.play.browser import Browser, browser
from jangkau_demo.play.family import Family, a_family
from jangkau_demo.play.told import Telling
from jangkau_demo.play.village import Receipt
from jangkau_demo.run import Parts

PEOPLE = ("periksa", "siak", "verifikasi")


@dataclass(slots=True)
class Cast:
    """The players, and what the story has brought about so far."""

    folder: Folder
    parts: Parts
    telling: Telling
    family: Family
    desk: Browser
    anyone: Browser
    office: dict[str, Browser]
    receipt: Receipt = field(default_factory=lambda: Receipt("", "", "", 0))
    case: str = ""
    stick: Path = Path()

    @property
    def line(self) -> Line:
        """The line between village and regency."""
        return self.parts.line

    @property
    def everyone(self) -> list[Browser]:
        """All browsers."""
        return [self.desk, self.anyone, *self.office.values()]


def gather(folder: Folder, parts: Parts, telling: Telling) -> Cast:
    """Return the players, nobody signed in yet."""
    village, regency = folder.address("village"), folder.address("regency")
    return Cast(
        folder,
        parts,
        telling,
        a_family(date.today()),  # the desk's own day
        browser(village),
        browser(regency),
        {name: browser(regency) for name in PEOPLE},
    )
