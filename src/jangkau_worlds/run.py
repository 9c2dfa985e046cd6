"""Runs many worlds in some processes, and sums up what became of them."""

import json
import os
import queue
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Summary:
    """What a run of worlds came to."""

    worlds: int = 0
    acts: int = 0
    gone: int = 0
    fired: Counter[str] = field(default_factory=Counter)
    failed: dict[int, list[list[str]]] = field(default_factory=dict)

    def take(self, told: dict[str, Any]) -> None:
        """Count one world in."""
        self.worlds += 1
        self.acts += told.get("acts", 0)
        self.gone += told.get("gone", 0)
        self.fired.update({kind: n for kind, n in told.get("fired", {}).items() if kind})
        if told["breaches"]:
            self.failed[told["seed"]] = told["breaches"]

    def count(self, *words: str) -> int:
        """Return how many broken promises begin with one of these words."""
        every = [what for breaches in self.failed.values() for what, _ in breaches]
        return sum(what.startswith(words) for what in every)


def run(
    first: int, seeds: int, jobs: int, planted: str, steps: int, told: Callable[[int], None]
) -> Summary:
    """Live so many worlds from a first seed on; `told` is called after each with 1."""
    summary, lines = Summary(), queue.Queue[str | None]()
    workers = [
        _worker(first + job, len(range(job, seeds, jobs)), jobs, planted, steps)
        for job in range(min(jobs, seeds))
    ]
    for worker in workers:
        threading.Thread(target=_read, args=(worker, lines), daemon=True).start()
    left = len(workers)
    while left:
        line = lines.get()
        if line is None:
            left -= 1
            continue
        summary.take(json.loads(line))
        told(1)
    return summary


def _worker(
    first: int, count: int, stride: int, planted: str, steps: int
) -> subprocess.Popen[str]:
    words = [str(first), str(count), str(stride), planted, str(steps)]
    source = str(Path(__file__).resolve().parents[1])
    paths = os.pathsep.join(filter(None, (source, os.environ.get("PYTHONPATH", ""))))
    return subprocess.Popen(  # noqa: S603  # this very program
        [sys.executable, "-m", "jangkau_worlds.worker", *words],
        stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": paths},
    )  # fmt: skip


def _read(worker: subprocess.Popen[str], lines: "queue.Queue[str | None]") -> None:
    for line in worker.stdout or ():
        if line.startswith("{"):
            lines.put(line)
    worker.wait()
    lines.put(None)
