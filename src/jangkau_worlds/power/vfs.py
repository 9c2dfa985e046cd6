"""Listens to SQLite: its default file layer, with each write, sync and removal noted.

Only the function tables are ours; every call goes on to the real file layer. The shared
memory beside the log is rebuilt by whoever opens the database, so it is not noted.
"""

import ctypes
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p
from typing import Any

import sqlcipher3

from jangkau_worlds.power import trace as traces
from jangkau_worlds.power.trace import Sized, Trace, Wrote

_OPEN = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, POINTER(c_int))
_DELETE = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
_WRITE = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_TRUNCATE = CFUNCTYPE(c_int, c_void_p, c_int64)
_SYNC = CFUNCTYPE(c_int, c_void_p, c_int)
_JOURNALS = 0x800 | 0x4000 | 0x80000  # main journal, super-journal, WAL: SQLITE_OPEN_...
_CREATE, _OK = 0x4, 0


class _Vfs(Structure):
    _fields_ = [
        ("version", c_int), ("file_size", c_int), ("longest", c_int), ("next", c_void_p),
        ("name", c_char_p), ("data", c_void_p), ("open", _OPEN), ("delete", _DELETE),
        ("others", c_void_p * 14),
    ]  # fmt: skip


class _Methods(Structure):
    _fields_ = [
        ("version", c_int), ("close", c_void_p), ("read", c_void_p), ("write", _WRITE),
        ("truncate", _TRUNCATE), ("sync", _SYNC), ("others", c_void_p * 13),
    ]  # fmt: skip


class _File(Structure):
    _fields_ = [("methods", POINTER(_Methods))]


class _Listener:
    """The tables that SQLite calls into, and the trace that hears of it (None: nobody)."""

    def __init__(self, library: Any) -> None:
        library.sqlite3_vfs_find.restype = POINTER(_Vfs)
        self.trace: Trace | None = None
        self.real = library.sqlite3_vfs_find(None).contents
        self.files: dict[int, tuple[str, bool]] = {}  # open files: name, folder still to sync
        self.tables: dict[int, tuple[_Methods, Any]] = {}
        self.vfs = _Vfs.from_buffer_copy(self.real)
        self.vfs.name = b"jangkau-listener"
        self.vfs.open, self.vfs.delete = _OPEN(self.open), _DELETE(self.delete)
        if library.sqlite3_vfs_register(ctypes.byref(self.vfs), 1) != _OK:
            raise OSError("SQLite takes no other file layer")

    def open(self, vfs: Any, name: Any, file: int, flags: int, told: Any) -> int:
        """Open as ever, and put our table in the place of the real one."""
        path = ctypes.string_at(name).decode() if name else ""
        known = self.trace and traces.name_of(self.trace, path) if path else None
        new = bool(known and self.trace and known not in self.trace.numbers)
        result: int = self.real.open(vfs, name, file, flags, told)
        self.files.pop(file, None)
        if result == _OK and known and self.trace:
            if flags & _CREATE:
                traces.made(self.trace, known)
            self.files[file] = known, new and bool(flags & _JOURNALS)
            opened = ctypes.cast(file, POINTER(_File)).contents
            opened.methods = ctypes.pointer(self.table(opened.methods))
        return result

    def table(self, real: Any) -> _Methods:
        """Return our table over a real one; the same for all files of a kind."""
        address = ctypes.addressof(real.contents)
        if address not in self.tables:
            ours, theirs = _Methods.from_buffer_copy(real.contents), real.contents
            ours.write = _WRITE(self.noting(theirs.write, self.write))
            ours.truncate = _TRUNCATE(self.noting(theirs.truncate, self.truncate))
            ours.sync = _SYNC(self.noting(theirs.sync, self.sync))
            self.tables[address] = ours, theirs
        return self.tables[address][0]

    def noting(self, real: Callable[..., int], note: Callable[..., None]) -> Any:
        """Return a function that does the real thing and notes it where it went well."""

        def noted(file: int, *told: int) -> int:
            result = real(file, *told)
            if result == _OK and self.trace and file in self.files:
                note(self.trace, file, self.files[file][0], *told)
            return result

        return noted

    def write(self, trace: Trace, _file: int, name: str, data: int, size: int, at: int) -> None:
        """Note bytes written."""
        told = Wrote(trace.numbers[name], at, ctypes.string_at(data, size))
        trace.events.append(told)

    def truncate(self, trace: Trace, _file: int, name: str, size: int) -> None:
        """Note a file cut short."""
        trace.events.append(Sized(trace.numbers[name], size))

    def sync(self, trace: Trace, file: int, name: str, _flags: int) -> None:
        """Note a sync; a new journal's first one makes its name durable too."""
        traces.synced(trace, name, trace.numbers[name])
        if self.files[file][1]:
            traces.folder_synced(trace, traces.folder_of(name))
            self.files[file] = name, False

    def delete(self, vfs: Any, name: bytes, and_sync: int) -> int:
        """Remove as ever, and note it."""
        result: int = self.real.delete(vfs, name, and_sync)
        known = self.trace and traces.name_of(self.trace, name)
        if result == _OK and known and self.trace:
            traces.gone(self.trace, known)
            if and_sync:
                traces.folder_synced(self.trace, traces.folder_of(known))
        return result


_listening: list[_Listener] = []  # once registered it stays, as SQLite keeps its address


@contextmanager
def listening(trace: Trace) -> Iterator[None]:
    """Note what SQLite does below the trace's root in connections opened meanwhile."""
    if not _listening:
        module = sqlcipher3._sqlite3
        _listening.append(_Listener(ctypes.CDLL(module.__file__)))
    _listening[0].trace = trace
    try:
        yield
    finally:
        _listening[0].trace = None
