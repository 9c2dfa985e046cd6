"""`jangkau serve`: brings the database up to date, then answers."""

import os
import socket

import click

from jangkau.errors import Refusal
from jangkau.site.cli.homes import migrate, wake
from jangkau.site.cli.late import late


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Alamat yang didengar.")
@click.option("--port", type=int, help="Port; bila tidak disebut, dari node.toml.")
@click.option(
    "--threads", default=4, show_default=True, help="Permintaan yang dilayani serentak."
)
@click.option("--alone", is_flag=True, help="Tanpa pengiriman di latar belakang.")
def serve(host: str, port: int | None, threads: int, alone: bool) -> None:
    """Jalankan simpul ini sampai dihentikan (Ctrl+C)."""
    os.environ["JANGKAU_GATHER"] = "1"
    wake()
    from django.conf import settings

    port = port or settings.JANGKAU.port
    if late("jangkau.office.recovery.diary", "unrecovered")() is not None:
        raise Refusal("JKL-1659")
    _free(host, port)
    migrate()
    _gather()
    os.environ["JANGKAU_BACKGROUND"] = "0" if alone else "1"
    os.environ["JANGKAU_PORT"] = str(port)
    click.echo(f"{settings.JANGKAU.name}: http://{host}:{port}/ (Ctrl+C untuk berhenti)")
    _listen(host, port, threads)


def _free(host: str, port: int) -> None:
    """Refuse with JKL-1602 when another program listens there."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError:
            raise Refusal("JKL-1602", port=port) from None


def _gather() -> None:
    """Lay out the static files, named by their content and compressed."""
    from django.core.management import call_command

    call_command("collectstatic", interactive=False, verbosity=0)


def _listen(host: str, port: int, threads: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "jangkau.site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,  # one writer to the embedded database
        blocking_threads=threads,
        respawn_failed_workers=True,
        websockets=False,
        log_level=LogLevels.warning,
        log_access=False,
    ).serve()
