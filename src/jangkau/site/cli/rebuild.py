"""`jangkau rebuild`: replays the ledger and compares with what stands."""

import click

from jangkau.site.cli.homes import wake
from jangkau.site.cli.late import late


@click.command()
def rebuild() -> None:
    """Susun ulang tabel dari catatan, lalu cocokkan dengan yang ada."""
    wake()
    click.echo(str(late("jangkau.office.rebuild", "rebuild")()))
