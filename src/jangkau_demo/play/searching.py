"""Looks for a family's numbers and names in every file and address that the play left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

BLOCK = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Found:
    """How many files and bytes were searched, and what was found in the clear, where."""

    files: int
    size: int
    hits: tuple[str, ...]


def in_files(folder: Path, words: Iterable[str]) -> Found:
    """Search every file below a folder, as UTF-8 and UTF-16, in either letter case."""
    needles = [
        form.encode(code)
        for word in words
        for form in {word.casefold()}
        for code in ("utf-8", "utf-16-le")
    ]
    hits, files, size = [], 0, 0
    for path in sorted(folder.rglob("*")):
        if not path.is_file():
            continue
        files += 1
        size += path.stat().st_size
        if _holds(path, needles):
            hits.append(str(path.relative_to(folder)))
    return Found(files, size, tuple(hits))


def in_addresses(urls: Sequence[str], words: Iterable[str]) -> list[str]:
    """Return the addresses that hold one of the words."""
    needles = [word.casefold() for word in words]
    return [url for url in urls if any(needle in url.casefold() for needle in needles)]


def _holds(path: Path, needles: Sequence[bytes]) -> bool:
    longest, rest = max(map(len, needles)), b""
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            # bytes.lower() folds ASCII, in either encoding; the names here are ASCII.
            window = (rest + block).lower()
            if any(needle in window for needle in needles):
                return True
            rest = window[-longest:]
    return False
