"""What opens a backup or the keeper's shelf: a keys folder, or the two sheets of the kit."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from jangkau.ledger import keyset


def opening(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options --keys and --kit."""
    command = click.option(
        "--keys",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="Folder kunci server kabupaten, bila masih ada.",
    )(command)
    return click.option(
        "--kit",
        multiple=True,
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="Berkas teks isi lembar kit; sebut dua kali. Tanpa ini, lembar diketik.",
    )(command)


def privates(keys: Path | None, kit: tuple[Path, ...]) -> list[bytes]:
    """Return the private keys that open: of the folder, else of the kit's two sheets."""
    if keys:
        return [keyset.read(keys)["seal.key"]]
    return []
