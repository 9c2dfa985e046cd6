"""The commands of `jangkau`, each with --help and numbered errors."""

from jangkau.site.cli.commands import main

__all__ = ["main"]
