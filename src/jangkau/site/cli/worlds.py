"""`jangkau worlds`: hands over to the fault worlds, which are no part of the product."""

from typing import Any

import click

from jangkau.site.cli.late import late


@click.command(context_settings={"ignore_unknown_options": True}, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def worlds(arguments: tuple[str, ...]) -> None:
    """Uji dunia contoh."""
    command: Any = late("jangkau_worlds.command", "worlds")
    command.main(args=list(arguments), prog_name="jangkau worlds")
