"""Lift columns back into values; every count is checked before it is believed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import Any
from uuid import UUID

from jangkau.sync import packing
from jangkau.sync.lexicon import Lexicon
from jangkau.sync.limits import MAX_CELLS, MAX_DEPTH, MAX_EXPANDED, MAX_KEYS, Malformed
from jangkau.sync.tags import ABSENT, CODE_LETTERS, UUID7_BITS, Tag

_LOWEST, _HIGHEST = -(1 << 63), (1 << 64) - 1
_DIGIT_LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(slots=True)
class Pages:
    """What is still to be read, and how much may still be spent on it."""

    lexicon: Lexicon
    tags: Iterator[int]
    items: Iterator[Any]
    raw: bytes
    at: int = 0
    cells: int = MAX_CELLS
    expanded: int = MAX_EXPANDED


def lift(pages: Pages, count: int, depth: int = 0) -> list[Any]:
    """Return the next column of `count` values; raises Malformed."""
    if not count:
        return []
    pages.cells -= count
    if pages.cells < 0 or depth > MAX_DEPTH:
        raise Malformed("too much")
    lifter = _LIFTERS.get(next(pages.tags, -1))
    if lifter is None:
        raise Malformed("tag")
    return lifter(pages, count, depth + 1)


def lift_integers(pages: Pages, count: int, depth: int = 0) -> list[int]:
    """Return the next column, which must hold integers."""
    values = lift(pages, count, depth)
    if any(type(value) is not int for value in values):
        raise Malformed("integers")
    return values


def _item(pages: Pages, kind: type[Any]) -> Any:
    value = next(pages.items, None)
    if type(value) is not kind:
        raise Malformed("item")
    return value


def _take(pages: Pages, size: int) -> bytes:
    taken = pages.raw[pages.at : pages.at + size]
    if size < 0 or len(taken) != size:
        raise Malformed("short")
    pages.at += size
    return taken


def _constant(pages: Pages, count: int, _depth: int) -> list[Any]:
    value = next(pages.items, ABSENT)
    if value is ABSENT or isinstance(value, list | dict):
        raise Malformed("constant")
    if isinstance(value, str | bytes):
        pages.expanded -= len(value) * count
        if pages.expanded < 0:
            raise Malformed("too much")
    return [value] * count


def _mixed(pages: Pages, count: int, depth: int) -> list[Any]:
    return [lift(pages, 1, depth)[0] for _ in range(count)]


def _with_gaps(filler: object) -> Callable[[Pages, int, int], list[Any]]:
    def lifter(pages: Pages, count: int, depth: int) -> list[Any]:
        marks = packing.values_of(_item(pages, bytes), 1, count)
        rest = iter(lift(pages, count - sum(marks), depth))
        return [filler if mark else next(rest) for mark in marks]

    return lifter


def _all_none(_pages: Pages, count: int, _depth: int) -> list[None]:
    return [None] * count


def _step(pages: Pages, count: int, _depth: int) -> list[int]:
    first, step = _item(pages, int), _item(pages, int)
    return _within([first + step * at for at in range(count)])


def _delta(pages: Pages, count: int, depth: int) -> list[int]:
    first = _item(pages, int)
    return _within(list(accumulate(lift_integers(pages, count - 1, depth), initial=first)))


def _planes(pages: Pages, count: int, _depth: int) -> list[int]:
    low = _item(pages, int)
    return _within([low + value for value in packing.from_planes(_item(pages, bytes), count)])


def _bits(pages: Pages, count: int, _depth: int) -> list[int]:
    low, width = _item(pages, int), _item(pages, int)
    if not 0 <= width <= UUID7_BITS:
        raise Malformed("width")
    data = _take(pages, packing.size_of(width, count))
    return _within([low + value for value in packing.values_of(data, width, count)])


def _within(values: list[int]) -> list[int]:
    if min(values) < _LOWEST or max(values) > _HIGHEST:
        raise Malformed("integer")
    return values


def _flags(pages: Pages, count: int, _depth: int) -> list[bool]:
    data = _take(pages, packing.size_of(1, count))
    return [bool(value) for value in packing.values_of(data, 1, count)]


def _text(pages: Pages, count: int, _depth: int) -> list[str]:
    text: str = _item(pages, str)
    if text.count("\n") + 1 != count:
        raise Malformed("count")
    return text.split("\n")


def _repeated(pages: Pages, count: int, depth: int) -> list[Any]:
    distinct = _item(pages, int)
    if not 0 < distinct <= count:
        raise Malformed("count")
    known = lift(pages, distinct, depth)
    values = _picked(known, lift_integers(pages, count, depth))
    pages.expanded -= sum(len(value) for value in values)
    if pages.expanded < 0:
        raise Malformed("too much")
    return values


def _picked(known: list[Any], numbers: list[int]) -> list[Any]:
    if min(numbers) < 0 or max(numbers) >= len(known):
        raise Malformed("index")
    return [known[number] for number in numbers]


def _choice(pages: Pages, count: int, depth: int) -> list[str]:
    key = _picked(list(pages.lexicon.keys), [_item(pages, int)])[0]
    return _picked(list(pages.lexicon.choices[key]), lift_integers(pages, count, depth))


def _nik(pages: Pages, count: int, depth: int) -> list[str]:
    parts = [lift_integers(pages, count, depth) for _ in range(3)]
    if any(min(part) < 0 for part in parts):
        raise Malformed("nik")
    return [packing.nik_of(*part) for part in zip(*parts, strict=True)]


def _digits(pages: Pages, count: int, depth: int) -> list[str]:
    length = _item(pages, int)
    numbers = lift_integers(pages, count, depth)
    if not 0 < length <= 18 or min(numbers) < 0 or max(numbers) >= 10**length:
        raise Malformed("digits")
    return [f"{number:0{length}d}" for number in numbers]


def _number(pages: Pages, count: int, depth: int) -> list[str]:
    texts = [str(number) for number in lift_integers(pages, count, depth)]
    if any(text[0] != "1" for text in texts):
        raise Malformed("number")
    return [text[1:] for text in texts]


def _code(pages: Pages, count: int, depth: int) -> list[str]:
    length = _item(pages, int)
    if not 0 < length <= len(CODE_LETTERS) // 3:
        raise Malformed("code")
    return [_letters(number, length) for number in lift_integers(pages, count, depth)]


def _letters(number: int, length: int) -> str:
    letters = []
    for _ in range(length):
        number, digit = divmod(number, 36)
        letters.append(_DIGIT_LETTERS[digit])
    if number:
        raise Malformed("code")
    return "".join(reversed(letters))


def _days(pages: Pages, count: int, depth: int) -> list[str]:
    return [packing.text_of_day(number) for number in lift_integers(pages, count, depth)]


def _minutes(pages: Pages, count: int, depth: int) -> list[str]:
    return [packing.text_of_minute(number) for number in lift_integers(pages, count, depth)]


def _fixed(pages: Pages, count: int, _depth: int) -> list[bytes]:
    size = _item(pages, int)
    if size < 0:
        raise Malformed("size")
    laid = _take(pages, size * count)
    return [laid[at * size : (at + 1) * size] for at in range(count)]


def _varying(pages: Pages, count: int, depth: int) -> list[bytes]:
    return [_take(pages, size) for size in lift_integers(pages, count, depth)]


def _uuid7(pages: Pages, count: int, depth: int) -> list[bytes]:
    times = lift_integers(pages, count, depth)
    data = _take(pages, packing.size_of(UUID7_BITS, count))
    chances = packing.values_of(data, UUID7_BITS, count)
    fixed = 7 << 76 | 2 << 62
    return [
        (time << 80 | fixed | chance >> 62 << 64 | chance & ((1 << 62) - 1)).to_bytes(16, "big")
        for time, chance in zip(times, chances, strict=True)
    ]


def _uuids(pages: Pages, count: int, depth: int) -> list[UUID]:
    values = lift(pages, count, depth)
    if any(not isinstance(value, bytes) or len(value) != 16 for value in values):
        raise Malformed("identifier")
    return [UUID(bytes=value) for value in values]


def _mappings(pages: Pages, count: int, depth: int) -> list[dict[str, Any]]:
    keys = [_key(pages.lexicon, told) for told in _item(pages, list)]
    if len(keys) > MAX_KEYS or len(set(keys)) != len(keys):
        raise Malformed("keys")
    made: list[dict[str, Any]] = [{} for _ in range(count)]
    for key in keys:
        for mapping, value in zip(made, lift(pages, count, depth), strict=True):
            if value is not ABSENT:
                mapping[key] = value
    return made


def _key(lexicon: Lexicon, told: object) -> str:
    if isinstance(told, str):
        return told
    if type(told) is not int or not 0 <= told < len(lexicon.keys):
        raise Malformed("key")
    return lexicon.keys[told]


def _lists(pages: Pages, count: int, depth: int) -> list[list[Any]]:
    lengths = lift_integers(pages, count, depth)
    if min(lengths) < 0:
        raise Malformed("length")
    items = iter(lift(pages, sum(lengths), depth))
    return [[next(items) for _ in range(length)] for length in lengths]


_LIFTERS: dict[int, Callable[[Pages, int, int], list[Any]]] = {
    Tag.CONSTANT: _constant,
    Tag.MIXED: _mixed,
    Tag.SOME_ABSENT: _with_gaps(ABSENT),
    Tag.SOME_NONE: _with_gaps(None),
    Tag.ALL_NONE: _all_none,
    Tag.STEP: _step,
    Tag.DELTA: _delta,
    Tag.PLANES: _planes,
    Tag.BITS: _bits,
    Tag.FLAGS: _flags,
    Tag.TEXT: _text,
    Tag.REPEATED: _repeated,
    Tag.CHOICE: _choice,
    Tag.NIK: _nik,
    Tag.DIGITS: _digits,
    Tag.NUMBER: _number,
    Tag.CODE: _code,
    Tag.DAYS: _days,
    Tag.MINUTES: _minutes,
    Tag.FIXED: _fixed,
    Tag.VARYING: _varying,
    Tag.UUID7: _uuid7,
    Tag.UUID: _uuids,
    Tag.MAPPING: _mappings,
    Tag.LISTS: _lists,
}
