"""A bad line, made: a proxy with a round-trip time, a bit rate each way, and seeded cuts."""

import queue
import random
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

BLOCK = 256  # bytes that travel together
Late = queue.Queue[tuple[float, bytes]]  # what is on its way, and when it arrives


@dataclass(frozen=True)
class Weather:
    """How bad the line is; times in seconds, rates in bit/s.

    A cut comes about every `cut_every` seconds (0: never) and lasts `cut_for`: what was
    on the way is lost, standing connections are reset, new ones refused. `scale` makes
    all of it so many times faster, for tests.
    """

    rtt: float = 0.6
    up: int = 50_000
    down: int = 50_000
    cut_every: float = 0
    cut_for: float = 1
    seed: int = 0
    scale: float = 1


@dataclass
class Line:
    """A line at work; `sent` counts the bytes that went up and down."""

    weather: Weather
    listening: socket.socket
    target: int
    sent: dict[str, int] = field(default_factory=lambda: {"up": 0, "down": 0})
    trips: int = 0  # times the direction turned upwards
    cuts: int = 0
    dead_until: float = 0
    free: dict[str, float] = field(default_factory=lambda: {"up": 0.0, "down": 0.0})
    last: str = "down"
    open: set[socket.socket] = field(default_factory=set)
    lock: threading.Lock = field(default_factory=threading.Lock)
    over: threading.Event = field(default_factory=threading.Event)

    @property
    def port(self) -> int:
        return int(self.listening.getsockname()[1])


@contextmanager
def line(target: int, weather: Weather) -> Iterator[Line]:
    """Stand between a client and the loopback port `target` for a while."""
    one = Line(weather, socket.create_server(("127.0.0.1", 0)), target)
    threading.Thread(target=_listen, args=(one,), daemon=True).start()
    if weather.cut_every:
        threading.Thread(target=_cut, args=(one,), daemon=True).start()
    try:
        yield one
    finally:
        one.over.set()
        one.listening.close()
        _reset(one)


def floor(weather: Weather, up: int, down: int) -> float:
    """Return the least seconds in which so many bytes could go and be answered."""
    return weather.rtt + up * 8 / weather.up + down * 8 / weather.down


def _cut(one: Line) -> None:
    weather = one.weather
    chance = random.Random(weather.seed)
    pause = chance.uniform(0, weather.cut_every)
    while not one.over.wait(pause / weather.scale):
        one.dead_until = time.monotonic() + weather.cut_for / weather.scale
        one.cuts += 1
        _reset(one)
        pause = weather.cut_for + chance.uniform(0.5, 1.5) * weather.cut_every


def _reset(one: Line) -> None:
    with one.lock:
        standing, one.open = one.open, set()
        one.free = {"up": 0.0, "down": 0.0}
    for each in standing:
        _close(each)


def _close(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()


def _listen(one: Line) -> None:
    while True:
        try:
            near, _ = one.listening.accept()
        except OSError:
            return
        if time.monotonic() < one.dead_until:
            near.close()
            continue
        far = socket.create_connection(("127.0.0.1", one.target))
        with one.lock:
            one.open |= {near, far}
        for way, here, there in (("up", near, far), ("down", far, near)):
            late: Late = queue.Queue()
            threading.Thread(target=_read, args=(one, way, here, late), daemon=True).start()
            threading.Thread(target=_write, args=(late, there), daemon=True).start()


def _read(one: Line, way: str, here: socket.socket, late: Late) -> None:
    rate = one.weather.up if way == "up" else one.weather.down
    # A connection is made by a round trip of its own before the first byte goes.
    met = time.monotonic() + (one.weather.rtt / one.weather.scale if way == "up" else 0)
    while True:
        try:
            block = here.recv(BLOCK)
        except OSError:
            block = b""
        if not block:
            late.put((0, b""))
            return
        with one.lock:
            one.sent[way] += len(block)
            one.trips += way == "up" and one.last == "down"
            one.last = way
            begins = max(time.monotonic(), one.free[way], met)
            one.free[way] = begins + len(block) * 8 / rate / one.weather.scale
            arrives = one.free[way] + one.weather.rtt / 2 / one.weather.scale
        late.put((arrives, block))
        ahead = one.free[way] - time.monotonic()
        if ahead > 0.1:  # no more than a little waits at the line's mouth
            time.sleep(ahead - 0.1)


def _write(late: Late, there: socket.socket) -> None:
    while True:
        arrives, block = late.get()
        if not block:
            _close(there)
            return
        time.sleep(max(0, arrives - time.monotonic()))
        try:
            there.sendall(block)
        except OSError:
            return
