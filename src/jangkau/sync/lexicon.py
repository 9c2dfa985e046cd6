"""The words both ends know already: field names, choices, and a zstd dictionary."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import zstandard

FOLDER = Path(__file__).parent / "lexicons"


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What a frame may abbreviate; number 0 knows nothing and every program reads it.

    `keys` are mapping keys by their number, `choices` the codes a key may hold, in the
    catalogue's order. A lexicon, once released, never changes: a new catalogue adds one.
    """

    number: int
    keys: tuple[str, ...]
    key_numbers: dict[str, int]
    choices: dict[str, dict[str, int]]
    dictionary: zstandard.ZstdCompressionDict | None


PLAIN = Lexicon(0, (), {}, {}, None)


def newest() -> Lexicon:
    """Return the lexicon that frames are written with."""
    numbers = [int(path.stem) for path in FOLDER.glob("*.json")]
    return (find(max(numbers)) or PLAIN) if numbers else PLAIN


@cache
def find(number: int) -> Lexicon | None:
    """Return a lexicon by its number, or None if this program does not have it."""
    path = FOLDER / f"{number}.json"
    if number == 0:
        return PLAIN
    if not path.exists():
        return None
    told = json.loads(path.read_text("utf-8"))
    return make(number, told["keys"], told["choices"], (FOLDER / f"{number}.zstd").read_bytes())


def make(
    number: int, keys: list[str], choices: dict[str, list[str]], dictionary: bytes
) -> Lexicon:
    """Build a lexicon from its parts; an empty dictionary means none."""
    return Lexicon(
        number,
        tuple(keys),
        {key: at for at, key in enumerate(keys)},
        {key: {code: at for at, code in enumerate(codes)} for key, codes in choices.items()},
        zstandard.ZstdCompressionDict(dictionary) if dictionary else None,
    )
