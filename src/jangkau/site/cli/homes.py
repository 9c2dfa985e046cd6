"""Finds the node's folder that a command works in, and wakes Django there."""

import os
from pathlib import Path

import click

from jangkau.errors import Refusal


def folder(asked: str | None) -> Path:
    """Return the folder from --home, JANGKAU_HOME, or where one stands now.

    Refuses with JKL-1601 when none is named and none is here.
    """
    named = asked or os.environ.get("JANGKAU_HOME")
    if named:
        return Path(named).resolve()
    if Path("node.toml").exists():
        return Path.cwd()
    raise Refusal("JKL-1601")


def wake(asked: str | None = None) -> Path:
    """Set Django up in the node's folder and return the folder."""
    if asked is None and (context := click.get_current_context(silent=True)):
        asked = context.find_root().obj
    path = folder(asked)
    os.environ["JANGKAU_HOME"] = str(path)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jangkau.site.settings")
    import django

    django.setup()
    return path


def migrate() -> None:
    """Bring the database to this version; on PostgreSQL as the owner of the tables."""
    from django.conf import settings
    from django.core.management import call_command

    owner = "owner" if "owner" in settings.DATABASES else "default"
    call_command("migrate", database=owner, interactive=False, verbosity=0)
