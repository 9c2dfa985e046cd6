"""The demo's folder: where its homes, its clock and its line lie, and who listens where."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

TITLES: Mapping[str, str] = {
    "regency": "Kabupaten (server)",
    "village": "Laptop desa",
    "siak": "Simulator SIAK",
}
# One address each: browsers share cookies between ports, not between names.
HOSTS: Mapping[str, str] = {
    "regency": "127.0.0.1",
    "village": "desa.localhost",
    "siak": "siak.localhost",
}
OFFSETS: Mapping[str, int] = {"regency": 0, "village": 1, "siak": 2, "line": 3, "keeper": 4}


@dataclass(frozen=True, slots=True)
class Folder:
    """The paths of a demo, and its first port; the others follow it."""

    path: Path
    port: int = 8000

    @property
    def clock(self) -> Path:
        """The file that holds the clock's offset."""
        return self.path / "clock"

    @property
    def line(self) -> Path:
        """The file that says how the line is."""
        return self.path / "line.json"

    @property
    def receipts(self) -> Path:
        """The file of receipts to try."""
        return self.path / "receipts.json"

    @property
    def stick(self) -> Path:
        """The folder that stands for the stick carried between village and office."""
        return self.path / "stik"

    def home(self, name: str) -> Path:
        """Return the folder of a node."""
        return self.path / name

    def listens(self, name: str) -> int:
        """Return the port of a part of the demo."""
        return self.port + OFFSETS[name]

    def address(self, name: str) -> str:
        """Return where a part answers on the loopback."""
        return f"http://127.0.0.1:{self.listens(name)}"

    def shown(self, name: str) -> str:
        """Return the address for a browser, with a name of its own."""
        return f"http://{HOSTS[name]}:{self.listens(name)}"


def receipts(folder: Folder) -> list[dict[str, str]]:
    """Return the receipts to try: number, secret and stage of each."""
    try:
        found: list[dict[str, str]] = json.loads(folder.receipts.read_text())
    except (FileNotFoundError, ValueError):
        return []
    return found
