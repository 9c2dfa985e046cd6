"""The processes of the demo: started, waited for, and stopped together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx

from jangkau_demo.folder import Folder

JANGKAU = (sys.executable, "-c", "from jangkau.site.cli import main; main()")
PATIENCE = 60  # seconds for a server to answer
GRACE = 8  # seconds to stop by itself


class Broken(Exception):
    """A part of the demo did not do what it should; says which and what it printed."""


@dataclass(frozen=True, slots=True)
class Child:
    """A server of the demo: its name, its process and its log."""

    name: str
    process: subprocess.Popen[bytes]
    log: Path


def environment(folder: Folder, home: str = "") -> Mapping[str, str]:
    """Return the environment of a part of the demo."""
    told = {
        **os.environ,
        "JANGKAU_DEMO": "1",
        "JANGKAU_DEMO_FOLDER": str(folder.path),
        "JANGKAU_DEMO_PORT": str(folder.port),
        "JANGKAU_CLOCK_FILE": str(folder.clock),
    }
    told.pop("JANGKAU_HOME", None)
    return told | ({"JANGKAU_HOME": str(folder.home(home))} if home else {})


def do(folder: Folder, home: str, command: Sequence[str], quiet: bool = True) -> str:
    """Run one command to its end and return what it printed; Broken unless it went well."""
    done = subprocess.run(  # noqa: S603  # our own commands
        command,
        env=environment(folder, home),
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
        check=False,
    )
    said = (done.stdout or b"").decode(errors="replace")
    if done.returncode:
        raise Broken(f"{' '.join(command[3:])}: {said.strip()[-800:]}")
    return said


def start(folder: Folder, name: str, command: Sequence[str], home: str = "") -> Child:
    """Start a server; what it prints goes to its log."""
    log = folder.path / f"{name}.log"
    with log.open("ab") as out:
        process = subprocess.Popen(  # noqa: S603  # our own commands
            command,
            env=environment(folder, home),
            stdout=out,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
    return Child(name, process, log)


def wait(child: Child, url: str) -> None:
    """Wait until a server answers; Broken with the end of its log if it does not."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and child.process.poll() is None:
        try:
            httpx.get(url, timeout=2)
        except httpx.HTTPError:
            time.sleep(0.1)
            continue
        return
    raise Broken(f"{child.name}: {child.log.read_text(errors='replace')[-800:]}")


def kill(child: Child) -> None:
    """End a server at once, without a word to it: what it had not kept is gone."""
    os.killpg(child.process.pid, signal.SIGKILL)
    child.process.wait()


def stop(children: Iterable[Child]) -> None:
    """Stop all: ask first, insist after a while."""
    running = [child for child in children if child.process.poll() is None]
    for child in running:
        os.killpg(child.process.pid, signal.SIGTERM)
    until = time.monotonic() + GRACE
    for child in running:
        try:
            child.process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(child.process.pid, signal.SIGKILL)
            child.process.wait()
