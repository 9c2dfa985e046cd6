"""Bytes on the wire and on the stick, beside plain zstd of the same records.

    python bench/bytes.py [COUNT]

Prints a table and writes it to bench/RESULTS.md; exits 1 if a budget is broken. COUNT is
the number of applications on the stick (5,000 unless named).
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jangkau.site.settings")

import django  # noqa: E402

django.setup()

import zstandard  # noqa: E402

from jangkau.catalogue.model import Answers  # noqa: E402
from jangkau.ledger import store  # noqa: E402
from jangkau.ledger.entries import Record  # noqa: E402
from jangkau.ledger.store import NewAct  # noqa: E402
from jangkau.office import travel  # noqa: E402
from jangkau.sync import codec, packet  # noqa: E402
from jangkau.sync.exchange import FIRST_BATCH, next_batch  # noqa: E402
from jangkau.sync.frame import Frame, Head  # noqa: E402
from jangkau_demo.acts import (  # noqa: E402
    NODE,
    OPERATOR,
    all_filled,
    births,
    deaths,
    last,
    unique_names,
)
from jangkau_demo.people import VILLAGE, a_birth  # noqa: E402
from tests.databases import at, make_home  # noqa: E402
from tests.sync.trips import Line, World, account, enrol  # noqa: E402

REQUEST_HEAD = (
    "POST /api/exchange HTTP/1.1\r\nHost: jangkau.example.go.id\r\nContent-Length: 123\r\n\r\n"
)


@dataclass(frozen=True)
class Row:
    """A line of the table; `budget` is the most it may be, "" where there is none."""

    what: str
    ours: str
    zstd: str
    budget: str
    broken: bool = False


def main(count: int) -> int:
    """Measure, print, write; return the exit status."""
    rows = [*sessions(), *papers(), *trips(), *stick(count)]
    head = ["| what | ours | plain zstd of the same | budget |", "|---|---|---|---|"]
    lines = [f"| {r.what} | {r.ours} | {r.zstd} | {r.budget} |" for r in rows]
    table = "\n".join(head + lines)
    print(table)
    (ROOT / "bench" / "RESULTS.md").write_text(f"# Bytes\n\n{PREFACE}\n\n{table}\n", "utf-8")
    return int(any(row.broken for row in rows))


PREFACE = """Made by `python bench/bytes.py`. An application is one submitted birth as the
village's log holds it: entry, and content with its answers, before TLS. "48 fields" has all
fields filled but the NIK that a newborn lacks; "usual" is filled as people fill it; "unique"
has names and places that occur once; "deaths" are as a month brings them. Plain zstd: the
same records as JSON lines, in one piece, at the same level (19 below 1 MiB, else 9). Times
are of a shared two-core machine, not gated. HTTP heads: the request's line, Host and
Content-Length; the answer's line, Date and what the site writes, before what a server or
proxy adds."""


def sessions() -> list[Row]:
    """Bytes per application for a session of 1, 100 and 5,000, in growing batches."""
    rows = []
    kinds = (
        ("usual", partial(births, answers=a_birth), 260),
        ("48 fields", partial(births, answers=all_filled), 260),
        ("unique", partial(births, answers=unique_names), 320),
        ("deaths", deaths, 260),
    )
    for name, made, budget in kinds:
        for count in (1, 100, 5000):
            records = made(count, 7_000)
            each = session_bytes(records) / count
            plain = len(plain_zstd(records)) / count
            limit = budget if count == 100 else 0
            rows.append(
                Row(
                    f"bytes per application, session of {count}, {name}",
                    f"{each:.0f}",
                    f"{plain:.0f}",
                    f"<= {limit}" if limit else "",
                    bool(limit) and each > limit,
                )
            )
    return rows


def papers() -> list[Row]:
    """Measure what a paper's digest adds."""
    bare, shown = (births(100, 7_000, pages=pages, answers=all_filled) for pages in (0, 1))
    named = sum(len(record.entry.body["papers"]) for record in shown)
    each = (session_bytes(shown) - session_bytes(bare)) / named
    plain = (len(plain_zstd(shown)) - len(plain_zstd(bare))) / named
    return [Row("bytes per paper's digest", f"{each:.1f}", f"{plain:.1f}", "<= 36", each > 36)]


def session_bytes(records: Sequence[Record]) -> int:
    """Return the payload bytes of a session that begins with a batch of 32."""
    total, done, batch = 0, 0, FIRST_BATCH
    while done < len(records):
        part = records[done : done + batch]
        head = Head(NODE, 1, done + len(part), last(part).hash)
        total += len(codec.encode_frame(Frame(head, done, tuple(part), 1, 1, 1)))
        done, batch = done + len(part), next_batch(batch, succeeded=True)
    return total


