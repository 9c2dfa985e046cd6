"""Whether an act can be read: devices of other versions, and broken ones, send acts too."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from jangkau.catalogue import services

Shape = Callable[[Any], bool]


def readable(kind: str, body: Mapping[str, Any], content: Mapping[str, Any]) -> bool:
    """Return whether the fold can read an act; one of a kind that is not ours it ignores.

    Content may be missing: that of an erased application is.
    """
    shape = SHAPES.get(kind)
    if shape is None:
        return True
    needed, optional, words = shape
    return (
        all(key in body and holds(body[key]) for key, holds in needed.items())
        and _each(optional)(body)
        and _each(words)(content)
    )


def _each(shapes: Mapping[str, Shape]) -> Shape:
    """Return the shape of a mapping whose keys, where they are there, have these shapes."""
    return lambda told: all(holds(told[key]) for key, holds in shapes.items() if key in told)


def _text(value: Any) -> bool:
    return type(value) is str


def _answer(value: Any) -> bool:
    return value is None or type(value) in (str, int, bool)


def _texts(value: Any) -> bool:
    return type(value) is list and all(type(one) is str for one in value)


def _map_of(holds: Shape) -> Shape:
    return lambda told: (
        isinstance(told, Mapping)
        and all(type(key) is str and holds(one) for key, one in told.items())
    )


def _pair_of(old: Shape, new: Shape) -> Shape:
    return lambda told: type(told) is list and len(told) == 2 and old(told[0]) and new(told[1])


def _digests(value: Any) -> bool:
    return type(value) is list and all(type(one) is bytes for one in value)


_paper = _pair_of(_text, _digests)


def _paper_or_none(value: Any) -> bool:
    return value is None or _paper(value)


def _digest_or_none(value: Any) -> bool:
    return value is None or type(value) is bytes


def _act(value: Any) -> bool:
    return type(value) is bytes and len(value) == len(UUID(int=0).bytes)


def _service(value: Any) -> bool:
    return any(offered.key == value for offered in services())


def _number(value: Any) -> bool:
    return type(value) is int


Shapes = Mapping[str, Shape]
_NOTHING: Shapes = {}
_OUTPUT: Shapes = {"output": _text}
_NAMED: Shapes = {"name": _text}
_FILING: tuple[Shapes, Shapes, Shapes] = (
    {"service": _service},
    {
        "version": _number,
        "village": _text,
        "door": _text,
        "outputs": _texts,
        "papers": _map_of(_paper),
        "priority": _text,
        "needed_by": _text,
    },
    {"answers": _map_of(_answer), "filing": _map_of(_text), "secret": _text},
)
# kind: what the body must hold, what it may hold, what the content may hold
SHAPES: Mapping[str, tuple[Shapes, Shapes, Shapes]] = {
    "application.started": _FILING,
    "application.submitted": _FILING,
    "application.mended": (
        _NOTHING,
        {"papers": _map_of(_pair_of(_paper_or_none, _paper))},
        {"fields": _map_of(_pair_of(_answer, _answer))},
    ),
    "application.returned": (_NOTHING, {"items": _map_of(_text)}, {"words": _map_of(_text)}),
    "application.accepted": (_NOTHING, {"outputs": _texts}, _NOTHING),
    "application.withdrawn": (_NOTHING, _NOTHING, {"why": _text}),
    "application.resolved": ({"item": _text, "act": _act, "keep": _text}, _NOTHING, _NOTHING),
    "output.siak_entered": (_OUTPUT, _NOTHING, _NAMED),
    "output.verified": (_OUTPUT, _NOTHING, _NAMED),
    "output.issued": (
        _OUTPUT,
        {"document": _digest_or_none},
        {"number": _text, "signer": _text},
    ),
    "output.printed": (_OUTPUT, _NOTHING, _NOTHING),
    "output.handed_over": (
        {"outputs": _texts},
        {"method": _text, "slip": _digest_or_none},
        {"recipient": _text, "relation": _text, "witness": _text},
    ),
    "output.rejected": (_OUTPUT, {"legal_reason": _text}, {"objection": _text}),
    "output.corrected": (_OUTPUT, _NOTHING, {"why": _text}),
}
