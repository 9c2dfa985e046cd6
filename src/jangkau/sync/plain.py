"""CBOR read with suspicion: no tags, no loops, nothing deeper or larger than allowed."""

from typing import Any, NoReturn

import cbor2

from jangkau.sync.limits import MAX_DEPTH, MAX_NAME, MAX_VALUES, Malformed

_SIZES, _LONGEST = {24: 1, 25: 2, 26: 4, 27: 8}, 27  # bytes of a length behind its head
_STRINGS = (2, 3)  # bytes and texts are passed over
_TAGS = (*range(300), 1004, 43000, 55799)


def read(data: bytes) -> Any:
    """Return the one value that `data` encodes.

    Only null, booleans, integers of 64 bits, floats, texts, bytes, lists and mappings
    with text keys are let through. Raises Malformed for everything else.
    """
    _refuse_swollen(data)
    try:
        value = cbor2.loads(
            data,
            max_depth=MAX_DEPTH + 4,
            allow_indefinite=False,
            allow_duplicate_keys=False,
            tag_hook=_refuse_tag,
            semantic_decoders=_REFUSED,
        )
    except (cbor2.CBORError, ValueError, TypeError, LookupError, ArithmeticError) as error:
        raise Malformed("cbor") from error
    check(value)
    return value


def _refuse_swollen(data: bytes) -> None:
    """Refuse what would become far larger in memory than it is here, before it does.

    A byte can stand for an empty list of 64: values are counted by their heads alone.
    """
    at, left, end = 0, MAX_VALUES, len(data)
    while at < end:
        left -= 1
        major, told = data[at] >> 5, data[at] & 31
        size = _SIZES.get(told, 0)
        if left < 0 or told > _LONGEST:
            raise Malformed("swollen")
        length = int.from_bytes(data[at + 1 : at + 1 + size], "big") if size else told
        at += 1 + size + (length if major in _STRINGS else 0)


def write(value: object) -> bytes:
    """Return the CBOR of a value that `read` accepts."""
    return cbor2.dumps(value)


def is_name(value: object, most: int = MAX_NAME) -> bool:
    """Tell whether a value is a text that either database can hold and look for."""
    return isinstance(value, str) and len(value) <= most and "\0" not in value


def check(value: object) -> None:
    """Raise Malformed if a value is of a kind that records do not hold."""
    if value is None or isinstance(value, bool | str | bytes | float):
        return
    if isinstance(value, int):
        if not -(1 << 63) <= value < 1 << 64:
            raise Malformed("integer")
    elif isinstance(value, list):
        for item in value:
            check(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if not isinstance(key, str):
                raise Malformed("key")
            check(item)
    else:
        raise Malformed("kind")


def _refuse(*_: object) -> NoReturn:
    raise Malformed("tag")


def _refuse_tag(*_: object) -> NoReturn:
    raise Malformed("tag")


_REFUSED = dict.fromkeys(_TAGS, _refuse)
