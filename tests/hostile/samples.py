"""A regency, its village and its keeper, and the good messages from which bad ones are made."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID, uuid4

import cbor2
from nacl.public import PrivateKey
from nacl.signing import SigningKey

from jangkau.ledger import blobs, keys, store
from jangkau.ledger.entries import GENESIS, Content, Record, digest_of, entry_hash
from jangkau.ledger.home import Home, create
from jangkau.office import travel
from jangkau.rules.application import Paper
from jangkau.sync import codec, exchange, message, packet, plain, shelf
from jangkau.sync.exchange import Told
from jangkau.sync.frame import Head
from jangkau.sync.keeper import open_keeper, pairing
from jangkau.sync.lexicon import newest
from jangkau.sync.signing import Signer, statement
from tests.databases import at, make_home
from tests.hostile.wreck import blind, bomb, lying_cbor, odd
from tests.sync.trips import World, make_world

REGENCY, NODE = "99.01", "v-2003"
PHOTO = b"a paper in three parts " * 3000


@dataclass(slots=True)
class Samples:
    """The world, and what went well in it: what `records` a village sent, which bytes."""

    world: World
    keeper: Home
    application: UUID
    digest: bytes
    records: list[Record]
    requests: list[bytes]
    papers: list[bytes]
    bundle: bytes
    down: bytes
    answer: bytes
    parcel: bytes
    kept: bytes
    device: Signer
    office: Signer
    seals: dict[str, bytes]


def gather(folder: Path, make: Callable[[Path], Home] = make_home) -> Samples:
    """Let a village file, send and carry, and keep all the bytes that went."""
    world, digest = make_world(folder, make), hashlib.sha256(PHOTO).digest()
    kept = create(folder / "keeper", "keeper", REGENCY, "99.01-k", "Penjaga", REGENCY)
    [application] = world.file(papers={"kk": Paper("kk", (digest,))})
    world.file(2, seed=5)
    with at(world.village):
        blobs.put(application, PHOTO, "image/webp")
        travel.export_stick(folder / "up.jangkau")
        records = store.own_after(0, 99)
        travel.send_and_fetch(world.line.link())
    with at(world.regency):
        down = Path(travel.import_stick(folder / "up.jangkau").written).read_bytes()
        own, safe = keys.public().sign, keys.public().seal
        open_keeper(kept.path).pair(keys.sign(pairing(REGENCY, own)) + own)
        payload = codec.encode_kept(store.after(0, None, 99, repeated=True))
        parcel = shelf.Parcel(shelf.FRAMES, 0, 3, keys.seal(safe, payload))
        raw = shelf.write_parcel(parcel, REGENCY, shelf.Mark(), keys.sign)
        requests = [one for one in world.line.seen if one[:1] == b"\x01"]
        answer = travel.answer(requests[0])
    return Samples(
        world, kept, application, digest, records, requests,
        [one for one in world.line.seen if one not in requests],
        (folder / "up.jangkau").read_bytes(), down, answer[65:], raw, payload,
        _signer(world.village), _signer(world.regency),
        {home.node: _seal(home) for home in (world.village, world.regency)},
    )  # fmt: skip


def _signer(home: Home) -> Signer:
    key = SigningKey((home.keys / "sign.key").read_bytes())
    return lambda told: key.sign(told).signature


def _seal(home: Home) -> bytes:
    return bytes(PrivateKey((home.keys / "seal.key").read_bytes()).public_key)


def payload_of(raw: bytes) -> bytes:
    """Return what a request carries under its signature."""
    return message.open_request(raw).payload


def wild_payload(payload: bytes, random: Random) -> bytes:
    """Return a payload whose columns are spoilt inside, packed again as if it were good."""
    chance = random.random()
    if chance < 0.06:
        return bytes([0x80 | newest().number]) + _sized(lying_cbor(random))
    if chance < 0.08:
        tight = bomb(random)
        told = random.choice((1000, len(tight), 2**25, 2**25 + 1, 2**31))
        return bytes([newest().number]) + packet._varied(told) + _sized(tight)
    if chance < 0.2:
        return blind(payload, (payload,), random)
    pages = packet.unpack(payload)
    tags, items, raw = list(pages.tags), list(pages.items), pages.raw
    for _ in range(random.choice((1, 1, 2, 6))):
        match random.randrange(4):
            case 0 if tags:
                tags[random.randrange(len(tags))] = random.randrange(27)
            case 1:
                raw = blind(raw, (raw, payload), random)
            case _:
                items = odd(items, random)
                items = items if isinstance(items, list) else [items]
    loose = cbor2.dumps([bytes(tags), *items])
    return bytes([0x80 | newest().number]) + _sized(loose) + raw


def wild_records(samples: Samples, random: Random, incarnation: int) -> list[Record]:
    """Return a log of few records that no desk would write, chained as a device can."""
    made, prev = list[Record](), GENESIS
    for seq in range(1, random.choice((1, 1, 2, 4)) + 1):
        record = random.choice(samples.records)
        content = record.content or Content(bytes(16), {})
        data, body = dict(content.data), dict(record.entry.body)
        for _ in range(random.choice((0, 1, 1, 3))):
            data = _mapping(odd(data, random, 4))
            body = _mapping(odd(body, random, 4))
        entry = replace(
            record.entry, act=uuid4(), node=NODE, incarnation=incarnation, seq=seq, prev=prev,
            body=body, subject=random.choice((uuid4(), samples.application, record.entry.act)),
            kind=record.entry.kind if random.random() < 0.5 else random.choice(_KINDS),
            actor=_seldom(random, record.entry.actor, ("nobody", "\0", "a" * 200)),
            role=_seldom(random, record.entry.role, ("office_head", "head", "\0", "r" * 90)),
            content_digest=digest_of(replace(content, data=data)),
        )  # fmt: skip
        prev = entry_hash(entry)
        made.append(Record(entry, replace(content, data=data)))
    return made


_KINDS = (
    *("application.submitted", "application.mended", "application.withdrawn"),
    *("application.started", "output.handed_over", "output.printed"),
    *("practice.noted", "", "k" * 80, "a\0b"),
)


def _seldom(random: Random, usual: str, others: tuple[str, ...]) -> str:
    return random.choice(others) if random.random() < 0.1 else usual


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {"odd": value}


def request_of(records: list[Record], random: Random, sign: Signer) -> bytes:
    """Return the signed request that brings these records."""
    told = Told(random.choice((0, 3, 2**40)), random.choice((0, 2**40)), 1_795_000_000_000)
    own = Head(NODE, records[0].entry.incarnation, 0, GENESIS)
    return exchange.request(own, records, REGENCY, sign, told).raw


def signed_request(payload: bytes, random: Random, sign: Signer) -> bytes:
    """Return a request with this payload under a head that fits or not."""
    head = [NODE, random.choice((1, 2, random.getrandbits(30))), 0, 3, random.randbytes(32)]
    told = plain.write(head if random.random() < 0.8 else odd(head, random))
    if random.random() < 0.1:
        told = lying_cbor(random)[:255]
    signed = statement("frame", REGENCY.encode(), told[:255], hashlib.sha256(payload).digest())
    return bytes([1, len(told[:255])]) + told[:255] + sign(signed) + payload


def signed_papers(parts: Any, random: Random, sign: Signer) -> bytes:
    """Return a request of the blob lane with these parts, signed by the device."""
    told = lying_cbor(random) if random.random() < 0.2 else cbor2.dumps(parts)
    return sign(statement("papers", REGENCY.encode(), told)) + told


def signed_parcel(raw: bytes, random: Random, sign: Signer) -> bytes:
    """Return a parcel spoilt inside, signed again by the regency."""
    parts = odd(plain.read(raw[64:]), random)
    told = lying_cbor(random) if random.random() < 0.2 else cbor2.dumps(parts)
    return sign(statement("parcel", told)) + told


def signed_bundle(raw: bytes, random: Random, sign: Signer) -> bytes:
    """Return a bundle spoilt before its seal, signed again as if it were whole."""
    body = raw[: -32 - 64]
    if random.random() < 0.3:  # the cover itself
        length = int.from_bytes(body[8:10], "big")
        parts = odd(plain.read(body[10 : 10 + length]), random)
        told = lying_cbor(random) if random.random() < 0.3 else cbor2.dumps(parts)
        told = told[:0xFFFF]
        body = body[:8] + len(told).to_bytes(2, "big") + told + body[10 + length :]
    else:
        body = blind(body, (body,), random)
    digest = hashlib.sha256(body).digest()
    return body + digest + sign(statement("bundle", digest))


def signed_answer(payload: bytes, random: Random, sign: Signer, request: bytes) -> bytes:
    """Return the answer with this payload to a request, signed by the regency."""
    return message.write_answer(payload, REGENCY, NODE, request, sign)


def _sized(data: bytes) -> bytes:
    return packet._varied(len(data)) + data
