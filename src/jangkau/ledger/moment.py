"""Reads the whole database as it stood at one moment, while others write on."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy

from django.db import connections, transaction

ALIAS = "moment"


@contextmanager
def one_moment() -> Iterator[str]:
    """Give the alias of a connection that sees one moment and holds up no writer.

    SQLite: a deferred transaction reads one state of the WAL. PostgreSQL: repeatable read.
    """
    told = deepcopy(connections["default"].settings_dict)
    if connections["default"].vendor == "sqlite":
        told["OPTIONS"]["transaction_mode"] = "DEFERRED"
    else:
        from psycopg import IsolationLevel  # a node without PostgreSQL never loads it

        told["OPTIONS"]["isolation_level"] = IsolationLevel.REPEATABLE_READ
    connections.settings[ALIAS] = told
    connections[ALIAS] = connections.create_connection(ALIAS)
    try:
        with transaction.atomic(using=ALIAS):
            yield ALIAS
    finally:
        connections[ALIAS].close()
        del connections[ALIAS]
