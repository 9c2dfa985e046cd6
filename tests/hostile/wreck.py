"""Spoils bytes: blindly, or as CBOR and zstd that lie about what they hold."""

from collections.abc import Sequence
from random import Random
from typing import Any

import cbor2
import zstandard

ODD: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 2**31, 2**32, 2**62, 2**63 - 1, 2**63, 2**64 - 1, -(2**63),
    0.5, float("nan"), float("inf"), "", "\0", "x" * 300, "é" * 9000, "\n" * 500, "99.01",
    b"", b"\0", bytes(16), bytes(32), bytes(33), b"x" * 9000, [], {}, [[]], [0] * 200,
    {"": 0}, {"fields": 5}, {"village": ["", 5]}, {"papers": {"kk": {"pages": [5]}}},
)  # fmt: skip
NUMBERS = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0xFFFFFFFF)


def blind(raw: bytes, others: Sequence[bytes], random: Random) -> bytes:
    """Flip, cut, double, splice or overwrite, a few times."""
    data = bytearray(raw)
    for _ in range(random.choice((1, 1, 1, 2, 5))):
        at, size = random.randrange(len(data) + 1), random.choice((1, 1, 2, 4, 30, 500))
        match random.randrange(8):
            case 0 if data:
                data[at % len(data)] ^= 1 << random.randrange(8)
            case 1:
                del data[at:]
            case 2:
                del data[at : at + size]
            case 3:
                data[at:at] = random.randbytes(size)
            case 4:
                data[at:at] = data[at : at + size]
            case 5:
                other = random.choice(others)
                data[at:] = other[random.randrange(len(other) + 1) :]
            case 6:
                told = random.choice(NUMBERS).to_bytes(4, "big").lstrip(b"\0") or b"\0"
                data[at : at + len(told)] = told
            case _:
                data[at : at + size] = random.randbytes(size)
    return bytes(data)


def odd(value: Any, random: Random, deep: int = 3) -> Any:
    """Return a value with one place in it changed into something odd."""
    if deep and isinstance(value, list) and value and random.random() < 0.8:
        at, told = random.randrange(len(value)), list(value)
        match random.randrange(8):
            case 0:
                del told[at]
            case 1:
                told.insert(at, random.choice(ODD))
            case _:
                told[at] = odd(told[at], random, deep - 1)
        return told
    if deep and isinstance(value, dict) and value and random.random() < 0.8:
        key = random.choice(list(value))
        return {**value, key: odd(value[key], random, deep - 1)}
    if isinstance(value, bytes) and value and random.random() < 0.5:
        return blind(value, (value,), random)
    if type(value) is int and random.random() < 0.5:
        return value + random.choice((-1, 1, 2, 1000, -1000))
    return random.choice(ODD)


def lying_cbor(random: Random) -> bytes:
    """Return CBOR that is deep, endless, doubled, tagged, or says it is larger than it is."""
    major = random.randrange(8) << 5
    games: list[bytes] = [
        b"\x81" * random.choice((5, 20, 1000, 100_000)) + b"\0",
        b"\xa1\x61x" * random.choice((5, 20, 5000)) + b"\0",
        bytes([major | 27])
        + random.choice((2**20, 2**31, 2**40, 2**63 - 1)).to_bytes(8, "big"),
        bytes([major | 31]) + random.randbytes(9) + b"\xff",
        b"\xa2\x61x\0\x61x\1",
        bytes([0xC0 | random.randrange(24)]) + random.randbytes(5),
        b"\xd9" + random.randbytes(2) + b"\x82\0\1",
        b"\xd8\x1c\x81\xd8\x1d\0",  # a list that holds itself
        b"\xc4\x82\x1b\x7f" + bytes([255] * 7) + b"\1",  # ten to a power beyond all memory
        b"\xfb\x7f\xf8" + bytes(6),
        b"\x9a\x00\x0f\x42\x40" + b"\x80" * 1_000_000,
        cbor2.dumps(random.choice(ODD)),
        random.randbytes(random.choice((1, 8, 60))),
    ]
    return random.choice(games if random.random() < 0.2 else games[:-3])


def bomb(random: Random) -> bytes:
    """Return a small zstd frame that swells, lies about its size, or wants a huge window."""
    level = zstandard.ZstdCompressionParameters.from_level(
        random.choice((1, 19)),
        format=zstandard.FORMAT_ZSTD1_MAGICLESS,
        window_log=random.choice((10, 23, 27)),
        write_content_size=random.random() < 0.5,
    )
    unit = random.choice((b"\0", b"\x80", b"\xa0", b"ab\n", b"\xf6"))
    size = random.choices((1000, 100_000, 33 * 2**20), (40, 8, 1))[0]
    head = b"\x82\x41\x0a" if random.random() < 0.5 else b"\x9a\x01\xff\xff\xff"
    tight = zstandard.ZstdCompressor(compression_params=level).compress(head + unit * size)
    return blind(tight, (tight,), random) if random.random() < 0.3 else tight
