"""A device as its own process: files births and sends them to a real server until stopped."""

import os
import sys
import threading
from random import Random
from uuid import UUID

from jangkau_worlds.worker import REAL


def main(home: str, url: str, seed: int) -> None:
    """Print each act that the regency answered, until standard input ends."""
    for name in REAL:
        os.environ.pop(name, None)
    os.environ["JANGKAU_HOME"] = home
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jangkau.site.settings")
    import django

    django.setup()
    stop = threading.Event()
    threading.Thread(target=_watch, args=(stop,), daemon=True).start()
    work(url, Random(seed), stop)  # noqa: S311  # made-up people


def _watch(stop: threading.Event) -> None:
    sys.stdin.read()
    stop.set()


def work(url: str, random: Random, stop: threading.Event) -> None:
    """File, travel, and tell what was answered, again and again."""
    from jangkau.errors import Refusal
    from jangkau.office import travel
    from jangkau.sync.link import Link

    link, told = Link(url), set[UUID]()
    while not stop.is_set():
        for _ in range(random.randint(1, 3)):
            _file(random)
        try:
            travel.catch_up(link)
        except Refusal:
            stop.wait(0.1)
        for act in sorted(_answered() - told):
            told.add(act)
            print(act, flush=True)  # noqa: T201


def _file(random: Random) -> None:
    from django.conf import settings

    from jangkau.office import gate
    from jangkau.rules.application.commands import Submit
    from jangkau_demo.people import a_birth
    from jangkau_worlds.people import NODES

    actor = NODES[settings.JANGKAU.node][2][0]
    village = settings.JANGKAU.jurisdiction
    answers = a_birth(random.getrandbits(32), village)
    application = UUID(int=random.getrandbits(128))
    gate.perform(actor, Submit(
        application, "akta_kelahiran", 1, village, "desk", answers, {}, ("kk",), "K7QM2RD9",
    ))  # fmt: skip


def _answered() -> set[UUID]:
    from django.conf import settings

    from jangkau.ledger.rows import standing

    rows = standing().filter(node=settings.JANGKAU.node).exclude(position=None)
    return set(rows.values_list("act", flat=True))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
