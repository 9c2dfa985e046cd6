"""A stick of many applications: its size, and the time out, in, and in again."""

from dataclasses import dataclass

from bench.bytes import plain_zstd
from bench.floors import all_checked
from bench.table import Row, Table, middle, seconds
from bench.worlds import a_world, fill, requests
from jangkau.ledger import keys
from jangkau.office import travel
from jangkau.sync.limits import MAX_RECORDS
from jangkau_demo.acts import all_filled, births
from tests.databases import at

NOTE = """Births with 48 fields, without papers, from a village's laptop to a regency on the
embedded database. Beside the size: plain zstd of the same. Beside the way out: the time of
that, JSON lines included. Beside the ways in: parsing, verifying and hashing alone. Medians
of {runs} runs, each with its floors in turn."""
MANY = 5000


@dataclass(frozen=True)
class Run:
    """One stick: bytes of it and of plain zstd, seconds of each step and of its floor."""

    size: int
    plain: int
    out: float
    zipped: float
    once: float
    again: float
    checked: float
    new_again: int


def measure(quick: bool) -> Table:
    """Measure sticks of 5,000 applications (quick: one of 50)."""
    count, times = (50, 1) if quick else (MANY, 3)
    runs = [_run(count) for _ in range(times)]
    size, limit = runs[0].size, 1_400_000 * count // MANY
    new = sum(run.new_again for run in runs)
    zipped, checked = middle([r.zipped for r in runs]), middle([r.checked for r in runs])
    rows = [
        Row(f"stick of {count}, bytes", f"{size:,}", f"{runs[0].plain:,}", f"<= {limit:,}",
            not quick and size > limit),
        _timed("export", [r.out for r in runs], zipped, "<= 1 s"),
        _timed("import", [r.once for r in runs], checked, "<= 5 s"),
        _timed("again", [r.again for r in runs], checked, ""),
        Row("again, new rows", str(new), "", "0", new > 0),
    ]  # fmt: skip
    return Table("Stick", NOTE.format(runs=times), "floor", rows)


def _timed(what: str, took: list[float], floor: float, budget: str) -> Row:
    ours = middle(took)
    return Row(what, f"{ours:.2f} s ({ours / floor:.1f} x)", f"{floor:.2f} s", budget)


def _run(count: int) -> Run:
    world, records = a_world(), births(count, answers=all_filled)
    fill(world, count, all_filled)
    path = world.village.path / "bench.jangkau"
    zipped, plain = seconds(lambda: plain_zstd(records))
    with at(world.village):
        out, report = seconds(lambda: travel.export_stick(path))
        sign_key = keys.public().sign
    frames = requests(world.village, records, MAX_RECORDS)
    with at(world.regency):
        checked, _ = seconds(lambda: all_checked(frames, sign_key))
        once, first = seconds(lambda: travel.import_stick(path))
        again, second = seconds(lambda: travel.import_stick(path))
    if first.new != count:
        raise AssertionError(f"{first.new} of {count} came in")
    return Run(report.up, len(plain), out, zipped, once, again, checked, second.new)
