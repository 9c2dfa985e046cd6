"""`jangkau rebuild`: replays the ledger and compares with what stands."""

import click

from jangkau.site.cli.homes import wake


@click.command()
def rebuild() -> None:
    """Susun ulang tabel dari catatan, lalu cocokkan dengan yang ada."""
    wake()
    from jangkau.office.rebuild import rebuild as replay

    click.echo(str(replay()))
