"""Tries the doors with many strange inputs: `python -m tests.hostile --inputs 1000000`."""

import argparse
import signal
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import tests.conftest  # noqa: F401  # sets the settings up


def main() -> int:
    """Run, print the tally, keep the inputs that broke something; 1 if anything did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--door", default="", help="one door alone")
    parser.add_argument("--server", action="store_true", help="the regency on PostgreSQL")
    parser.add_argument("--keep", type=Path, default=None, help="folder for what broke")
    told = parser.parse_args()
    import django

    django.setup()
    from tests.databases import make_home, make_server_home
    from tests.hostile import fuzz

    make = make_server_home if told.server else make_home
    for sign in (signal.SIGINT, signal.SIGTERM):  # also when started in the background
        signal.signal(sign, signal.default_int_handler)
    memory, clock = Path("/dev/shm"), _Progress()
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        tally = fuzz.try_doors(
            Path(folder), told.inputs, told.seed, clock.each, only=told.door, make=make
        )
    _report(tally, fuzz.peak(), clock.seconds())
    if told.keep:
        _keep(tally, told.keep)
    return int(bool(tally.crashes or tally.partial or tally.slowest[0] > fuzz.LONGEST))


class _Progress:
    """Counts inputs and seconds, and says so now and then."""

    def __init__(self) -> None:
        self.seen, self.started = 0, time.monotonic()

    def seconds(self) -> float:
        return time.monotonic() - self.started

    def each(self, count: int) -> None:
        self.seen += count
        if self.seen % 50_000 < count:
            print(f"{self.seen} inputs, {self.seconds():.0f} s", file=sys.stderr)


def _report(tally: Any, megabytes: int, seconds: float) -> None:
    for name in sorted({*tally.refused, *tally.taken}):
        print(f"{name:12} {tally.refused[name]:9} refused {tally.taken[name]:8} taken")
    for where, count in tally.crashed.most_common():
        print(f"CRASH {count:6} {where}")
    took, door, _ = tally.slowest
    print(f"slowest {took * 1000:.0f} ms of work at {door}; most memory {megabytes} MB")
    print(
        f"{tally.inputs} inputs in {seconds:.0f} s: "
        f"{tally.crashed.total()} crashes, {len(tally.partial)} partial takes"
    )


def _keep(tally: Any, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    slow = {f"slow {tally.slowest[1]}": tally.slowest[2]}
    for number, (where, raw) in enumerate({**tally.crashes, **tally.partial, **slow}.items()):
        (folder / f"{number}.bin").write_bytes(raw)
        print(f"kept {number}.bin: {where}")


if __name__ == "__main__":
    sys.exit(main())
