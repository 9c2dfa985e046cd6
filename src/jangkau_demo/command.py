"""`jangkau demo`: a made-up regency, a village, a keeper and a SIAK simulator."""

import shutil
import sys
from pathlib import Path

import click

from jangkau_demo.children import Broken
from jangkau_demo.folder import Folder

SERVE = Path("demo-home")
PLAY = SERVE / "play"


@click.command()
@click.option("--port", type=int, help="Port pertama dari lima; 8000, atau 8100 untuk --play.")
@click.option(
    "--home",
    type=click.Path(path_type=Path),
    help="Folder data contoh; demo-home, atau demo-home/play yang selalu baru untuk --play.",
)
@click.option("--play", is_flag=True, help="Mainkan ceritanya sendiri, lalu selesai.")
def demo(port: int | None, home: Path | None, play: bool) -> None:
    """Jalankan kabupaten contoh (provinsi 99) di mesin ini saja."""
    from jangkau_demo import run
    from jangkau_demo.play import story

    if play and home is None:
        shutil.rmtree(PLAY, ignore_errors=True)
    path = home or (PLAY if play else SERVE)
    folder = Folder(path.resolve(), port or (8100 if play else 8000))
    try:
        if play:
            sys.exit(story.play(folder, click.echo))
        run.serve(folder, click.echo)
    except Broken as broken:
        click.echo(f"Contoh tidak dapat berjalan. {broken}", err=True)
        sys.exit(1)
