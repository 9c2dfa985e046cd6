"""`jangkau sync` and `jangkau stick`: what travels, by network and by hand."""

from pathlib import Path

import click

from jangkau.site.cli.homes import wake


@click.command()
def sync() -> None:
    """Kirim dan terima lewat jaringan, satu putaran."""
    wake()
    from jangkau.office import travel

    click.echo(str(travel.round_trip()))


@click.group()
def stick() -> None:
    """Kirim dan terima lewat stik."""


@stick.command("export")
@click.argument("path", type=click.Path(path_type=Path))
def export_stick(path: Path) -> None:
    """Tulis yang belum sampai ke berkas PATH."""
    wake()
    from jangkau.office import travel

    click.echo(str(travel.export_stick(path)))


@stick.command("import")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
def import_stick(path: Path) -> None:
    """Ambil isi berkas PATH; diambil dua kali tidak apa-apa."""
    wake()
    from jangkau.office import travel

    click.echo(str(travel.import_stick(path)))
