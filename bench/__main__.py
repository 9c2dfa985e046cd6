"""Measures every family and writes bench/RESULTS.md: `python -m bench [--quick] [FAMILY ...]`.

`--alone` leaves the peers out, which take as long as all the rest, and says so in the page.
Exits 1 when a gated row breaks its budget. With `--quick` it measures a little of each,
writes nothing and gates only bytes and counts: it shows that the bench still runs.
"""

import os
import platform
import sys
from importlib import import_module

import sqlcipher3.dbapi2 as sqlite

from bench import ROOT
from bench.table import Table, written

FAMILIES = ("bytes", "line", "stick", "bulk", "desk", "door", "paper", "pages", "peers")
PREFACE = """# Figures

Made by `make bench`, on {machine}. A gated row that breaks its budget fails the bench:
bytes and counts as they are, times only as a ratio to the floor that is measured in turn with
them. Absolute times are of a shared machine and swing; their budgets are printed, not gated.
"""
ALONE = "Morango and PouchDB were left out of this run (`--alone`); `python -m bench peers`.\n"


def main(told: list[str]) -> int:
    """Measure, print, write; return the exit status."""
    quick = "--quick" in told
    named = [one for one in told if not one.startswith("--")]
    left = ["peers"] if "--alone" in told else []
    tables = [_measured(one, quick) for one in named or FAMILIES if one not in left]
    if not quick and not named:
        parts = [PREFACE.format(machine=_machine()), *([ALONE] if left else [])]
        text = "\n".join([*parts, *map(written, tables)])
        (ROOT / "bench" / "RESULTS.md").write_text(text.rstrip() + "\n", "utf-8")
    return int(any(row.broken for table in tables for row in table.rows))


def _measured(name: str, quick: bool) -> Table:
    table: Table = import_module(f"bench.{name}").measure(quick)
    print(written(table), flush=True)
    return table


def _machine() -> str:
    versions = f"Python {platform.python_version()}, SQLite {sqlite.sqlite_version}"
    busy = f"load {os.getloadavg()[0]:.1f} when it ended"
    return f"{os.cpu_count()} cores, {versions}, {busy}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
