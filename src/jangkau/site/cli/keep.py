"""`jangkau keep`: runs the keeper, which holds the second copy."""

import click

from jangkau.site.cli.homes import folder
from jangkau.site.cli.late import late


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Alamat yang didengar.")
@click.option("--port", type=int, default=8009, show_default=True, help="Port.")
@click.pass_context
def keep(ctx: click.Context, host: str, port: int) -> None:
    """Jalankan penyimpan salinan kedua, di disk atau mesin lain."""
    late("jangkau.sync.keeper", "serve")(folder(ctx.find_root().obj), host, port)