def plain_zstd(records: Sequence[Record]) -> bytes:
    """Return JSON lines of the records, compressed in one piece."""
    lines = "\n".join(json.dumps(asdict(one), default=told, sort_keys=True) for one in records)
    loose = lines.encode()
    level = packet.LEVEL if len(loose) < packet.QUICK_FROM else packet.QUICK_LEVEL
    return zstandard.ZstdCompressor(level=level).compress(loose)


def told(value: object) -> str:
    """Return bytes and identifiers as JSON texts."""
    return value.hex() if isinstance(value, bytes) else str(value)


def trips() -> list[Row]:
    """One new application, and nothing new: both ways, with what HTTP adds."""
    world = a_world()
    fill(world, 1, all_filled)
    new = both_ways(world)
    fill(world, 1, unique_names, seed=90)
    unique = both_ways(world)
    nothing = both_ways(world)
    plain = len(plain_zstd(births(1, 7_000, answers=all_filled)))
    rows = []
    for name, size, budget, beside in (
        ("one new application (48 fields), both ways", new, 700, str(plain)),
        ("one new application (unique names), both ways", unique, 700, ""),
        ("nothing new, both ways", nothing, 350, ""),
    ):
        shown = f"{size} (with HTTP heads {size + heads(world)})"
        rows.append(Row(name, shown, beside, f"<= {budget}, 1 trip", size > budget))
    return rows


def both_ways(world: World) -> int:
    """Make one trip and return its bytes up and down."""
    before = world.line.bytes_up + world.line.bytes_down
    report = world.trip()
    assert report.waiting == 0
    return world.line.bytes_up + world.line.bytes_down - before


def heads(world: World) -> int:
    """Return the bytes of the request's and the answer's head, as Django writes it."""
    from django.test import Client

    with at(world.regency):
        answered = Client(headers={"host": "localhost"}).post(
            "/api/exchange", world.line.seen[-1], content_type="application/octet-stream"
        )
    assert answered.status_code == 200
    lines = [f"{name}: {value}\r\n" for name, value in answered.headers.items()]
    date = "HTTP/1.1 200 OK\r\ndate: Sun, 22 Nov 2026 02:10:42 GMT\r\n\r\n"
    return len(REQUEST_HEAD) + len("".join(lines)) + len(date)


def stick(count: int) -> list[Row]:
    """Measure a stick of many applications: its size, and the seconds out and in."""
    world = a_world()
    fill(world, count, all_filled)
    path = world.village.path / "bench.jangkau"
    with at(world.village):
        out, report = timed(lambda: travel.export_stick(path))
    with at(world.regency):
        once, first = timed(lambda: travel.import_stick(path))
        twice, again = timed(lambda: travel.import_stick(path))
    assert (first.new, again.new) == (count, 0)
    plain = len(plain_zstd(births(count, 0, answers=all_filled)))
    size, limit = report.up, 1_400_000 * count // 5000
    return [
        Row(
            f"stick of {count}, bytes", f"{size:,}", f"{plain:,}", f"<= {limit:,}", size > limit
        ),
        Row(f"stick of {count}, export", out, "", "<= 1 s"),
        Row(f"stick of {count}, import", once, "", "<= 5 s"),
        Row(f"stick of {count}, again", f"{twice}, {again.new} new", "", "0 new"),
    ]


def timed(act: Callable[[], travel.Report]) -> tuple[str, travel.Report]:
    """Return the seconds that an act took, also of the processor alone, and its report."""
    start, busy = time.perf_counter(), time.process_time()
    report = act()
    spent = time.process_time() - busy
    return f"{time.perf_counter() - start:.2f} s (processor {spent:.2f} s)", report


def a_world() -> World:
    """Return a regency and a village on the embedded database, in a folder of their own."""
    folder = Path(tempfile.mkdtemp(prefix="jangkau-bench-"))
    regency = make_home(folder / "regency")
    village = make_home(folder / "v", role="village", node=NODE, jurisdiction=VILLAGE)
    enrol(regency, village)
    with at(regency):
        account(OPERATOR)
    return World(regency, village, Line(regency))


def fill(world: World, count: int, answers: Callable[[int], Answers], seed: int = 0) -> None:
    """Put made-up births into the village's log."""
    acts = [
        NewAct(
            r.entry.act,
            r.entry.kind,
            r.entry.subject,
            r.entry.actor,
            r.entry.role,
            r.entry.body,
            r.content.data if r.content else None,
        )
        for r in births(count, seed, answers=answers)
    ]
    with at(world.village):
        store.append(acts)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000))
