"""One write at a time: begun with room on the disk, durable when it ends."""

import errno
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.conf import settings
from django.db import OperationalError, connection, transaction

from jangkau.errors import Refusal

_one_writer = threading.RLock()
_this_thread = threading.local()
_FULL = ("disk is full", "disk full", "no space left")
_BUSY = ("database is locked", "database table is locked")


@contextmanager
def writing(*subjects: UUID) -> Iterator[None]:
    """Run a block as one write transaction; what it wrote is durable when it returns.

    Inside itself it joins the outer one. `subjects` are held against other writers until
    the end, so that what is read of them stays true (on SQLite there is one writer
    anyway). Refuses with JKL-1501 below the floor of free space or on a full disk, and
    with JKL-1502 when another process keeps the database busy.
    """
    if getattr(_this_thread, "writing", False):
        with transaction.atomic(savepoint=False):
            _hold(subjects)
            yield
        return
    refuse_full_disk()
    with told_plainly(), _alone():
        _this_thread.writing = True
        try:
            with transaction.atomic(durable=True):
                _hold(subjects)
                yield
        finally:
            _this_thread.writing = False
            _this_thread.opened = {}


def opened_keys() -> dict[UUID, bytes]:
    """Return the data keys by subject that this write has opened; elsewhere none."""
    opened: dict[UUID, bytes] = _this_thread.__dict__.setdefault("opened", {})
    return opened if getattr(_this_thread, "writing", False) else {}


def refuse_full_disk(coming: int = 0) -> None:
    """Refuse with JKL-1501 when `coming` bytes would leave less than the floor free."""
    home = settings.JANGKAU
    if shutil.disk_usage(home.path).free - coming < home.free_floor:
        raise Refusal("JKL-1501")


@contextmanager
def _alone() -> Iterator[None]:
    if connection.vendor != "sqlite":
        yield
        return
    with _one_writer:
        yield


def _hold(subjects: tuple[UUID, ...]) -> None:
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        for number in sorted({_lock_number(subject) for subject in subjects}):
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [number])


def _lock_number(subject: UUID) -> int:
    return int.from_bytes(subject.bytes[8:], "big", signed=True)


@contextmanager
def told_plainly() -> Iterator[None]:
    """Turn a full disk into JKL-1501 and a busy database into JKL-1502."""
    try:
        yield
    except OperationalError as error:
        said = str(error).lower()
        if any(words in said for words in _FULL):
            raise Refusal("JKL-1501") from error
        if any(words in said for words in _BUSY):
            raise Refusal("JKL-1502") from error
        raise
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Refusal("JKL-1501") from error
        raise
