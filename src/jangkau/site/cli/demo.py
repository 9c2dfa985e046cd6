"""`jangkau demo`: hands over to the made-up regency, which is no part of the product."""

from typing import Any

import click

from jangkau.site.cli.late import late


@click.command(context_settings={"ignore_unknown_options": True}, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def demo(arguments: tuple[str, ...]) -> None:
    """Jalankan kabupaten contoh."""
    command: Any = late("jangkau_demo.command", "demo")
    command.main(args=list(arguments), prog_name="jangkau demo")
