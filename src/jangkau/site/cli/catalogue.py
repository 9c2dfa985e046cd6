"""`jangkau catalogue`: checks what is offered."""

import click

from jangkau.errors import Refusal
from jangkau.site.cli.late import late

ROOM = "jangkau.catalogue"


@click.group()
def catalogue() -> None:
    """Periksa katalog layanan."""


@catalogue.command()
def check() -> None:
    """Periksa setiap layanan: isian, syarat, aturan, dan hasilnya."""
    problems, services = late("jangkau.catalogue.check", "problems"), late(ROOM, "services")()
    found = [f"{service.key}: {told}" for service in services for told in problems(service)]
    for problem in found:
        click.echo(problem)
    if found:
        raise Refusal("JKL-1606", count=len(found))
    click.echo(f"Katalog baik: {len(services)} layanan.")
