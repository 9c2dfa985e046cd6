"""`jangkau areas`: the villages that an office serves."""

from pathlib import Path

import click

from jangkau.site.cli.homes import wake
from jangkau.site.cli.late import late


@click.group()
def areas() -> None:
    """Kelola daftar desa dan kelurahan."""


@areas.command("import")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
def import_areas(path: Path) -> None:
    """Ambil daftar desa dari berkas CSV (code, name, district_code, district, ...)."""
    wake()
    told = late("jangkau.office.areas", "take_in")(path)
    click.echo(f"{told.villages} desa di {told.districts} kecamatan, {told.new} baru.")
