"""`jangkau kit`: the recovery kit on two sheets of paper, made and drilled."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from jangkau.errors import Refusal
from jangkau.ledger.durable import write_file
from jangkau.rules.kit_sheet import LINES, lines, read_line
from jangkau.site.cli.homes import wake
from jangkau.site.cli.late import late
from jangkau.site.cli.opening import sheets, with_kit


@click.group()
def kit() -> None:
    """Kit pemulihan: kunci kabupaten pada dua lembar kertas."""


@kit.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
def make(folder: Path) -> None:
    """Buat kit baru; dua PDF ditulis ke FOLDER, dicetak, lalu dihapus."""
    wake()
    made = late("jangkau.office.recovery.kit", "make")()
    paths = _write(made, folder)
    try:
        click.echo("Cetak kedua lembar:")
        for path in paths:
            click.echo(f"  {path}")
        click.prompt("Sudah tercetak? Tekan Enter", default="", show_default=False)
        for sheet in made.sheets:
            _prove(sheet)
    finally:
        for path in paths:
            _wipe(path)
    late("jangkau.office.recovery.kit", "adopt")(made)
    click.echo(f"Kit {made.sheets[0].kit_number} berlaku. Kedua PDF sudah dihapus.")
    click.echo("Berikan lembar 1 dan lembar 2 kepada dua orang, di dua tempat.")
    click.echo("Berikutnya: jangkau backup FOLDER, lalu jangkau kit check.")


@kit.command()
@with_kit
def check(kit: tuple[Path, ...]) -> None:
    """Latihan: buktikan bahwa kedua lembar membuka kunci. Tidak mengubah apa pun."""
    wake()
    told = late("jangkau.office.recovery.kit", "check")(*sheets(kit))
    made = datetime.fromtimestamp(told.made / 1000)
    click.echo(f"Kit {told.kit} ({made:%d-%m-%Y}) membuka {told.keys} kunci kabupaten. Baik.")


def _write(made: Any, folder: Path) -> list[Path]:
    """Write the two PDFs outside of the home, readable by their owner alone."""
    from django.conf import settings
    from django.utils import timezone

    target = folder.resolve()
    if target == settings.JANGKAU.path or settings.JANGKAU.path in target.parents:
        raise Refusal("JKL-1640")
    target.mkdir(parents=True, exist_ok=True)
    paths = []
    for sheet in made.sheets:
        path = target / f"kit-{sheet.kit_number}-lembar-{sheet.number}.pdf"
        moment = timezone.localtime()
        pdf = late("jangkau.documents.kit", "kit_pdf")(sheet, settings.JANGKAU.name, moment)
        write_file(path, pdf, mode=0o600)
        paths.append(path)
    return paths


def _prove(sheet: Any) -> None:
    """Ask for the last line of a printed sheet; refuse with JKL-1656 if it is another."""
    told = click.prompt(f"Ketik baris {LINES} dari kertas lembar {sheet.number}")
    if read_line(told, sheet.number, LINES) != read_line(lines(sheet)[-1], sheet.number, LINES):
        raise Refusal("JKL-1656")


def _wipe(path: Path) -> None:
    """Write over a file before it is removed; on a flash disk traces may stay."""
    if path.exists():
        with path.open("r+b") as file:
            file.write(bytes(path.stat().st_size))
        path.unlink()
