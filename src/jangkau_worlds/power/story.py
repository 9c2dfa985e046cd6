"""What is done before the power goes: a busy desk, its stick, and a keeper."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from uuid import UUID

from django.db import connection
from uuid_utils.compat import uuid7

from jangkau.ledger import blobs, clock, store
from jangkau.ledger.entries import entry_hash
from jangkau.ledger.frames import CHUNK
from jangkau.office import gate, travel
from jangkau.rules.application import Paper
from jangkau.rules.application.commands import Submit
from jangkau.sync import keeper, shelf
from jangkau_demo.people import a_birth
from jangkau_worlds.power.place import KEEPER, NODE, OFFICE_KEY, OPERATOR, REGENCY, STICK
from jangkau_worlds.power.place import VILLAGE as HERE
from jangkau_worlds.power.trace import Trace, tell

ACTS, BLOB, CLOCK, BUNDLE, PARCEL = "acts", "blob", "clock", "bundle", "parcel"
CHECKPOINTS = ("PASSIVE", "FULL", "RESTART", "TRUNCATE")


@dataclass(slots=True)
class Truth:
    """What was really done: which log numbers end a transaction, and what all must equal.

    `hashes` are those of the log by number, `parcels` and `marks` the keeper's in order.
    """

    ends: set[int] = field(default_factory=lambda: {0})
    hashes: dict[int, bytes] = field(default_factory=dict)
    bundles: dict[str, set[bytes]] = field(default_factory=dict)
    parcels: list[bytes] = field(default_factory=list)
    marks: list[shelf.Mark] = field(default_factory=lambda: [shelf.Mark()])


@dataclass(slots=True)
class Work:
    """A day's work under way; `early` is the planted fault: told before it is durable."""

    trace: Trace
    random: Random
    truth: Truth
    keeper: keeper.Keeper
    early: bool = False


def play(trace: Trace, random: Random, steps: int, early: bool = False) -> Truth:
    """Do each kind of thing once and `steps` more, inside the home; return the truth."""
    opened = keeper.open_keeper(trace.root / KEEPER)
    work = Work(trace, random, Truth(), opened, early)
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA wal_autocheckpoint = {random.choice((40, 200, 1000))}")
    todo = random.choices(list(_STEPS), list(_STEPS.values()), k=steps) + list(_STEPS)
    for step in random.sample(todo, len(todo)):
        step(work)
    log = store.log_after(NODE, 1, 0, 100_000, opened=False)
    work.truth.hashes = {one.entry.seq: entry_hash(one.entry) for one in log}
    return work.truth


def _birth(work: Work) -> None:
    application, seed = uuid7(), work.random.randrange(1_000_000)
    photos = [_photo(work, application) for _ in range(work.random.randint(0, 2))]
    command = Submit(
        application=application, service="akta_kelahiran", version=1, village=HERE,
        door="desk", answers=a_birth(seed, HERE), outputs=("akta_kelahiran", "kk", "kia"),
        papers={"kk": Paper("kk", tuple(photos))} if photos else {},
        secret="".join(work.random.choices("23456789ABCDEFGH", k=8)), filing={},
    )  # fmt: skip
    _durably(work, lambda: gate.perform(OPERATOR, command))


def _acts(work: Work) -> None:
    subject, size = uuid7(), work.random.choice((20, 200, 9_000, 120_000))
    note = {"note": work.random.randbytes(size).hex()}
    new = [
        store.NewAct(
            uuid7(), "practice.noted", subject, "operator", "village_operator", {}, note
        )
        for _ in range(work.random.randint(1, 4))
    ]
    _durably(work, lambda: store.append(new))


def _durably(work: Work, act: Callable[[], object]) -> None:
    """Do something in one transaction, and tell its end once it is kept."""
    with store.writing():
        act()
        seq = store.own_head().seq
        if work.early:
            tell(work.trace, ACTS, seq)
    work.truth.ends.add(seq)
    tell(work.trace, ACTS, seq)


def _photo(work: Work, subject: UUID) -> bytes:
    data = work.random.randbytes(work.random.choice((0, 300, 30_000, 70_000)))
    digest = blobs.put(subject, data, "image/webp")
    tell(work.trace, BLOB, (subject, digest))
    return digest


def _arriving(work: Work) -> None:
    """Take a photo in by chunks, as from a weak line; sometimes it is never finished."""
    subject, size = uuid7(), work.random.randint(1, 3 * CHUNK)
    data = work.random.randbytes(size)
    digest, whole = hashlib.sha256(data).digest(), -(-size // CHUNK)
    for index in range(work.random.choice((whole, whole, 1))):
        part = data[index * CHUNK : (index + 1) * CHUNK]
        if blobs.write_chunk(digest, index, part, size, subject) == whole:
            tell(work.trace, BLOB, (subject, digest))


def _checkpoint(work: Work) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA wal_checkpoint({work.random.choice(CHECKPOINTS)})").fetchall()


def _again(_: Work) -> None:
    """Stop and start: the last connection folds its log into the file and removes it."""
    connection.close()


def _signed_time(work: Work) -> None:
    ms = clock.now_ms() + work.random.randrange(1000)
    clock.saw_signed_time(ms)
    tell(work.trace, CLOCK, ms)


def _bundle(work: Work) -> None:
    written = Path(travel.export_stick(work.trace.root / STICK).written)
    name = written.relative_to(work.trace.root).as_posix()
    digest = hashlib.sha256(written.read_bytes()).digest()
    work.truth.bundles.setdefault(name, set()).add(digest)
    tell(work.trace, BUNDLE, (name, digest))


def _parcel(work: Work) -> None:
    if work.random.random() < 0.2:  # the keeper starts anew
        work.keeper = keeper.open_keeper(work.trace.root / KEEPER)
    at = work.keeper.at
    sealed = work.random.randbytes(work.random.choice((60, 700, 40_000)))
    parcel = shelf.Parcel(shelf.FRAMES, at.position, at.position + 1, sealed)
    raw = shelf.write_parcel(parcel, REGENCY, at, lambda told: OFFICE_KEY.sign(told).signature)
    work.truth.parcels.append(raw)
    work.keeper.keep(raw)
    work.truth.marks.append(work.keeper.at)
    tell(work.trace, PARCEL, work.keeper.at.position)


_STEPS: dict[Callable[[Work], None], int] = {
    _birth: 6, _acts: 5, _arriving: 2, _checkpoint: 2, _again: 1, _signed_time: 1,
    _bundle: 1, _parcel: 4,
}  # fmt: skip
