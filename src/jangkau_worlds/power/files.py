"""Listens to Python: files written, synced, renamed and removed below a folder are noted."""

import builtins
import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from jangkau_worlds.power import trace as traces
from jangkau_worlds.power.trace import Sized, Trace, Wrote

_CALLS = ("open", "close", "fsync", "replace", "unlink", "mkdir", "truncate")


class _Noted(io.FileIO):
    """A file whose writes are noted; its buffering is Python's own."""

    def __init__(self, ears: "_Ears", opened: Any, mode: str, name: str) -> None:
        super().__init__(opened, mode)
        self._ears, self._name = ears, name
        ears.handles[self.fileno()] = name

    def write(self, data: Any) -> int:
        """Write as ever, and note it."""
        trace, told = self._ears.trace, bytes(data)
        appends = "a" in self.mode
        at = os.fstat(self.fileno()).st_size if appends else self.tell()
        count = super().write(told)
        trace.events.append(Wrote(traces.made(trace, self._name), at, told[:count]))
        return count

    def truncate(self, size: int | None = None) -> int:
        """Cut as ever, and note it."""
        cut = super().truncate(size)
        number = traces.made(self._ears.trace, self._name)
        self._ears.trace.events.append(Sized(number, cut))
        return cut

    def close(self) -> None:
        """Close as ever; the handle's number may be another file's from now on."""
        if not self.closed:
            self._ears.handles.pop(self.fileno(), None)
        super().close()


class _Ears:
    """What stands in for `os` and `open` meanwhile, and which handle is which file."""

    def __init__(self, trace: Trace) -> None:
        self.trace = trace
        self.handles: dict[int, str] = {}
        self.real: dict[str, Callable[..., Any]] = {
            name: getattr(os, name) for name in (*_CALLS, "rename")
        }
        self.real_open = io.open

    def open_file(
        self, file: Any, mode: str = "r", buffering: int = -1, *told: Any, **further: Any
    ) -> Any:
        """Open a file; one below the root that is written to is noted."""
        if isinstance(file, int):
            name = self.handles.get(file)
        else:
            name = traces.name_of(self.trace, file)
        if name is None or not set(mode) & set("wax+"):
            return self.real_open(file, mode, buffering, *told, **further)
        if not isinstance(file, int):
            self._opened(name, cut="w" in mode)
        raw = _Noted(self, file, mode.replace("b", "").replace("t", ""), name)
        if not buffering:
            return raw
        buffered = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
        return buffered if "b" in mode else io.TextIOWrapper(buffered, encoding="utf-8")

    def open(self, path: Any, flags: int, mode: int = 0o777, **further: Any) -> int:
        """Open a handle; what it stands for is remembered."""
        handle: int = self.real["open"](path, flags, mode, **further)
        self.handles.pop(handle, None)
        name = traces.name_of(self.trace, path)
        if name is not None:
            self.handles[handle] = name
            if flags & os.O_CREAT:
                self._opened(name, cut=bool(flags & os.O_TRUNC))
        return handle

    def close(self, handle: int) -> None:
        """Close as ever; the handle's number may be another file's from now on."""
        self.handles.pop(handle, None)
        self.real["close"](handle)

    def fsync(self, handle: Any) -> None:
        """Sync as ever, and note it."""
        number = handle if isinstance(handle, int) else handle.fileno()
        self.real["fsync"](number)
        name = self.handles.get(number)
        if name in self.trace.numbers and not (self.trace.root / name).is_dir():
            traces.synced(self.trace, name, self.trace.numbers[name])
        elif name is not None:
            traces.folder_synced(self.trace, name)

    def replace(self, old: Any, new: Any, **further: Any) -> None:
        """Rename as ever, and note it."""
        self.real["replace"](old, new, **further)
        names = traces.name_of(self.trace, old), traces.name_of(self.trace, new)
        if names[0] is not None and names[1] is not None:
            traces.moved(self.trace, names[0], names[1])

    def unlink(self, path: Any, **further: Any) -> None:
        """Remove as ever, and note it."""
        self.real["unlink"](path, **further)
        if (name := traces.name_of(self.trace, path)) is not None:
            traces.gone(self.trace, name)

    def mkdir(self, path: Any, mode: int = 0o777, **further: Any) -> None:
        """Make a folder as ever, and note it."""
        self.real["mkdir"](path, mode, **further)
        if (name := traces.name_of(self.trace, path)) is not None:
            traces.made(self.trace, name, folder=True)

    def truncate(self, path: Any, length: int) -> None:
        """Cut as ever, and note it."""
        self.real["truncate"](path, length)
        if (name := traces.name_of(self.trace, path)) is not None:
            self.trace.events.append(Sized(self.trace.numbers[name], length))

    def _opened(self, name: str, cut: bool) -> None:
        number = traces.made(self.trace, name)
        if cut:
            self.trace.events.append(Sized(number, 0))


@contextmanager
def listening(trace: Trace) -> Iterator[None]:
    """Note what Python code does below the trace's root meanwhile."""
    ears, opens = _Ears(trace), (builtins.open, io.open)
    try:
        builtins.open = io.open = ears.open_file
        for name in _CALLS:
            setattr(os, name, getattr(ears, name))
        setattr(os, "rename", ears.replace)  # noqa: B010
        yield
    finally:
        builtins.open, io.open = opens
        for name, function in ears.real.items():
            setattr(os, name, function)
