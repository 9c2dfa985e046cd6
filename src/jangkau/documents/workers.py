"""Keeps a few warm processes that open files, and replaces those that are spent or die."""

import atexit
import os
import queue
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from jangkau.documents import workbench
from jangkau.errors import Refusal

AT_ONCE = min(4, os.cpu_count() or 1)
JOBS_EACH = 100  # then a fresh process: whatever a file left behind is gone
WALL = 20.0  # seconds for one job
PATIENCE = 30.0  # seconds to wait for a process that is free
START = 30.0  # seconds to start one
ANSWER = 32 * 2**20  # bytes
_PASSED_ON = ("PATH", "PYTHONPATH", "SYSTEMROOT", "LANG", "LC_ALL", "VIRTUAL_ENV")


class Died(Exception):
    """The process ended, or was ended at its limit, before it answered."""


@dataclass(slots=True)
class Worker:
    """One process and how many jobs it did."""

    process: "subprocess.Popen[bytes]"
    jobs: int = 0


_free: "queue.LifoQueue[Worker]" = queue.LifoQueue()
_places = threading.BoundedSemaphore(AT_ONCE)


def do(job: str, arguments: list[Any], beaten: str) -> dict[str, Any]:
    """Return the answer of a job, or raise the Refusal that it ended in.

    Raises `beaten` where the file took too much time or memory or killed its process, and
    JKL-1126 where all processes stay busy.
    """
    if not _places.acquire(timeout=PATIENCE):
        raise Refusal("JKL-1126")
    try:
        worker = _take()
        try:
            answer = _ask(worker, [job, arguments])
        except Died:
            _end(worker)
            raise Refusal(beaten) from None
        _give_back(worker)
    finally:
        _places.release()
    if answer[0] == "refused":
        raise Refusal(answer[1], **answer[2])
    if answer[0] != "done":
        raise Refusal(beaten)
    told: dict[str, Any] = answer[1]
    return told


def warm() -> None:
    """Start one process ahead with its readers, so that the first file does not wait."""
    threading.Thread(target=_warmed, daemon=True).start()


def _warmed() -> None:
    worker = _started()
    with suppress(Died):
        _ask(worker, ["readers", []])
    _free.put(worker)


def _take() -> Worker:
    with suppress(queue.Empty):
        while True:
            worker = _free.get_nowait()
            if worker.process.poll() is None:
                return worker
            _end(worker)
    return _started()


def _give_back(worker: Worker) -> None:
    worker.jobs += 1
    if worker.jobs < JOBS_EACH:
        _free.put(worker)
    else:
        _end(worker)
        warm()


def _started() -> Worker:
    worker = Worker(
        subprocess.Popen(  # noqa: S603  # our own module
            [sys.executable, "-m", workbench.__name__],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={name: os.environ[name] for name in _PASSED_ON if name in os.environ},
        )
    )
    with _watched(worker, START):
        if workbench.read(_out(worker), ANSWER) != ["ready"]:
            _end(worker)
            raise RuntimeError("the process that opens files does not start")
    return worker


def _ask(worker: Worker, message: list[Any]) -> list[Any]:
    try:
        with _watched(worker, WALL):
            workbench.write(_in(worker), message)
            answer = workbench.read(_out(worker), ANSWER)
    except (OSError, ValueError) as broken:  # a pipe cut, an answer too long or not ours
        raise Died from broken
    if not isinstance(answer, list) or not answer:
        raise Died
    return answer


class _watched:  # noqa: N801  # reads as a word of the sentence
    """Ends a process that takes longer than it may."""

    def __init__(self, worker: Worker, seconds: float) -> None:
        self.timer = threading.Timer(seconds, worker.process.kill)

    def __enter__(self) -> None:
        self.timer.start()

    def __exit__(self, *_: object) -> None:
        self.timer.cancel()


def _in(worker: Worker) -> Any:
    return worker.process.stdin


def _out(worker: Worker) -> Any:
    return worker.process.stdout


def _end(worker: Worker) -> None:
    worker.process.kill()
    for pipe in (_in(worker), _out(worker)):
        with suppress(OSError):
            pipe.close()
    worker.process.wait()


@atexit.register
def _close() -> None:
    with suppress(queue.Empty):
        while True:
            _end(_free.get_nowait())
