"""`jangkau upgrade`: brings a node's database to this version of the program."""

import click

from jangkau import __version__
from jangkau.site.cli.homes import migrate, wake


@click.command()
@click.option("--check", is_flag=True, help="Hanya periksa; tidak mengubah apa pun.")
def upgrade(check: bool) -> None:
    """Sesuaikan basis data dengan versi program ini."""
    wake()
    steps = waiting()
    click.echo(f"Jangkau {__version__}: {len(steps)} langkah menunggu.")
    for step in steps:
        click.echo(f"  {step}")
    if steps and not check:
        migrate()
        click.echo("Selesai.")


def waiting() -> list[str]:
    """Return the migrations that this database has not had, as "app.name"."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan]
