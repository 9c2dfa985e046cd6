"""The regency's side of the second copy: push to the keeper, believe its word."""

import logging
import threading

from django.conf import settings
from django.db import close_old_connections

from jangkau.errors import Refusal
from jangkau.ledger import blobs, keys, store
from jangkau.ledger.durable import write_file
from jangkau.office import contacts, notices, paper_lane
from jangkau.sync import codec, plain, shelf
from jangkau.sync.keeper import pairing
from jangkau.sync.link import Link
from jangkau.sync.shelf import BLOB, FRAMES, Mark, Parcel

log = logging.getLogger("jangkau.safekeeping")
BATCH = 500  # records in one parcel
PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds
_SIGNATURE = 64


def push_to_keeper(link: Link | None = None) -> int:
    """Bring the keeper all that it lacks; return the position that is safe now.

    What its receipt names is marked safe: the second tick. Refuses with JKL-1431 when
    it is out of reach, JKL-1422 when it is not the keeper we know.
    """
    line = link or _link()
    at = _receipt(line.post("/mark", b""), _keeper_key(line))
    store.mark_safe_through(min(at.position, store.last_position()))
    while records := store.after(at.position, None, BATCH, repeated=True):
        last = records[-1].position or at.position
        sealed = keys.seal(_recovery_key(), codec.encode_kept(records))
        at = _push(line, Parcel(FRAMES, at.position, last, sealed), at)
        store.mark_safe_through(at.position)
        _note_papers([f"{s.hex}{d.hex()}" for s, d in paper_lane.named(records)])
    _push_papers(line, at)
    return at.position


def keep_safe(stop: threading.Event) -> None:
    """Push until stopped, soon after each change, and tell the nodes what is new.

    With no keeper set nothing is pushed, and two ticks never show.
    """
    line, pause, pushed = _link() if settings.JANGKAU.keeper else None, PAUSE, -1
    while not stop.is_set():
        try:
            notices.refresh()
            if line is None:
                pass
            elif pushed != store.last_position() or contacts.read("keeper").get("papers"):
                pushed = push_to_keeper(line)
            pause = PAUSE
        except Refusal as refusal:
            log.warning("keeper: %s", refusal.code)
            pause = min(pause * 2, LONGEST_PAUSE)
        finally:
            close_old_connections()
        stop.wait(pause)


def _link() -> Link:
    if not settings.JANGKAU.keeper:
        raise Refusal("JKL-1431")
    return Link(settings.JANGKAU.keeper.rstrip("/"))


def _push(line: Link, parcel: Parcel, at: Mark) -> Mark:
    raw = shelf.write_parcel(parcel, settings.JANGKAU.regency, at, keys.sign)
    return _receipt(line.post("/keep", raw), _keeper_key(line))


def _receipt(raw: bytes, keeper_key: bytes) -> Mark:
    return shelf.read_receipt(raw, settings.JANGKAU.regency, keeper_key)


def _keeper_key(line: Link) -> bytes:
    """Return the keeper's public key, learned when we first met it."""
    path = settings.JANGKAU.keys / "keeper.pub"
    if not path.exists():
        write_file(path, _meet(line))
    return bytes(path.read_bytes())


def _meet(line: Link) -> bytes:
    regency, own = settings.JANGKAU.regency, keys.public().sign
    told = line.post("/pair", keys.sign(pairing(regency, own)) + own)
    signature, key = told[:_SIGNATURE], told[_SIGNATURE:]
    if not keys.verify(key, pairing(regency, key), signature):
        raise Refusal("JKL-1422")
    return key


def _recovery_key() -> bytes:
    """Return the public key to which the second copy is sealed.

    `keys/recovery.pub` where a recovery kit was printed, else the regency's own.
    """
    path = settings.JANGKAU.keys / "recovery.pub"
    return bytes(path.read_bytes()) if path.exists() else keys.public().seal


def _note_papers(named: list[str]) -> None:
    told = contacts.read("keeper")
    waiting = dict.fromkeys([*told.get("papers", []), *named])
    if named:
        contacts.write("keeper", {**told, "papers": list(waiting)})


def _push_papers(line: Link, at: Mark) -> None:
    """Push the blobs that are whole here; the others wait until they are."""
    waiting = contacts.read("keeper").get("papers", [])
    left = list(waiting)
    for one in waiting:
        digest = bytes.fromhex(one[32:])
        if blobs.missing([digest]):
            continue
        sealed = keys.seal(_recovery_key(), plain.write([digest, blobs.get(digest)]))
        at = _push(line, Parcel(BLOB, at.position, at.position, sealed), at)
        left.remove(one)
        contacts.write("keeper", {**contacts.read("keeper"), "papers": left})
