"""`jangkau doctor`: says what is well with a node and what is not."""

import click

from jangkau.errors import Refusal
from jangkau.site.cli.homes import wake

WORDS = {"good": ("BAIK ", "green"), "warning": ("AWAS ", "yellow"), "bad": ("SALAH", "red")}


@click.command()
def doctor() -> None:
    """Periksa simpul ini: basis data, kunci, jam, tempat, salinan kedua, kiriman."""
    wake()
    from jangkau.site.checkup import checkup

    found = checkup()
    for one in found:
        word, colour = WORDS[one.state]
        click.echo(f"{click.style(word, fg=colour)}  {one.what}: {one.sentence}")
    bad = sum(one.state == "bad" for one in found)
    if bad:
        raise Refusal("JKL-1607", count=bad)
