"""Moments at which a world can stop: every statement, commit, fsync and renaming."""

import errno
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from jangkau.ledger import transaction

ROOM, NO_ROOM = 10**12, 10**6  # bytes


class PowerCut(BaseException):
    """The process that was at work is gone; nothing it held in memory is left."""


@dataclass
class Fuse:
    """Burns down one moment at a time; at nought the power goes, or the disk is full."""

    left: int | None = None
    end: str = "kill"
    free: int = ROOM
    burned: int = 0
    falling: bool = False
    synced: dict[int, int] = field(default_factory=dict)  # inode -> bytes made durable

    def light(self, moments: int, end: str) -> None:
        """Let it burn for so many moments: "kill", "power" or "full"."""
        self.left, self.end, self.burned = moments, end, 0

    def burn_out(self) -> None:
        """Take the power now, if it still burns for that."""
        if self.left is not None and self.end != "full":
            self.left = 1
            self.moment()

    def put_out(self) -> None:
        """Nothing more is going to happen."""
        self.left, self.free = None, ROOM

    def moment(self, handle: int | None = None) -> None:
        """Come one moment nearer; `handle` is the open file that is being made durable."""
        if self.left is None:
            return
        self.left -= 1
        if self.left > 0:
            return
        if self.end != "full":
            self.left, self.burned, self.falling = None, self.burned + 1, True
            raise PowerCut
        if handle is not None:  # full disks stay full, and take a part of what was written
            self.burned += 1
            size = os.fstat(handle).st_size
            os.ftruncate(handle, size - min(size, 7))
            raise OSError(errno.ENOSPC, "No space left on device")


@contextmanager
def watched(fuse: Fuse) -> Iterator[None]:
    """Let the files of this process pass by the fuse."""
    sync, rename = os.fsync, os.replace

    def fsync(handle: int) -> None:
        fuse.moment(handle if _is_file(handle) else None)
        sync(handle)
        told = os.fstat(handle)
        fuse.synced[told.st_ino] = told.st_size
        fuse.moment()

    def replace(source: Any, target: Any, **more: Any) -> None:
        fuse.moment()
        rename(source, target, **more)
        fuse.moment()

    usage = SimpleNamespace(disk_usage=lambda _path: SimpleNamespace(free=fuse.free))
    with ExitStack() as stack:
        stack.enter_context(patch.object(os, "fsync", fsync))
        stack.enter_context(patch.object(os, "replace", replace))
        stack.enter_context(patch.object(transaction, "shutil", usage))
        yield


def wire(connection: Any, fuse: Fuse) -> None:
    """Let a connection's statements and commits pass by the fuse."""
    commit: Callable[[], None] = connection._commit

    def committing() -> None:
        fuse.moment()
        commit()
        fuse.moment()

    def executing(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        fuse.moment()
        return execute(sql, params, many, context)

    connection._commit = committing
    connection.execute_wrappers.append(executing)
    if fuse.left is not None and fuse.end == "full" and connection.vendor == "sqlite":
        _fill(connection, fuse)


def _fill(connection: Any, fuse: Fuse) -> None:
    """Leave the database a few pages to grow."""
    with connection.cursor() as cursor:
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        cursor.execute(f"PRAGMA max_page_count = {pages + (fuse.left or 0) % 3}")


def _is_file(handle: int) -> bool:
    return bool(os.fstat(handle).st_size) and (os.fstat(handle).st_mode & 0o170000) == 0o100000


def copy_folder(source: Any, target: Any) -> None:
    """Copy a home as it lies there; what stood at the target is gone."""
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
