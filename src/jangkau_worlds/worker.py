"""One process of a run: lives worlds one by one and tells of each in a line of JSON."""

import json
import os
import shutil
import sys
import tempfile
import traceback
import warnings
from pathlib import Path

# What points at a real office is not for made-up worlds.
REAL = ("JANGKAU_HOME", "JANGKAU_DATABASE_URL", "JANGKAU_OWNER_DATABASE_URL")
QUICK = Path("/dev/shm")  # noqa: S108  # memory: what is made here is gone after the run


def wake() -> Path:
    """Set Django up without a node, and return an empty folder for worlds."""
    for name in REAL:
        os.environ.pop(name, None)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jangkau.site.settings")
    warnings.filterwarnings("ignore")
    import django

    django.setup()
    place = QUICK if QUICK.is_dir() and os.access(QUICK, os.W_OK) else None
    return Path(tempfile.mkdtemp(prefix="jangkau-worlds-", dir=place))


def main(first: int, count: int, stride: int, planted: str, steps: int) -> None:
    """Live the worlds `first`, `first + stride`, ...; print what became of each."""
    folder = wake()
    from jangkau_worlds.living import live

    try:
        for seed in range(first, first + count * stride, stride):
            try:
                lived = live(seed, folder / str(seed), planted, steps)
                told = {
                    "seed": seed, "fired": lived.fired, "breaches": lived.breaches,
                    "acts": lived.acts, "gone": lived.gone, "mark": lived.mark,
                }  # fmt: skip
            except Exception as error:
                where = traceback.extract_tb(error.__traceback__)[-1]
                what = f"{type(error).__name__} {where.name}:{where.lineno}"
                told = {"seed": seed, "breaches": [["a world broke off", what]]}
            print(json.dumps(told), flush=True)  # noqa: T201
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    first, count, stride, planted, steps = sys.argv[1:]
    main(int(first), int(count), int(stride), planted, int(steps))
