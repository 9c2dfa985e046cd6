"""`jangkau sync` and `jangkau stick`: what travels, by network and by hand."""

from pathlib import Path

import click

from jangkau.site.cli.homes import wake
from jangkau.site.cli.late import late

ROOM = "jangkau.office.travel"


@click.command()
def sync() -> None:
    """Kirim dan terima lewat jaringan sampai tidak ada yang menunggu."""
    wake()
    click.echo(str(late(ROOM, "send_and_fetch")()))


@click.group()
def stick() -> None:
    """Kirim dan terima lewat stik."""


@stick.command("export")
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--all", "everything", is_flag=True, help="Semua isi, untuk memulihkan kabupaten."
)
def export_stick(path: Path, everything: bool) -> None:
    """Tulis yang belum sampai ke berkas PATH."""
    wake()
    if everything:
        click.echo(str(late("jangkau.office.recovery.holdings", "export_holdings")(path)))
        return
    click.echo(str(late(ROOM, "export_stick")(path)))


@stick.command("import")
@click.argument("path", type=click.Path(exists=True, path_type=Path))
def import_stick(path: Path) -> None:
    """Ambil isi berkas PATH; diambil dua kali tidak apa-apa."""
    wake()
    click.echo(str(late(ROOM, "import_stick")(path)))
