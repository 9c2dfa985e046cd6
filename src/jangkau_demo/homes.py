"""Makes the demo's homes on the first run, and points them at each other on every run."""

import re
import shutil
import sys
from pathlib import Path

from jangkau_demo import places
from jangkau_demo.children import JANGKAU, do
from jangkau_demo.folder import Folder

DONE = "ready"
ADDRESS = r"http://127\.0\.0\.1:\d+"


def ready(folder: Folder) -> bool:
    """Return whether the homes stand; a first run that was cut short begins anew."""
    return (folder.path / DONE).exists()


def found(folder: Folder) -> None:
    """Make the regency and the keeper; nothing runs yet."""
    for name in ("regency", "village", "keeper", "siak"):
        shutil.rmtree(folder.home(name), ignore_errors=True)
    folder.clock.unlink(missing_ok=True)
    folder.path.mkdir(parents=True, exist_ok=True)
    told = ["--role", "keeper", "--regency", places.REGENCY, "--name", places.NAME]
    do(folder, "keeper", [*JANGKAU, "init", *told, "--port", str(folder.listens("keeper"))])
    make = [sys.executable, "-m", "jangkau_demo.regency", str(folder.home("regency"))]
    do(
        folder,
        "",
        [*make, str(folder.listens("regency")), folder.address("keeper")],
        quiet=False,
    )


def enrol_village(folder: Folder) -> None:
    """Enrol the village laptop over the line, and fetch what is its own."""
    ticket = str(folder.path / "ticket.jangkau")
    told = ["--role", "village", "--ticket", ticket, "--upstream", folder.address("line")]
    do(folder, "village", [*JANGKAU, "init", *told, "--port", str(folder.listens("village"))])
    _brand(folder)
    here = [sys.executable, "-m", "jangkau_demo.village", str(folder.home("village"))]
    do(folder, "village", here)
    (folder.path / DONE).touch()


def point(folder: Folder) -> None:
    """Write the addresses of this run into the homes: the ports may differ each time."""
    _replace(folder.home("regency"), "keeper", folder.address("keeper"))
    _replace(folder.home("village"), "upstream", folder.address("line"))
    _replace(folder.home("village"), "public_url", folder.address("regency"))


def _brand(folder: Folder) -> None:
    told = folder.home("village") / "node.toml"
    lines = f'\n[brand]\npublic_url = "{folder.address("regency")}"\n'
    told.write_text(told.read_text() + lines)


def _replace(home: Path, key: str, address: str) -> None:
    told = home / "node.toml"
    if not told.exists():
        return
    line = rf'^({key} = "){ADDRESS}(")'
    told.write_text(re.sub(line, rf"\g<1>{address}\g<2>", told.read_text(), flags=re.M))
