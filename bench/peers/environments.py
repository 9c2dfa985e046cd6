"""Sets each peer up from its registry, once, in a folder that is not kept: .tools/peers."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from bench import ROOT

TOOLS = ROOT / ".tools" / "peers"
HERE = Path(__file__).parent
MORANGO = ("morango==0.8.15",)
POUCH = ("pouchdb@9.0.0", "express@5.3.0", "express-pouchdb@4.2.0")
PATIENCE = 300  # seconds for a set-up


@dataclass(frozen=True)
class Peer:
    """How a peer is run: the program's words, and what must be done before, if anything."""

    name: str
    command: tuple[str, ...]
    environment: dict[str, str]


def morango() -> Peer | str:
    """Return Morango in a virtual environment of its own, or why there is none."""
    python = TOOLS / "morango" / "bin" / "python"
    if not (TOOLS / "morango.done").exists():
        steps = [
            [sys.executable, "-m", "venv", str(TOOLS / "morango")],
            [str(python), "-m", "pip", "install", "--quiet", *MORANGO],
        ]
        if why := _set_up("morango", steps):
            return why
    program = str(HERE / "morango_app" / "peer.py")
    return Peer("Morango 0.8.15", (str(python), program), {})


def pouch() -> Peer | str:
    """Return PouchDB on LevelDB, beside Express, or why there is none."""
    node = which("node")
    if node is None:
        return "PouchDB was left out: there is no `node` on this machine."
    folder = TOOLS / "pouch"
    if not (TOOLS / "pouch.done").exists():
        install = ["npm", "install", "--silent", "--prefix", str(folder), *POUCH]
        if why := _set_up("pouch", [install]):
            return why
    program = str(HERE / "pouch.js")
    return Peer("PouchDB 9.0.0", (node, program), {"PEER_TOOLS": str(folder)})


def _set_up(name: str, steps: list[list[str]]) -> str:
    """Run the steps; return a sentence when one fails, and "" when all went well."""
    (TOOLS / name).mkdir(parents=True, exist_ok=True)
    for step in steps:
        try:
            subprocess.run(step, check=True, capture_output=True, timeout=PATIENCE)
        except (subprocess.SubprocessError, OSError) as error:
            return f"{name} was left out: `{' '.join(step[:4])} ...` failed ({error!r:.80})."
    (TOOLS / f"{name}.done").touch()
    return ""
