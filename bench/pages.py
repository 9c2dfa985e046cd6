"""Bytes of the pages: what the browser tests last wrote to bench/pages.md, gated."""

import re

from bench import ROOT
from bench.table import Row, Table

NOTE = """Measured by `JANGKAU_FIGURES=1 make test TESTS=tests/browser/test_first_day.py`, which
writes bench/pages.md: every byte of every answer down, compressed as it travels, HTTP heads
included; Chromium, empty cache at first. From clone to first page and the typed answers of a
birth are shown in docs/proof.md. Elsewhere: OpenCRVS about 2.5 MB for a citizen's first load,
1.63 MB for the operator's."""
LINE = re.compile(r"\| (`[^|]+) \| (\d+) \| ([\d,]+) \| <= ([\d,]+)(?:, (\d+) requests)? \|")


def measure(_quick: bool) -> Table:
    """Read the figures and hold them against their budgets."""
    rows = [_row(*found) for found in LINE.findall((ROOT / "bench" / "pages.md").read_text())]
    return Table("Pages", NOTE, "requests", rows)


def _row(what: str, requests: str, size: str, most: str, most_requests: str) -> Row:
    broken = _number(size) > _number(most) or int(requests) > int(most_requests or 99)
    budget = f"<= {most}" + (f", {most_requests} requests" if most_requests else "")
    return Row(what, size, requests, budget, broken)


def _number(text: str) -> int:
    return int(text.replace(",", ""))
