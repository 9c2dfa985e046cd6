"""Writes docs/proof.md anew: runs the tests and the long records, and says what was seen.

    python tools/proof.py            all tests, the long ones too, and every record
    python tools/proof.py --tests    all tests; the records as they were last seen
    python tools/proof.py --record worlds    this record alone, then the page
    python tools/proof.py --page     runs nothing: the page from what was last seen
    python tools/proof.py --report A.xml     reads pytest's reports (several) and runs none

docs/proof.toml says which promise is shown by which tests; docs/proof.json keeps what was seen.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

DOCS = Path(__file__).resolve().parent.parent / "docs"
TOLD, SEEN, PAGE = DOCS / "proof.toml", DOCS / "proof.json", DOCS / "proof.md"
LINES = 12  # of a record's output, from its end


def main() -> int:
    """Run what was asked for, write the page; return 1 if a promise is not kept."""
    asked = options()
    told = tomllib.loads(TOLD.read_text("utf-8"))
    seen: dict[str, Any] = json.loads(SEEN.read_text("utf-8")) if SEEN.exists() else {}
    if asked.report:
        ends = [end for report in asked.report for end in ended_in(report).items()]
        seen["tests"] = tallied(rows(told), dict(ends))
    elif not (asked.page or asked.record):
        seen["tests"] = tallied(rows(told), run_tests(asked.jobs))
    for record in told["record"]:
        if record["name"] in asked.record or asked.everything:
            seen.setdefault("records", {})[record["name"]] = run_record(record)
    SEEN.write_text(json.dumps(seen, indent=1, sort_keys=True) + "\n", "utf-8")
    PAGE.write_text(page(told, seen), "utf-8")
    broken = [row["promise"] for row in rows(told) if not kept(row, seen)]
    print("\n".join(broken) or f"{PAGE.name}: every promise was seen kept")
    return 1 if broken else 0


def options() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tests", action="store_true")
    parser.add_argument("--page", action="store_true")
    parser.add_argument("--record", action="append", default=[])
    parser.add_argument("--jobs", default="2")
    parser.add_argument("--report", type=Path, action="append", default=[])
    asked = parser.parse_args()
    asked.everything = not (asked.page or asked.tests or asked.record or asked.report)
    return asked


def run_tests(jobs: str) -> dict[str, str]:
    """Run every test; return its name as pytest knows it, and how it ended."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "--numprocesses", jobs, "--dist", "loadfile"]
        subprocess.run([*command, f"--junitxml={report}"], check=False)
        return ended_in(report)


def ended_in(report: Path) -> dict[str, str]:
    """Return how each test of a report by pytest ended."""
    cases = ElementTree.parse(report).iter("testcase")  # noqa: S314 (our own file)
    return {f"{case.get('classname')}::{case.get('name')}": ended(case) for case in cases}


def ended(case: ElementTree.Element) -> str:
    """Return how one test ended."""
    if case.find("failure") is not None or case.find("error") is not None:
        return "failed"
    return "skipped" if case.find("skipped") is not None else "passed"


def run_record(record: dict[str, Any]) -> dict[str, Any]:
    """Run one long record; return its exit code, its last lines, its minutes and its day."""
    began = time.monotonic()
    program, *words = record["command"].split()
    command = [str(Path(sys.executable).parent / program), *words]
    done = subprocess.run(command, check=False, capture_output=True, text=True)
    lines = [line.rstrip() for line in done.stdout.splitlines() if line.strip()]
    return {
        "exit": done.returncode,
        "lines": lines[-record.get("lines", LINES) :],
        "minutes": round((time.monotonic() - began) / 60, 1),
        "day": date.today().isoformat(),
    }


def rows(told: dict[str, Any]) -> list[dict[str, Any]]:
    """Return every row of every chapter."""
    return [row for chapter in told["chapter"] for row in chapter["row"]]


def tallied(told: list[dict[str, Any]], ended: dict[str, str]) -> dict[str, dict[str, int]]:
    """Return for each tests that a row names how many passed, failed and were skipped."""
    found = {"all": dict(Counter(ended.values()))}
    for name in {name for row in told for name in row.get("tests", [])}:
        # "tests/sync/test_trips.py::test_x" is "tests.sync.test_trips::test_x" in the report
        start = name.replace(".py", "").replace("/", ".")
        found[name] = dict(
            Counter(end for case, end in ended.items() if case.startswith(start))
        )
    return found


def counted(row: dict[str, Any], seen: dict[str, Any]) -> Counter[str]:
    """Return how many of a row's tests passed, failed and were skipped."""
    found = seen.get("tests", {})
    return sum((Counter(found.get(name)) for name in row.get("tests", [])), Counter())


def kept(row: dict[str, Any], seen: dict[str, Any]) -> bool:
    """Tell whether what shows a promise was seen to hold."""
    counts, record = counted(row, seen), seen.get("records", {}).get(row.get("record", ""))
    by_tests = not row.get("tests") or (counts["passed"] > 0 and not counts["failed"])
    by_record = "record" not in row or bool(record and record["exit"] == 0)
    return by_tests and by_record


def page(told: dict[str, Any], seen: dict[str, Any]) -> str:
    """Return the page."""
    parts = [told["opening"].strip(), ""]
    for chapter in told["chapter"]:
        parts += [f"## {chapter['title']}", ""]
        parts += [chapter["text"].strip(), ""] if "text" in chapter else []
        parts += ["| promise | shown by | seen |", "|---|---|---|"]
        parts += [line(row, seen) for row in chapter["row"]]
        parts.append("")
    parts += ["## Long records", ""]
    for record in told["record"]:
        parts += recorded(record, seen.get("records", {}).get(record["name"]))
    return "\n".join([*parts, told["closing"].strip(), ""])


def line(row: dict[str, Any], seen: dict[str, Any]) -> str:
    """Return one row of the table."""
    shown = [f"`{name}`" for name in row.get("tests", [])]
    shown += [f"record *{row['record']}*"] if "record" in row else []
    shown += [row["by_hand"]] if "by_hand" in row else []
    counts = counted(row, seen)
    told = f"{counts['passed']} tests" if row.get("tests") else ""
    told += f", {counts['failed']} FAILED" if counts["failed"] else ""
    told += f", {counts['skipped']} skipped" if counts["skipped"] else ""
    shows = row.get("tests") or row.get("record")
    mark = ("yes" if shows else "by hand") if kept(row, seen) else "NO"
    mark += f" ({told})" if told else ""
    return f"| {row['promise']} | {'; '.join(shown)} | {mark} |"


def recorded(record: dict[str, Any], seen: dict[str, Any] | None) -> list[str]:
    """Return what a long record printed, with the command that repeats and extends it."""
    command = f".venv/bin/{record['command']}"
    told = [f"### {record['name']}", "", record["what"], "", f"    {command}", ""]
    if seen is None:
        return [*told, "Not run yet.", ""]
    took = f"{seen['minutes']} minutes on {seen['day']}"
    ending = f"Exit {seen['exit']} after {took}; it printed:"
    return [*told, ending, "", *(f"    {one}" for one in seen["lines"]), ""]


if __name__ == "__main__":
    sys.exit(main())
