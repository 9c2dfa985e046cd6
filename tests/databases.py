"""Homes and databases for tests: those that the fault worlds are made of."""

from jangkau_worlds.homes import (
    at,
    make_home,
    make_server_home,
    new_server_database,
    scratch_home,
    server_url,
)

__all__ = [
    "at",
    "make_home",
    "make_server_home",
    "new_server_database",
    "scratch_home",
    "server_url",
]
