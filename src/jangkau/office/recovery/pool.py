"""The blobs of all backups in a folder: each lies there once, copied when it is new."""

import hashlib
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from jangkau.errors import Refusal
from jangkau.ledger.durable import sync_folder
from jangkau.office.recovery.shelfmark import BLOBS, BLOCK, Backup, fact

Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Piece:
    """One blob's file: its name under blobs/, its size in bytes and its SHA-256 (hex)."""

    name: str
    size: int
    digest: str


def silent(_done: int, _all: int) -> None:
    """Tell nobody how far it is."""


def bring(
    pool: Path, source: Path, names: list[str], known: dict[str, Piece], told: Told
) -> tuple[list[Piece], list[Piece]]:
    """Copy into the pool what it lacks; return all pieces, and those copied now.

    A file that the home lost is left out: the manifest counts it.
    """
    pieces, fresh = list[Piece](), list[Piece]()
    for at, name in enumerate(names, 1):
        there, here = pool / name[:2] / name, source / name[:2] / name
        old = known.get(name)
        if old is not None and there.exists() and there.stat().st_size == old.size:
            pieces.append(old)
        elif here.exists():
            fresh.append(_copy(here, there))
            pieces.append(fresh[-1])
        told(at, len(names))
    for folder in {pool / one.name[:2] for one in fresh}:
        sync_folder(folder)
    return pieces, fresh


def lay_back(backup: Backup, target: Path, told: Told) -> int:
    """Copy a backup's blobs into a home, each checked; return how many.

    Refuses with JKL-1644, naming the file, at the first that is not as it was.
    """
    pieces = listed(backup)
    for at, piece in enumerate(pieces, 1):
        source = backup.pool / piece.name[:2] / piece.name
        if not source.exists() or _copy(source, target / piece.name[:2] / piece.name) != piece:
            raise Refusal("JKL-1644", name=f"blobs/{piece.name[:2]}/{piece.name}")
        told(at, len(pieces))
    return len(pieces)


def check(backup: Backup, pieces: list[Piece] | None = None) -> None:
    """Read a backup again from its disk; refuse with JKL-1644 naming what is wrong.

    Of the blobs only `pieces` if given, else all.
    """
    for name, known in backup.manifest.files.items():
        path = backup.path / name
        if not path.exists() or fact(path) != known:
            raise Refusal("JKL-1644", name=name)
    wrong = damaged(backup, listed(backup) if pieces is None else pieces)
    if wrong:
        raise Refusal("JKL-1644", name=wrong)


def listed(backup: Backup) -> list[Piece]:
    """Return the pieces that a backup names; JKL-1644 where its list is damaged."""
    path = backup.path / BLOBS
    if not path.exists() or fact(path) != backup.manifest.files[BLOBS]:
        raise Refusal("JKL-1644", name=BLOBS)
    told = [line.split() for line in path.read_text("ascii").splitlines()]
    return [Piece(name, int(size), digest) for name, size, digest in told]


def write_list(folder: Path, pieces: Iterable[Piece]) -> None:
    """Write the list of a backup's pieces."""
    lines = [f"{one.name} {one.size} {one.digest}\n" for one in pieces]
    (folder / BLOBS).write_text("".join(lines), "ascii")


def damaged(backup: Backup, pieces: Iterable[Piece]) -> str:
    """Return the name of the first piece that is not as it was, "" when all are."""
    for piece in pieces:
        path = backup.pool / piece.name[:2] / piece.name
        if not path.exists() or fact(path) != [piece.size, piece.digest]:
            return f"blobs/{piece.name[:2]}/{piece.name}"
    return ""


def sweep(pool: Path, named: set[str]) -> None:
    """Remove the pieces that no backup names any more."""
    for path in pool.glob("??/*"):
        if path.name not in named:
            path.unlink()


def _copy(source: Path, target: Path) -> Piece:
    target.parent.mkdir(parents=True, exist_ok=True)
    part, seen, size = target.with_name(f".{target.name}.part"), hashlib.sha256(), 0
    with source.open("rb") as file, part.open("wb") as copy:
        while block := file.read(BLOCK):
            seen.update(block)
            size += len(block)
            copy.write(block)
        copy.flush()
        os.fsync(copy.fileno())
    part.replace(target)
    return Piece(target.name, size, seen.hexdigest())
