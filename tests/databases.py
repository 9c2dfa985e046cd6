"""Homes and databases for tests: those that the fault worlds are made of."""

from jangkau_worlds.homes import (
    at,
    give_migrated_database,
    make_home,
    make_server_home,
    new_server_database,
    scratch_home,
    server_url,
)

__all__ = [
    "at",
    "give_migrated_database",
    "make_home",
    "make_server_home",
    "new_server_database",
    "scratch_home",
    "server_url",
]
