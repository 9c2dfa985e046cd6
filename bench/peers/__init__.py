"""Morango and PouchDB, each in an environment of its own, beside what we do."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from bench.line import BAD
from bench.peers.environments import Peer, morango, pouch
from bench.table import Row, Table, middle
from bench.worlds import a_folder
from jangkau.ledger.entries import Record
from jangkau_demo.acts import all_filled, births
from tests.link import Line, Weather, line
from tests.server import a_free_port, answering

SESSION, MANY = 100, 2000
FREE = Weather(rtt=0, up=10**9, down=10**9)
PATIENCE = 240  # seconds for one run
NOTE = """The same births (48 fields), sent by each peer's own client to its own server over the
same line as ours above, HTTP heads included; a push that fails is begun again a second later.
PouchDB: a document a birth, `replicate.to` an express-pouchdb on LevelDB. Morango: a model with
the fields in one text, push with serialising and deserialising, on SQLite and Django's own
server; both ends own one certificate. Ingest: {many} births over the loopback, durable as each
peer is by itself. Set up in .tools/peers from their registries. {left_out}"""


def measure(quick: bool) -> Table:
    """Measure each peer that can be set up (quick: none)."""
    found = [] if quick else [morango(), pouch()]
    told = [one for one in found if isinstance(one, str)]
    rows = [row for one in found if isinstance(one, Peer) for row in _finished(one)]
    note = NOTE.format(many=MANY, left_out=" ".join(told)).strip()
    return Table("Peers", note, "bytes up, down, trips", rows)


def _finished(peer: Peer) -> list[Row]:
    try:
        return _rows(peer)
    except (subprocess.SubprocessError, AssertionError) as error:
        return [Row(peer.name, f"did not finish: {error!r:.60}")]


def _rows(peer: Peer) -> list[Row]:
    rows = []
    for name, every, runs in (("steady", 0.0, 1), ("cut every ~15 s", 15.0, 3)):
        weather = replace(BAD, cut_every=every)
        told = [_sent(peer, SESSION, replace(weather, seed=seed)) for seed in range(runs)]
        took, last = middle([took for took, _ in told]), told[0][1]
        rows.append(Row(f"{peer.name}, {SESSION} births, {name}", f"{took:.1f} s", _went(last)))
        if not every:
            each = (last.sent["up"] + last.sent["down"]) / SESSION
            rows.append(Row(f"{peer.name}, bytes per birth", f"{each:,.0f}"))
    took, last = _sent(peer, MANY, FREE)
    rows.append(Row(f"{peer.name}, ingest", f"{MANY / took:,.0f}/s", _went(last)))
    return rows


def _went(last: Line) -> str:
    return f"{last.sent['up']:,}, {last.sent['down']:,}, {last.trips}"


def _sent(peer: Peer, count: int, weather: Weather) -> tuple[float, Line]:
    """Return the seconds in which the peer's client sent births, and the line."""
    folder = a_folder()
    records = births(count, answers=all_filled)
    told = json.dumps([_document(one) for one in records])
    with _serving(peer, folder) as port, line(port, weather) as between:
        url = f"http://127.0.0.1:{between.port}"
        words = _client(peer, folder, url)
        done = subprocess.run(
            words, input=told, env=_environment(peer), text=True,
            capture_output=True, timeout=PATIENCE, check=True,
        )  # fmt: skip
    shutil.rmtree(folder, ignore_errors=True)
    return float(done.stdout.split()[-1]), between


def _document(record: Record) -> dict[str, Any]:
    told = record.content.data if record.content else {}
    entry = record.entry
    return {"_id": entry.act.hex, "at": entry.device_time, **entry.body, **told}


@contextmanager
def _serving(peer: Peer, folder: Path) -> Iterator[int]:
    port, known = a_free_port(), _environment(peer)
    if "morango" in peer.command[-1]:
        subprocess.run([*peer.command, "make", str(folder / "a")], env=known, check=True)
        shutil.copy(folder / "a", folder / "b")
        words = ["serve", str(folder / "a"), str(port)]
    else:
        (folder / "b").mkdir()
        words = ["serve", str(port), str(folder)]
    with answering([*peer.command, *words], known, port):
        yield port


def _environment(peer: Peer) -> dict[str, str]:
    ours = ("PYTHONPATH", "DJANGO_SETTINGS_MODULE")
    return {key: one for key, one in os.environ.items() if key not in ours} | peer.environment


def _client(peer: Peer, folder: Path, url: str) -> list[str]:
    own = str(folder / "b")
    told = [own, url] if "morango" in peer.command[-1] else [url, own]
    return [*peer.command, "send", *told]
