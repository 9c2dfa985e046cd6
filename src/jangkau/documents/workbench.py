"""The process in which a stranger's file is opened: bounded, and with nothing to lose.

It is started anew by `workers.py`, holds no key and no database, takes one job at a time
from its input and answers on its output. What kills it kills nothing else.
"""

import os
import struct
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, BinaryIO

import cbor2

from jangkau.documents import photos, thumb
from jangkau.errors import Refusal

MEMORY = 1024 * 2**20  # bytes of address space
CPU = 10  # seconds for one job
LENGTH = struct.Struct(">I")


def photo(data: bytes, filename: str, areas: list[list[float]]) -> dict[str, Any]:
    """Take in the photograph or scan of a paper, thumb-marks blackened."""
    taken = photos.take_in(data, filename)
    if areas:
        taken = thumb.without_thumbs(taken, tuple(thumb.Area(*area) for area in areas))
    return asdict(taken)


def siak(data: bytes, trusted: list[bytes], now: int) -> dict[str, Any]:
    """Look at a SIAK PDF and check its signature."""
    from jangkau.documents import siak_pdf

    return asdict(siak_pdf.look_at(data, trusted, now))


def readers() -> dict[str, Any]:
    """Load the readers of PDFs ahead, which takes longer than using them."""
    import pypdf  # noqa: F401

    return {}


JOBS: Mapping[str, Callable[..., dict[str, Any]]] = {
    "photo": photo,
    "siak": siak,
    "readers": readers,
}


def serve(source: BinaryIO, sink: BinaryIO) -> None:
    """Do one job after another until the input ends."""
    write(sink, ["ready"])
    while (told := read(source, 2**32 - 1)) is not None:
        _limit_time()
        write(sink, _done(told))


def _done(told: Any) -> list[Any]:
    job, arguments = told
    try:
        return ["done", JOBS[job](*arguments)]
    except Refusal as refusal:
        return ["refused", refusal.code, refusal.facts]
    except (MemoryError, RecursionError):
        return ["beaten"]


def read(source: BinaryIO, most: int) -> Any:
    """Return the next message, None at the end; ValueError for one over `most` bytes."""
    head = source.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    if length > most:
        raise ValueError(length)
    body = source.read(length)
    return cbor2.loads(body) if len(body) == length else None


def write(sink: BinaryIO, message: Any) -> None:
    """Send one message."""
    body = cbor2.dumps(message)
    sink.write(LENGTH.pack(len(body)) + body)
    sink.flush()


def _limit() -> None:
    """Bound memory, files and processes; Windows has none of these limits."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time() -> None:
    """Let the next job have `CPU` seconds of the processor."""
    try:
        import resource
    except ImportError:
        return
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = usage.ru_utime + usage.ru_stime
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used) + 1 + CPU, most))


def main() -> None:
    """Serve on standard input and output, which no library may write to."""
    sink = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    _limit()
    serve(sys.stdin.buffer, sink)


if __name__ == "__main__":
    main()
