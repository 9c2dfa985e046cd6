"""A bar for work of unknown length, shown once the work takes two seconds."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

SOON = 2.0  # seconds


@contextmanager
def bar(label: str) -> Iterator[Callable[[int, int], None]]:
    """Give a function that is told (done, all) and draws how far the work is."""
    began, shown = time.monotonic(), False

    def told(done: int, total: int) -> None:
        nonlocal shown
        if time.monotonic() - began < SOON or not total:
            return
        shown = True
        full = 30 * done // total
        drawn = "#" * full + "-" * (30 - full)
        click.echo(f"\r{label}  [{drawn}] {100 * done // total:3d}%", nl=False, err=True)

    yield told
    if shown:
        click.echo(err=True)
