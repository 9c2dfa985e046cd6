"""The line between village and regency: a proxy that can be cut, restored and slowed."""

import json
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

BLOCK = 16 * 1024


@dataclass(frozen=True, slots=True)
class Weather:
    """How the line is: cut or not, and the delay of each block in milliseconds."""

    cut: bool = False
    delay_ms: int = 0


def look(file: Path) -> Weather:
    """Return how the line is; fine where nothing was said."""
    try:
        return Weather(**json.loads(file.read_text()))
    except (FileNotFoundError, ValueError, TypeError):
        return Weather()


def change(file: Path, weather: Weather) -> None:
    """Cut, restore or slow the line; live connections feel it at once."""
    draft = file.with_suffix(".new")
    draft.write_text(json.dumps(asdict(weather)))
    draft.replace(file)


@dataclass(slots=True)
class Line:
    """A line at work; `up` and `down` count the bytes that passed since the start."""

    file: Path
    listening: socket.socket
    target: tuple[str, int]
    up: int = 0
    down: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)


def open_line(file: Path, port: int, target_port: int) -> Line:
    """Listen on the loopback (port 0: any) and pass on to the target, in own threads."""
    listening = socket.create_server(("127.0.0.1", port))
    line = Line(file, listening, ("127.0.0.1", target_port))
    threading.Thread(target=_listen, args=(line,), daemon=True).start()
    return line


def close(line: Line) -> None:
    """Stop listening; connections that stand run out by themselves."""
    line.listening.shutdown(socket.SHUT_RDWR)
    line.listening.close()


def _listen(line: Line) -> None:
    while True:
        try:
            near, _ = line.listening.accept()
        except OSError:
            return
        threading.Thread(target=_join, args=(line, near), daemon=True).start()


def _join(line: Line, near: socket.socket) -> None:
    if look(line.file).cut:
        near.close()
        return
    try:
        far = socket.create_connection(line.target, timeout=10)
    except OSError:
        near.close()
        return
    threading.Thread(target=_pump, args=(line, near, far, _up), daemon=True).start()
    _pump(line, far, near, _down)


def _pump(
    line: Line,
    here: socket.socket,
    there: socket.socket,
    count: Callable[[Line, int], None],
) -> None:
    here.settimeout(0.2)
    try:
        while not look(line.file).cut:
            try:
                block = here.recv(BLOCK)
            except TimeoutError:
                continue
            if not block:
                break
            time.sleep(look(line.file).delay_ms / 1000)
            count(line, len(block))  # before: who has the bytes may look at once
            there.sendall(block)
    except OSError:
        pass
    finally:
        here.close()
        there.close()


def _up(line: Line, size: int) -> None:
    with line.lock:
        line.up += size


def _down(line: Line, size: int) -> None:
    with line.lock:
        line.down += size
