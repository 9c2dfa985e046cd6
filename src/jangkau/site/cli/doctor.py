"""`jangkau doctor`: says what is well with a node and what is not."""

import json
from dataclasses import asdict

import click

from jangkau.errors import Refusal
from jangkau.site.cli.homes import wake

WORDS = {"good": ("BAIK ", "green"), "warning": ("AWAS ", "yellow"), "bad": ("SALAH", "red")}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Untuk dibaca program pemantau.")
def doctor(as_json: bool) -> None:
    """Periksa simpul ini: basis data, kunci, jam, tempat, salinan kedua, cadangan, kit."""
    wake()
    from jangkau.site.checkup import checkup

    found = checkup()
    if as_json:
        click.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False))
    for one in [] if as_json else found:
        word, colour = WORDS[one.state]
        click.echo(f"{click.style(word, fg=colour)}  {one.what}: {one.sentence}")
    bad = sum(one.state == "bad" for one in found)
    if bad:
        raise Refusal("JKL-1607", count=bad)
