"""`jangkau rebuild`: replays the ledger and compares with what stands."""

import click

from jangkau.errors import Refusal
from jangkau.site.cli.homes import wake
from jangkau.site.cli.late import late


@click.command()
def rebuild() -> None:
    """Susun ulang tabel dari catatan, lalu cocokkan dengan yang ada."""
    wake()
    replay = late("jangkau.office.rebuild", "rebuild")
    subjects = late("jangkau.ledger.store", "subjects")()
    with click.progressbar(length=len(subjects), label="Menyusun ulang") as bar:
        rebuilt = replay(lambda _count: bar.update(1))
    click.echo(f"{rebuilt.applications} permohonan disusun ulang.")
    if not rebuilt.equal:
        raise Refusal("JKL-1609")
    click.echo("Sama dengan yang ada.")
