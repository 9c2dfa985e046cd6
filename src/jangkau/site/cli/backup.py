"""`jangkau backup`: writes a backup, checks it, and drops those too old."""

from datetime import datetime
from pathlib import Path

import click

from jangkau.site.cli.bars import bar
from jangkau.site.cli.homes import wake
from jangkau.site.cli.late import late


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option(
    "--keep", default=7, show_default=True, help="Berapa hari yang disimpan, selain 4 minggu."
)
@click.option("--check", is_flag=True, help="Hanya periksa cadangan terakhir seluruhnya.")
def backup(folder: Path, keep: int, check: bool) -> None:
    """Buat cadangan simpul ini ke FOLDER, di disk atau mesin lain."""
    wake()
    if check:
        _check(folder)
        return
    with bar("Mencadangkan") as told:
        made = late("jangkau.office.recovery.backup", "back_up")(folder, keep, told)
    manifest = made.manifest
    rows = sum(manifest.counts.values())
    click.echo(f"Cadangan {made.path.name}: {rows} baris, {manifest.blobs} berkas foto.")
    click.echo(f"Sidik: {manifest.whole}")
    if manifest.lost:
        click.echo(f"AWAS: {manifest.lost} berkas foto tidak ada di disk server.")
    if not manifest.kit and manifest.role == "regency":
        click.echo("AWAS: belum ada kit pemulihan. Jalankan: jangkau kit make FOLDER")


def _check(folder: Path) -> None:
    newest = late("jangkau.office.recovery.shelfmark", "load")(folder)
    late("jangkau.office.recovery.backup", "check")(newest)
    late("jangkau.office.recovery.diary", "note")(newest)
    made = datetime.fromtimestamp(newest.manifest.made / 1000)
    click.echo(f"Cadangan {newest.path.name} utuh, dibuat {made:%d-%m-%Y %H.%M}.")
