"""Starts the work that goes on beside the pages: sync at nodes, keeper at the regency."""

import json
import logging
import threading
import time
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from django.conf import settings
from django.db import close_old_connections

log = logging.getLogger("jangkau.background")


@dataclass(frozen=True)
class Job:
    """A piece of background work: `module.function(stop: threading.Event) -> None`.

    It runs until `stop` is set; after a fault it starts again, later each time.
    """

    name: str
    roles: frozenset[str]
    module: str
    function: str


JOBS = (
    Job(
        "backup",
        frozenset({"regency", "village", "van"}),
        "jangkau.office.recovery.daily",
        "keep_backing_up",
    ),
    Job("sync", frozenset({"village", "van"}), "jangkau.office.travel", "keep_in_touch"),
    Job("keeper", frozenset({"regency"}), "jangkau.office.safekeeping", "keep_safe"),
)
LONGEST_PAUSE = 300.0  # seconds
BEAT, BEAT_EVERY = "background.json", 60.0  # seconds
STOP = threading.Event()


def start() -> list[str]:
    """Start this role's jobs as daemon threads and return their names."""
    due = [job for job in JOBS if settings.JANGKAU.role in job.roles and _stands(job.module)]
    for job in due:
        threading.Thread(target=_run, args=(job,), name=job.name, daemon=True).start()
    threading.Thread(target=_beat, args=(due,), name="beat", daemon=True).start()
    return [job.name for job in due]


def _beat(due: list[Job]) -> None:
    """Write down every minute which jobs live, for whoever examines from outside."""
    while not STOP.is_set():
        living = {thread.name for thread in threading.enumerate()}
        told = {
            "at": time.time(),
            "stopped": [job.name for job in due if job.name not in living],
        }
        (settings.JANGKAU.path / BEAT).write_text(json.dumps(told))
        STOP.wait(BEAT_EVERY)


def _run(job: Job) -> None:
    pause = 1.0
    while not STOP.is_set():
        try:
            getattr(import_module(job.module), job.function)(STOP)
            return
        except Exception:
            log.exception("background job %s failed", job.name)
        finally:
            close_old_connections()
        STOP.wait(pause)
        pause = min(pause * 2, LONGEST_PAUSE)


def _stands(module: str) -> bool:
    return find_spec(module) is not None
