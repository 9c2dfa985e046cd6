"""Fills an empty database, in one transaction, in the shape that the rows were written in."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.apps import apps as current
from django.conf import settings
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connections, models, transaction
from django.db.migrations.executor import MigrationExecutor

from jangkau.errors import Refusal
from jangkau.ledger.models import EntryRow

MANY = 500


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables as they were when the rows were written, on one connection."""

    apps: Any
    alias: str

    def model(self, label: str) -> type[models.Model]:
        """Return the model of a table, its automatic times switched off."""
        found: type[models.Model] = self.apps.get_model(label)
        for field in found._meta.concrete_fields:
            for automatic in ("auto_now", "auto_now_add"):
                if hasattr(field, automatic):
                    setattr(field, automatic, False)
        return found


def owner() -> str:
    """Return the connection that may change tables: the owner's where there is one."""
    return "owner" if "owner" in connections.settings else "default"


@contextmanager
def fill(migrations: Mapping[str, Sequence[str]], version: str) -> Iterator[Tables]:
    """Give the empty tables as they stood after `migrations`; then bring them up to date.

    Refuses with JKL-1647 what a newer program wrote, JKL-1648 a database with entries.
    """
    alias = owner()
    executor = MigrationExecutor(connections[alias])
    wanted = [(app, names[-1]) for app, names in migrations.items()]
    if any(one not in executor.loader.graph.nodes for one in wanted):
        raise Refusal("JKL-1647", version=version)
    executor.migrate(wanted)
    if EntryRow.objects.using(alias).filter(regency=settings.JANGKAU.regency).exists():
        raise Refusal("JKL-1648")
    state = executor.loader.project_state(wanted)
    with transaction.atomic(using=alias):
        yield Tables(state.apps, alias)
        _continue_numbers(alias)
    call_command("migrate", database=alias, interactive=False, verbosity=0)


def now_tables() -> Tables:
    """Return the tables as this program has them."""
    executor = MigrationExecutor(connections[owner()])
    return Tables(executor.loader.project_state().apps, "default")


def add_rows(
    tables: Tables, label: str, names: Sequence[str], rows: Sequence[Sequence[Any]]
) -> int:
    """Add rows to a table of this program; what is there already stands.

    Columns that this program does not have are left out; a table it lacks is skipped.
    """
    try:
        model = tables.model(label)
    except LookupError:
        return 0
    known = {field.attname for field in model._meta.concrete_fields}
    made = [
        model(**{name: value for name, value in zip(names, row, strict=True) if name in known})
        for row in rows
    ]
    stood = model._default_manager.using(tables.alias)
    stood.bulk_create(made, batch_size=MANY, ignore_conflicts=True)
    return len(made)


def put_rows(
    tables: Tables, label: str, names: Sequence[str], rows: Sequence[Sequence[Any]]
) -> int:
    """Insert rows into a table as they were; return how many."""
    model = tables.model(label)
    made = [model(**dict(zip(names, row, strict=True))) for row in rows]
    model._default_manager.using(tables.alias).bulk_create(made, batch_size=MANY)
    return len(made)


def _continue_numbers(alias: str) -> None:
    """Let automatic row numbers go on after those that came back."""
    connection = connections[alias]
    every = [model for config in current.get_app_configs() for model in config.get_models()]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), every):
            cursor.execute(statement)
