"""`jangkau keep`: runs the keeper, which holds the second copy."""

import click

from jangkau.ledger.home import Home
from jangkau.site.cli.homes import folder
from jangkau.site.cli.late import late


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Alamat yang didengar.")
@click.option("--port", type=int, help="Port; bila tidak disebut, dari node.toml.")
@click.pass_context
def keep(ctx: click.Context, host: str, port: int | None) -> None:
    """Jalankan penyimpan salinan kedua, di disk atau mesin lain."""
    path = folder(ctx.find_root().obj)
    at = port or Home.load(path).port
    click.echo(f"Salinan kedua: http://{host}:{at} (Ctrl+C untuk berhenti)")
    late("jangkau.sync.keeper", "serve")(path, host, at)
