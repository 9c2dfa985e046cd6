"""Tries the doors with many strange inputs: `python -m tests.hostile --inputs 1000000`."""

import argparse
import sys
import tempfile
import time
from pathlib import Path

import tests.conftest  # noqa: F401  # sets the settings up


def main() -> int:
    """Run, print the tally, keep the inputs that broke something; 1 if anything did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--door", default="")
    parser.add_argument("--server", action="store_true", help="the regency on PostgreSQL")
    parser.add_argument("--keep", type=Path, default=None, help="folder for what broke")
    told = parser.parse_args()
    import django

    django.setup()
    from tests.databases import make_home, make_server_home
    from tests.hostile import fuzz

    seen = 0

    def each(count: int) -> None:
        nonlocal seen
        seen += count
        if seen % 50_000 < count:
            print(f"{seen} inputs, {time.monotonic() - started:.0f} s", file=sys.stderr)

    memory, started = Path("/dev/shm"), time.monotonic()
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        make = make_server_home if told.server else make_home
        tally = fuzz.try_doors(
            Path(folder), told.inputs, told.seed, each, only=told.door, make=make
        )
    for name in sorted({*tally.refused, *tally.taken}):
        print(f"{name:12} {tally.refused[name]:9} refused {tally.taken[name]:8} taken")
    for where, count in tally.crashed.most_common():
        print(f"CRASH {count:6} {where}")
    took, door, _ = tally.slowest
    print(f"slowest {took * 1000:.0f} ms of work at {door}; most memory {fuzz.peak()} MB")
    print(
        f"{tally.inputs} inputs in {time.monotonic() - started:.0f} s: "
        f"{tally.crashed.total()} crashes, {len(tally.partial)} partial takes"
    )
    if told.keep:
        told.keep.mkdir(parents=True, exist_ok=True)
        found = {**tally.crashes, **tally.partial, f"slow {door}": tally.slowest[2]}
        for number, (where, raw) in enumerate(found.items()):
            (told.keep / f"{number}.bin").write_bytes(raw)
            print(f"kept {number}.bin: {where}")
    return int(bool(tally.crashes or tally.partial or took > fuzz.LONGEST))


if __name__ == "__main__":
    sys.exit(main())
