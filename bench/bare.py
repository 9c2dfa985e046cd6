"""The floor of a request: a server whose only work is one row inserted by Django.

    python -m bench.bare PORT

Runs on the database of JANGKAU_DATABASE_URL and JANGKAU_HOME, as the real server does.
"""

import sys
from collections.abc import Callable, Iterable
from typing import Any

import bench  # noqa: F401  (Django is set up)
from bench.floors import bare_insert

THREADS = 4  # as `jangkau serve` has


def application(told: dict[str, Any], begin: Callable[..., Any]) -> Iterable[bytes]:
    """Read the request, insert, answer."""
    told["wsgi.input"].read(int(told.get("CONTENT_LENGTH") or 0))
    if told["REQUEST_METHOD"] == "POST":
        bare_insert()
    begin("200 OK", [("Content-Length", "2")])
    return [b"ok"]


def main(port: int) -> None:
    """Listen until stopped."""
    from granian import Granian
    from granian.constants import Interfaces

    Granian(
        "bench.bare:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=THREADS,
        websockets=False,
        log_enabled=False,
    ).serve()


if __name__ == "__main__":
    main(int(sys.argv[1]))
