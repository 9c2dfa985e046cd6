"""Runs every bench in turn: `python -m bench [COUNT]`."""

import subprocess
import sys
from pathlib import Path

BENCHES = ("bytes.py",)


def main() -> int:
    """Run each bench with the arguments given; return the worst exit code."""
    here = Path(__file__).parent
    runs = [
        subprocess.call([sys.executable, str(here / one), *sys.argv[1:]]) for one in BENCHES
    ]
    return max(runs)


if __name__ == "__main__":
    sys.exit(main())
