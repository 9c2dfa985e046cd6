"""Plays the worst days with the real commands, in a scratch folder, and counts what returns."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.request import urlopen

REGENCY = "99.01"
JANGKAU = [sys.executable, "-c", "from jangkau.site.cli import main; main()"]
PATIENCE = 60  # seconds


@dataclass
class Drill:
    """A folder with homes, the processes that run, and how many promises held."""

    folder: Path
    port: int
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    kept: int = 0
    broken: int = 0

    def promise(self, held: bool, told: str) -> None:
        """Print a promise, kept or broken."""
        self.kept, self.broken = self.kept + held, self.broken + (not held)
        print(f"  {'ok   ' if held else 'GAGAL'} {told}", flush=True)  # noqa: T201

    def home(self, name: str) -> Path:
        """Return the folder of a home."""
        return self.folder / name

    def do(self, name: str, *words: str, check: bool = True) -> str:
        """Give a real command in a home and return what it said."""
        done = subprocess.run(  # noqa: S603
            [*JANGKAU, "--home", str(self.home(name)), *words],
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            env=_environment(),
        )
        if check and done.returncode:
            raise RuntimeError(f"jangkau {' '.join(words)}: {done.stderr}")
        return done.stdout + done.stderr

    def ask(self, name: str, *words: str) -> Any:
        """Have small work done in a home."""
        told = _environment() | {"JANGKAU_HOME": str(self.home(name))}
        told |= {"DRILL_NODE": "1"} if name == "village" else {}
        done = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "jangkau_worlds.inventory", *words],
            capture_output=True,
            text=True,
            env=told,
        )
        if done.returncode:
            raise RuntimeError(f"{words}: {done.stderr}")
        return json.loads(done.stdout)

    def run(self, name: str, command: str, port: int) -> None:
        """Start a home's server and wait until it answers."""
        words = ["--home", str(self.home(name)), command, "--port", str(port)]
        with (self.folder / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(  # noqa: S603
                [*JANGKAU, *words], stdout=log, stderr=log, env=_environment()
            )
        path = "healthz" if command == "serve" else ""
        until(lambda: _answers(f"http://127.0.0.1:{port}/{path}"))

    def stop(self, name: str) -> None:
        """Stop a home's server."""
        process = self.running.pop(name)
        process.terminate()
        process.wait(30)

    def lose(self, *names: str) -> None:
        """Let homes or folders be gone for good, their servers with them."""
        for name in names:
            if name in self.running:
                self.stop(name)
            shutil.rmtree(self.home(name))


def until(true: Callable[[], bool]) -> None:
    """Wait until something is so; RuntimeError after a minute."""
    end = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > end:
            raise RuntimeError("it took more than a minute")
        time.sleep(0.3)


def main(port: int = 18600) -> int:
    """Play the drill; return 0 only if every promise was kept."""
    from jangkau_worlds import worst_days

    with tempfile.TemporaryDirectory(prefix="jangkau-latihan-") as folder:
        drill = Drill(Path(folder), port)
        try:
            worst_days.play(drill)
        finally:
            for name in list(drill.running):
                drill.stop(name)
    print(f"{drill.kept} janji ditepati, {drill.broken} tidak.")  # noqa: T201
    return 1 if drill.broken else 0


def _answers(address: str) -> bool:
    try:
        urlopen(address, timeout=2)  # noqa: S310
    except OSError as error:  # a refusal by HTTP is an answer too
        return hasattr(error, "code")
    return True


def _environment() -> dict[str, str]:
    known = {key: value for key, value in os.environ.items() if not key.startswith("JANGKAU_")}
    return known | {"PYTHONPATH": os.pathsep.join(sys.path)}


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
