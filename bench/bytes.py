"""Bytes on the wire, beside plain zstd of the same records: gates, all of them."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial

import zstandard

from bench.table import Row, Table
from bench.worlds import a_world, fill
from jangkau.ledger.entries import Record
from jangkau.sync import codec, packet
from jangkau.sync.exchange import FIRST_BATCH, next_batch
from jangkau.sync.frame import Frame, Head
from jangkau_demo.acts import NODE, all_filled, births, deaths, last, unique_names
from jangkau_demo.people import a_birth
from tests.databases import at
from tests.sync.trips import World

REQUEST_HEAD = (
    "POST /api/exchange HTTP/1.1\r\nHost: jangkau.example.go.id\r\nContent-Length: 123\r\n\r\n"
)
NOTE = """An application is one submitted birth as the village's log holds it: entry, and
content with its answers, before TLS. "48 fields" has all fields filled but the NIK that a
newborn lacks; "usual" is filled as people fill it; "unique" has names and places that occur
once. Plain zstd: the same records as JSON lines, in one piece, at the same level (19 below
1 MiB, else 9). HTTP heads: the request's line, Host and Content-Length; the answer's line,
Date and what the site writes, before what a server or proxy adds; the budget is of the bytes
before them. Elsewhere: Morango 537, PouchDB 1,649, ODK 2,497 bytes an application."""


def measure(quick: bool) -> Table:
    """Measure sessions, paper digests and single trips."""
    counts = (1, 100) if quick else (1, 100, 5000)
    rows = [*sessions(counts), *papers(), *trips()]
    return Table("Bytes on the wire", NOTE, "plain zstd of the same", rows)


def sessions(counts: Sequence[int]) -> list[Row]:
    """Bytes per application for sessions of these counts, in growing batches."""
    rows = []
    kinds = (
        ("usual", partial(births, answers=a_birth), 260),
        ("48 fields", partial(births, answers=all_filled), 260),
        ("unique", partial(births, answers=unique_names), 320),
        ("deaths", deaths, 260),
    )
    for name, made, budget in kinds:
        for count in counts:
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
