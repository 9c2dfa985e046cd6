"""`jangkau demo`: hands over to the made-up regency, which is no part of the product."""

import click


@click.command(context_settings={"ignore_unknown_options": True}, add_help_option=False)
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def demo(arguments: tuple[str, ...]) -> None:
    """Jalankan kabupaten contoh."""
    from jangkau_demo.command import demo as command

    command.main(args=list(arguments), prog_name="jangkau demo")
