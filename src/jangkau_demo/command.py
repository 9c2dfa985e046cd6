"""`jangkau demo`: a made-up regency, a village, a keeper and a SIAK simulator."""

import sys
from pathlib import Path

import click

from jangkau_demo.children import Broken
from jangkau_demo.folder import Folder


@click.command()
@click.option("--port", default=8000, show_default=True, help="Port pertama dari lima.")
@click.option(
    "--home",
    default="demo-home",
    show_default=True,
    type=click.Path(path_type=Path),
    help="Folder data contoh.",
)
@click.option("--play", is_flag=True, help="Mainkan ceritanya sendiri, lalu selesai.")
def demo(port: int, home: Path, play: bool) -> None:
    """Jalankan kabupaten contoh (provinsi 99) di mesin ini saja."""
    from jangkau_demo import run
    from jangkau_demo.play import story

    folder = Folder(home.resolve(), port)
    try:
        if play:
            sys.exit(story.play(folder, click.echo))
        run.serve(folder, click.echo)
    except Broken as broken:
        click.echo(f"Contoh tidak dapat berjalan. {broken}", err=True)
        sys.exit(1)
