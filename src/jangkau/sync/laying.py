"""Lay values of many records out in columns, each in its shortest form."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from types import EllipsisType, NoneType
from typing import Any
from uuid import UUID

from jangkau.sync import packing, plain
from jangkau.sync.lexicon import Lexicon
from jangkau.sync.limits import MAX_KEYS
from jangkau.sync.tags import ABSENT, CODE_LETTERS, UUID7_BITS, Tag

Layer = Callable[["Sheet", Any, str], None]


@dataclass(slots=True)
class Sheet:
    """What has been laid down: tags, items that compress, and bytes that do not."""

    lexicon: Lexicon
    tags: bytearray = field(default_factory=bytearray)
    items: list[Any] = field(default_factory=list)
    raw: bytearray = field(default_factory=bytearray)


def lay(sheet: Sheet, values: Sequence[Any], key: str = "") -> None:
    """Lay down one column; `key` is the mapping key it belongs to, if any."""
    if not values:
        return
    kinds = set(map(type, values))
    if EllipsisType in kinds:
        _lay_gaps(sheet, values, key, Tag.SOME_ABSENT, EllipsisType)
    elif kinds == {NoneType}:
        sheet.tags.append(Tag.ALL_NONE)
    elif NoneType in kinds:
        _lay_gaps(sheet, values, key, Tag.SOME_NONE, NoneType)
    elif len(kinds) == 1:
        layer: Layer = _LAYERS.get(kinds.pop(), _lay_mixed)
        layer(sheet, values, key)
    else:
        _lay_mixed(sheet, values, key)


def lay_integers(sheet: Sheet, values: Sequence[int], _key: str = "") -> None:
    """Lay integers of at most 64 bits: constant, in steps, as deltas, planes or bits."""
    first, low, span = values[0], min(values), max(values) - min(values)
    if not span:
        return _lay_constant(sheet, first)
    steps = [after - before for before, after in pairwise(values)]
    if len(values) > 2 and len(set(steps)) == 1:
        return _put(sheet, Tag.STEP, first, steps[0])
    if len(values) > 3 and (max(steps) - min(steps)).bit_length() + 1 < span.bit_length():
        _put(sheet, Tag.DELTA, first)
        return lay_integers(sheet, steps)
    width = span.bit_length()
    if width <= 64 and len(values) >= 8 and _is_skewed(values, width):
        planes = packing.planes_of([value - low for value in values], (width + 7) // 8)
        return _put(sheet, Tag.PLANES, low, planes)
    _put(sheet, Tag.BITS, low, width)
    sheet.raw += packing.bits_of([value - low for value in values], width)
    return None


def _is_skewed(values: Sequence[int], width: int) -> bool:
    counts = Counter(values)
    if len(counts) * 2 > len(values):
        return False
    return packing.entropy(list(counts.values())) < width * 0.5


def _lay_gaps(sheet: Sheet, values: Sequence[Any], key: str, tag: Tag, gap: type[Any]) -> None:
    marks = [int(type(value) is gap) for value in values]
    _put(sheet, tag, packing.bits_of(marks, 1))
    lay(sheet, [value for value in values if type(value) is not gap], key)


def _lay_mixed(sheet: Sheet, values: Sequence[Any], key: str) -> None:
    if len(values) == 1:
        plain.check(values[0])
        return _lay_constant(sheet, values[0])
    _put(sheet, Tag.MIXED)
    for value in values:
        lay(sheet, [value], key)
    return None


def _lay_constant(sheet: Sheet, value: object) -> None:
    _put(sheet, Tag.CONSTANT, value)


def _lay_flags(sheet: Sheet, values: Sequence[bool], _key: str) -> None:
    if len(set(values)) == 1:
        return _lay_constant(sheet, values[0])
    _put(sheet, Tag.FLAGS)
    sheet.raw += packing.bits_of([int(value) for value in values], 1)
    return None


def _lay_texts(sheet: Sheet, values: Sequence[str], key: str) -> None:
    codes = sheet.lexicon.choices.get(key)
    if codes and all(value in codes for value in values):
        _put(sheet, Tag.CHOICE, sheet.lexicon.key_numbers[key])
        return lay_integers(sheet, [codes[value] for value in values])
    if all(value.isascii() for value in values) and _lay_patterned(sheet, values):
        return None
    return _lay_words(sheet, values)


def _lay_patterned(sheet: Sheet, values: Sequence[str]) -> bool:
    length = len(values[0])
    fixed = all(len(value) == length for value in values)
    if all(value.isdigit() for value in values):
        return _lay_digits(sheet, values, length if fixed else 0)
    if not fixed:
        return False
    if length == 10 and values[0][4] == "-":
        return _lay_converted(sheet, Tag.DAYS, [packing.day_of(value) for value in values])
    if length == 5 and values[0][2] == ":":
        minutes = [packing.minute_of(value) for value in values]
        return _lay_converted(sheet, Tag.MINUTES, minutes)
    if 6 <= length <= 12 and CODE_LETTERS.issuperset("".join(values)):
        _put(sheet, Tag.CODE, length)
        lay_integers(sheet, [int(value, 36) for value in values])
        return True
    return False


def _lay_converted(sheet: Sheet, tag: Tag, numbers: list[int | None]) -> bool:
    known = [number for number in numbers if number is not None]
    if len(known) != len(numbers):
        return False
    _put(sheet, tag)
    lay_integers(sheet, known)
    return True


def _lay_digits(sheet: Sheet, values: Sequence[str], length: int) -> bool:
    if length == 16 and len(values) > 3:
        births = [packing.birth_of(value) for value in values]
        known = [birth for birth in births if birth is not None]
        if len(known) == len(values):
            _put(sheet, Tag.NIK)
            lay_integers(sheet, [int(value[:6]) for value in values])
            lay_integers(sheet, known)
            lay_integers(sheet, [int(value[12:]) for value in values])
            return True
    if max(map(len, values)) > 18:
        return False
    if length:
        _put(sheet, Tag.DIGITS, length)
        lay_integers(sheet, [int(value) for value in values])
    else:
        _put(sheet, Tag.NUMBER)
        lay_integers(sheet, [int("1" + value) for value in values])
    return True


def _lay_words(sheet: Sheet, values: Sequence[str]) -> None:
    distinct = list(dict.fromkeys(values))
    if len(distinct) == 1:
        return _lay_constant(sheet, values[0])
    if len(values) > 3 and len(distinct) * 2 <= len(values):
        numbers = {value: at for at, value in enumerate(distinct)}
        _put(sheet, Tag.REPEATED, len(distinct))
        _lay_words(sheet, distinct)
        return lay_integers(sheet, [numbers[value] for value in values])
    if any("\n" in value for value in values):
        return _lay_mixed(sheet, values, "")
    return _put(sheet, Tag.TEXT, "\n".join(values))


def _lay_bytes(sheet: Sheet, values: Sequence[bytes], _key: str) -> None:
    if len(set(values)) == 1:
        return _lay_constant(sheet, values[0])
    lengths = [len(value) for value in values]
    if set(lengths) == {16} and all(v[6] >> 4 == 7 and v[8] >> 6 == 2 for v in values):
        return _lay_uuid7(sheet, values)
    if len(set(lengths)) == 1:
        _put(sheet, Tag.FIXED, lengths[0])
    else:
        _put(sheet, Tag.VARYING)
        lay_integers(sheet, lengths)
    sheet.raw += b"".join(values)
    return None


def _lay_uuid7(sheet: Sheet, values: Sequence[bytes]) -> None:
    _put(sheet, Tag.UUID7)
    numbers = [int.from_bytes(value, "big") for value in values]
    lay_integers(sheet, [number >> 80 for number in numbers])
    chance = [(n >> 64 & 0xFFF) << 62 | n & ((1 << 62) - 1) for n in numbers]
    sheet.raw += packing.bits_of(chance, UUID7_BITS)


def _lay_uuids(sheet: Sheet, values: Sequence[UUID], key: str) -> None:
    _put(sheet, Tag.UUID)
    _lay_bytes(sheet, [value.bytes for value in values], key)


def _lay_mappings(sheet: Sheet, values: Sequence[dict[str, Any]], _key: str) -> None:
    numbers = sheet.lexicon.key_numbers
    keys = sorted(
        dict.fromkeys(key for value in values for key in value),
        key=lambda key: numbers.get(key, len(numbers)),
    )
    if len(keys) > MAX_KEYS:
        return _lay_mixed(sheet, values, "")
    _put(sheet, Tag.MAPPING, [numbers.get(key, key) for key in keys])
    for key in keys:
        lay(sheet, [value.get(key, ABSENT) for value in values], key)
    return None


def _lay_lists(sheet: Sheet, values: Sequence[list[Any]], key: str) -> None:
    _put(sheet, Tag.LISTS)
    lay_integers(sheet, [len(value) for value in values])
    lay(sheet, [item for value in values for item in value], key)


def _put(sheet: Sheet, tag: Tag, *items: object) -> None:
    sheet.tags.append(tag)
    sheet.items.extend(items)


_LAYERS: dict[type, Layer] = {
    str: _lay_texts,
    int: lay_integers,
    bool: _lay_flags,
    bytes: _lay_bytes,
    UUID: _lay_uuids,
    dict: _lay_mappings,
    list: _lay_lists,
    tuple: _lay_lists,
}
