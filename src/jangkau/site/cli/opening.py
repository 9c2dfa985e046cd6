"""What opens a backup or the keeper's shelf: a keys folder, or the two sheets of the kit."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from jangkau.errors import Refusal
from jangkau.ledger.keyset import Opener, opener_of
from jangkau.rules.kit_sheet import LINES, Sheet, join, read_line, read_sheet

QR_LEAST = 60  # characters: whoever enters more at once used a QR reader


def opening(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options --keys and --kit."""
    command = click.option(
        "--keys",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="Salinan folder kunci server kabupaten, bila masih ada.",
    )(command)
    return with_kit(command)


def with_kit(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option --kit."""
    return click.option(
        "--kit",
        multiple=True,
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="Berkas teks isi satu lembar kit; sebut dua kali. Tanpa ini, lembar diketik.",
    )(command)


def opener(keys: Path | None, kit: tuple[Path, ...]) -> Opener:
    """Return what opens: the folder if named, else the kit's two sheets."""
    if keys:
        return opener_of(keys)
    one, other = sheets(kit)
    return Opener(join(one, other), one.fingerprint)


def sheets(kit: tuple[Path, ...]) -> tuple[Sheet, Sheet]:
    """Return the two sheets, from two text files or as they are typed."""
    if kit:
        found = [
            read_sheet(path.read_text("utf-8").split("\n"), n) for n, path in enumerate(kit, 1)
        ]
        if len(found) != 2:
            raise Refusal("JKL-1652")
        return found[0], found[1]
    return _typed(1), _typed(2)


def _typed(number: int) -> Sheet:
    """Ask for a sheet line by line, until it is right."""
    while True:
        click.echo(f"Lembar {number}: ketik {LINES} baris, atau pindai kode QR-nya.")
        told = [_line(number, 1)]
        if len(told[0]) < QR_LEAST:
            told += [_line(number, at) for at in range(2, LINES + 1)]
        try:
            return read_sheet(told, number)
        except Refusal as refusal:
            click.echo(str(refusal))


def _line(number: int, at: int) -> str:
    while True:
        told: str = click.prompt(f"  Baris {at}")
        if len(told) >= QR_LEAST:
            return told
        try:
            return read_line(told, number, at)
        except Refusal as refusal:
            click.echo(str(refusal))
