"""The doors through which strange bytes come in, and what is fed to each."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import cbor2

from jangkau.errors import Refusal
from jangkau.ledger import keys
from jangkau.ledger.entries import GENESIS
from jangkau.ledger.home import Home
from jangkau.office import learning, paper_lane, travel
from jangkau.sync import codec, exchange, keeper, message, plain, shelf, stick
from jangkau.sync.frame import Head
from jangkau.sync.stick import ANSWER, BLOB, FRAME, Cover, Section
from tests.hostile import samples as make
from tests.hostile.samples import NODE, REGENCY, Samples
from tests.hostile.wreck import blind, odd


@dataclass(frozen=True, slots=True)
class Door:
    """A way in: where it stands, how often it is tried, what is brought, what takes it."""

    name: str
    home: Home | None
    weight: int
    bring: Callable[[Random], bytes]
    feed: Callable[[bytes], object]


def doors(told: Samples, folder: Path) -> list[Door]:
    """Return every door of the world."""
    regency, village = told.world.regency, told.world.village
    return [
        Door("codec", None, 130, lambda r: _payload(told, r), _decode),
        Door("exchange", regency, 14, lambda r: _request(told, r), travel.answer),
        Door("device", regency, 4, lambda r: _device(told, r), travel.answer),
        Door("papers", regency, 12, lambda r: _papers(told, r), paper_lane.answer),
        Door("stick", regency, 9, lambda r: _bundle(told, r, folder), _importer(folder, "up")),
        Door("answer", village, 8, lambda r: _answer(told, r), _learn),
        Door(
            "stick-down", village, 5, lambda r: _down(told, r, folder), _importer(folder, "d")
        ),
        Door("keeper", told.keeper, 7, lambda r: _parcel(told, r), _keeping(told.keeper)),
    ]


def _payload(told: Samples, random: Random) -> bytes:
    """Return a byte that says what it is to be read as, and a payload."""
    kind = random.randrange(3)
    good = (make.payload_of(random.choice(told.requests)), told.answer, told.kept)[kind]
    read_as = kind if random.random() < 0.9 else random.randrange(3)
    return bytes([read_as]) + make.wild_payload(good, random)


def _decode(raw: bytes) -> object:
    kind, payload, head = raw[0], raw[1:], Head(NODE, 1, 3, GENESIS)
    if kind == 0:
        return codec.decode_frame(payload, REGENCY, head, 0, GENESIS)
    if kind == 1:
        return codec.decode_answer(payload, REGENCY, head)
    return codec.decode_kept(payload, REGENCY)


def _request(told: Samples, random: Random) -> bytes:
    raw = random.choice(told.requests)
    if random.random() < 0.3:
        return blind(raw, told.requests, random)
    payload = make.wild_payload(make.payload_of(raw), random)
    return make.signed_request(payload, random, told.device)


def _device(told: Samples, random: Random) -> bytes:
    """Return a log in good form, with acts in it that no desk would write."""
    records = make.wild_records(told, random, random.randint(2, 2**31 - 1))
    return make.request_of(records, random, told.device)


def _papers(told: Samples, random: Random) -> bytes:
    raw = random.choice(told.papers)
    if random.random() < 0.3:
        return blind(raw, told.papers, random)
    subject = told.application.bytes
    parts = random.choice((
        plain.read(raw[64:]),
        [NODE, "chunk", subject, told.digest, 0, 69_000, "image/webp", b"x" * 32_768],
        [NODE, "fetch", subject, told.digest, 1],
        [NODE, "have", [[subject, told.digest]] * random.choice((1, 70))],
    ))  # fmt: skip
    return make.signed_papers(odd(parts, random, 4), random, told.device)


def _bundle(told: Samples, random: Random, folder: Path) -> bytes:
    chance = random.random()
    if chance < 0.4:
        return blind(told.bundle, (told.bundle, told.down), random)
    if chance < 0.75:
        return make.signed_bundle(told.bundle, random, told.device)
    return _written(told, folder, _sections(told, random), told.device, told.world.regency)


def _sections(told: Samples, random: Random) -> list[Section]:
    """Return frames and photos, some good and some not, as a device could seal them."""
    facts = [told.digest, told.application.bytes, "image/webp", make.PHOTO]
    ways: tuple[Callable[[], Section], ...] = (
        lambda: Section(FRAME, _request(told, random)),
        lambda: Section(FRAME, random.choice(told.requests)),
        lambda: Section(BLOB, cbor2.dumps(odd(facts, random))),
        lambda: Section(random.randrange(256), random.randbytes(20)),
    )
    return [random.choice(ways)() for _ in range(random.randint(1, 3))]


def _down(told: Samples, random: Random, folder: Path) -> bytes:
    if random.random() < 0.4:
        return blind(told.down, (told.bundle, told.down), random)
    if random.random() < 0.5:
        return make.signed_bundle(told.down, random, told.office)
    payload = make.wild_payload(told.answer, random)
    raw = make.signed_answer(payload, random, told.office, message.NO_REQUEST)
    return _written(told, folder, [Section(ANSWER, raw)], told.office, told.world.village)


def _written(
    told: Samples, folder: Path, sections: list[Section], sign: Any, to: Home
) -> bytes:
    receiver = told.seals[to.node]
    node = NODE if sign is told.device else REGENCY
    path = folder / "made.jangkau"
    stick.write(path, Cover(REGENCY, node, 1, 1, 3, 5, (receiver,)), iter(sections), sign)
    return path.read_bytes()


def _importer(folder: Path, name: str) -> Callable[[bytes], object]:
    path = folder / f"{name}-in.jangkau"

    def take(raw: bytes) -> object:
        path.write_bytes(raw)
        return travel.import_stick(path)

    return take


def _answer(told: Samples, random: Random) -> bytes:
    payload = make.wild_payload(told.answer, random)
    if random.random() < 0.2:
        payload = codec.encode_answer(_odd_answer(told, random), None)
    raw = make.signed_answer(payload, random, told.office, message.NO_REQUEST)
    return blind(raw, (raw,), random) if random.random() < 0.2 else raw


def _odd_answer(told: Samples, random: Random) -> codec.Answer:
    records = make.wild_records(told, random, random.randint(1, 2**31 - 1))
    placed = [
        codec.replace(
            one, position=random.choice((0, 7, 2**61)), received=5, verdict="admitted"
        )
        for one in records
    ]
    bulletins = tuple(
        cbor2.dumps(odd(["hours", 1, 5, {"a": 1}, bytes(64)], random)) for _ in range(2)
    )
    taken = Head(random.choice((NODE, "else")), 1, random.choice((0, 3, 2**40)), bytes(32))
    return codec.Answer(
        taken, 0, 0, random.choice((0, 9, 2**61)), random.choice((0, 2**61)),
        records=tuple(placed), bulletins=random.choice(((), bulletins)), kept=0,
    )  # fmt: skip


def _learn(raw: bytes) -> object:
    told = exchange.read_answer(raw, REGENCY, NODE, keys.regency().sign, None)
    return learning.learn(told)


def _parcel(told: Samples, random: Random) -> bytes:
    if random.random() < 0.4:
        return blind(told.parcel, (told.parcel,), random)
    return make.signed_parcel(told.parcel, random, told.office)


def _keeping(home: Home) -> Callable[[bytes], object]:
    def take(raw: bytes) -> object:
        opened = keeper.open_keeper(home.path)
        path = home.path / shelf.SHELF
        size = path.stat().st_size if path.exists() else 0
        try:
            return opened.keep(raw)
        except Refusal:
            assert (path.stat().st_size if path.exists() else 0) == size, "half a parcel"
            raise

    return take
