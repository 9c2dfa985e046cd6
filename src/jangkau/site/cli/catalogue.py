"""`jangkau catalogue`: checks what is offered."""

import click

from jangkau.errors import Refusal
from jangkau.site.cli.late import late


@click.group()
def catalogue() -> None:
    """Periksa katalog layanan."""


@catalogue.command()
def check() -> None:
    """Periksa setiap layanan: isian, syarat, aturan, dan hasilnya."""
    found = late("jangkau.catalogue.check", "problems")()
    for problem in found:
        click.echo(str(problem))
    if found:
        raise Refusal("JKL-1606", count=len(found))
    click.echo("Katalog baik.")
