"""The connection: key first, then the settings that make a commit durable."""

import sys
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlcipher3
from sqlcipher3 import dbapi2 as Database  # noqa: N812 (Django's name for it)

from jangkau.errors import Refusal

# Django's backend says `from sqlite3 import dbapi2`: for that one import it gets ours.
_before = {name: sys.modules.get(name) for name in ("sqlite3", "sqlite3.dbapi2")}
sys.modules.update({"sqlite3": sqlcipher3, "sqlite3.dbapi2": Database})
try:
    from django.db.backends.sqlite3 import base as django_base
    from django.db.backends.sqlite3._functions import register as register_functions  # type: ignore[import-untyped]
finally:
    for _name, _module in _before.items():
        if _module is None:
            del sys.modules[_name]
        else:
            sys.modules[_name] = _module
if django_base.DatabaseWrapper.Database is not Database:
    raise ImportError("django.db.backends.sqlite3 was loaded before jangkau.ledger.sqlcipher")
Database.register_adapter(UUID, lambda one: one.hex)  # as Django keeps it

OLDEST = (3, 51, 3)  # before it, a WAL reset could corrupt the file (3.7.0 to 3.51.2)
PRAGMAS = (
    "PRAGMA journal_mode = WAL",  # readers never wait for the writer
    "PRAGMA synchronous = FULL",  # a commit returns after fsync of the WAL
    "PRAGMA foreign_keys = ON",
    "PRAGMA legacy_alter_table = OFF",  # prevents non-atomic renames on macOS
    "PRAGMA secure_delete = ON",  # an erased key leaves no trace in free pages
    "PRAGMA temp_store = MEMORY",  # no plain temporary file
)


def refuse_old(version: tuple[int, int, int]) -> None:
    """Refuse with JKL-1503 an SQLite that can corrupt its file."""
    if version < OLDEST:
        raise Refusal("JKL-1503", version=".".join(map(str, version)))


class DatabaseWrapper(django_base.DatabaseWrapper):
    """Django's SQLite connection, encrypted; OPTIONS takes `key_file` (32 bytes)."""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open, unlock and set up; JKL-1504 when the key does not fit the file."""
        refuse_old(Database.sqlite_version_info)
        params = dict(conn_params)
        key_file = Path(params.pop("key_file"))
        if not key_file.exists():
            raise Refusal("JKL-1505", name=key_file.stem)
        connection = Database.connect(**params)
        try:
            connection.execute(f"PRAGMA key = \"x'{key_file.read_bytes().hex()}'\"")
            register_functions(connection)
            for pragma in PRAGMAS:
                connection.execute(pragma).fetchall()
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
        except Database.OperationalError:
            connection.close()
            raise
        except Database.DatabaseError:
            connection.close()
            raise Refusal("JKL-1504") from None
        return connection
