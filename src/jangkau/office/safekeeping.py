"""The regency's side of the second copy: push to the keeper, believe its word."""

import logging
import threading

from django.conf import settings
from django.db import close_old_connections

from jangkau.errors import Refusal
from jangkau.ledger import blobs, keys, store
from jangkau.ledger.durable import write_file
from jangkau.ledger.transaction import told_plainly
from jangkau.office import contacts, notices, paper_lane
from jangkau.office.recovery import copied, kept_copy, kit
from jangkau.office.recovery.envelopes import escrow, escrow_bytes
from jangkau.sync import codec, plain, shelf
from jangkau.sync.keeper import pairing
from jangkau.sync.link import Link
from jangkau.sync.shelf import BLOB, FRAMES, KEPT, Mark, Parcel

log = logging.getLogger("jangkau.safekeeping")
BATCH = 500  # records in one parcel
PAUSE, LONGEST_PAUSE = 1.0, 60.0  # seconds
LOOK = 15  # pauses between two looks whether people, devices or choices changed
_SIGNATURE = 64


def push_to_keeper(link: Link | None = None) -> int:
    """Bring the keeper all that it lacks; return the position that is safe now.

    What its receipt names is marked safe: the second tick. Refuses with JKL-1431 when
    it is out of reach, JKL-1422 when it is not the keeper we know, JKL-1645 when it knows
    more than we do: this regency was restored.
    """
    line = link or _link()
    at = _receipt(line.post("/mark", b""), _keeper_key(line))
    _refuse_behind(at)
    if at == Mark():
        _forget()
    store.mark_safe_through(at.position)
    while records := store.after(at.position, None, BATCH, repeated=True):
        last = records[-1].position or at.position
        at = _push(line, FRAMES, at, codec.encode_kept(records), upto=last)
        store.mark_safe_through(at.position)
        _note_papers([f"{s.hex}{d.hex()}" for s, d in paper_lane.named(records)])
    at = _push_papers(line, at)
    _push_kept(line, _push_escrow(line, at))
    return at.position


def keep_safe(stop: threading.Event) -> None:
    """Tell the nodes what is new, and push soon after each change, until stopped."""
    if settings.JANGKAU.keeper:
        _keep_pushing(stop, _link())
    else:
        _keep_telling(stop)


def _tell_news() -> None:
    notices.refresh()
    kit.refresh()


def _keep_telling(stop: threading.Event) -> None:
    """With no keeper set nothing is pushed, and two ticks never show."""
    while not stop.is_set():
        _tell_news()
        close_old_connections()
        stop.wait(PAUSE)


def _keep_pushing(stop: threading.Event, line: Link) -> None:
    pause, pushed, looked = PAUSE, -1, 0
    while not stop.is_set():
        try:
            _tell_news()
            looked += 1
            due = looked >= LOOK or pushed != store.last_position()
            if due or contacts.read("keeper").get("papers"):
                push_to_keeper(line)
                pushed, looked = store.last_position(), 0
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


def _refuse_behind(at: Mark) -> None:
    """Refuse a keeper that has more than we gave it: our positions would mean other acts."""
    known = contacts.read("keeper")
    strange = known.get("fresh") and at != Mark() and at.chain.hex() != known.get("chain")
    if at.position > store.last_position() or strange:
        raise Refusal("JKL-1645")


def _push(line: Link, kind: int, at: Mark, content: bytes, upto: int = 0) -> Mark:
    """Seal a content to ourselves, push it, and return how far the keeper is now."""
    sealed = content if kind == shelf.ESCROW else keys.seal(keys.public().seal, content)
    parcel = Parcel(kind, at.position, upto or at.position, sealed)
    raw = shelf.write_parcel(parcel, settings.JANGKAU.regency, at, keys.sign)
    reached = _receipt(line.post("/keep", raw), _keeper_key(line))
    if contacts.read("keeper").get("fresh"):
        _remember(chain=reached.chain.hex())
    return reached


def _receipt(raw: bytes, keeper_key: bytes) -> Mark:
    return shelf.read_receipt(raw, settings.JANGKAU.regency, keeper_key)


def _keeper_key(line: Link) -> bytes:
    """Return the keeper's public key, learned when we first met it."""
    path = settings.JANGKAU.keys / "keeper.pub"
    if not path.exists():
        with told_plainly():
            write_file(path, _meet(line))
    return bytes(path.read_bytes())


def _meet(line: Link) -> bytes:
    regency, own = settings.JANGKAU.regency, keys.public().sign
    told = line.post("/pair", keys.sign(pairing(regency, own)) + own)
    signature, key = told[:_SIGNATURE], told[_SIGNATURE:]
    if not keys.verify(key, pairing(regency, key), signature):
        raise Refusal("JKL-1422")
    return key


def _remember(**told: object) -> None:
    contacts.write("keeper", {**contacts.read("keeper"), **told})


def _forget() -> None:
    """Forget what an empty shelf was sent before it was emptied: people, choices, keys."""
    known = contacts.read("keeper")
    sent = {"kept", "reading", "escrow"}
    if sent & set(known):
        contacts.write("keeper", {key: known[key] for key in known if key not in sent})


def _note_papers(named: list[str]) -> None:
    if named:
        waiting = dict.fromkeys([*contacts.read("keeper").get("papers", []), *named])
        _remember(papers=list(waiting))


def _push_papers(line: Link, at: Mark) -> Mark:
    """Push the blobs that are whole here; the others wait until they are."""
    waiting = contacts.read("keeper").get("papers", [])
    left = list(waiting)
    for one in waiting:
        digest = bytes.fromhex(one[32:])
        known = blobs.find(digest)
        if known is None or not known.whole:
            continue
        content = plain.write([digest, blobs.get(digest), known.media_type])
        at = _push(line, BLOB, at, content)
        left.remove(one)
        _remember(papers=left)
    return at


def _push_escrow(line: Link, at: Mark) -> Mark:
    """Push the keys that the kit opens, once for each kit and for each new key."""
    told, sealed = escrow(), escrow_bytes()
    if told is None or sealed is None:
        return at
    name = f"{told['kit']} {bytes(told['of']).hex()}"
    if contacts.read("keeper").get("escrow") != name:
        at = _push(line, shelf.ESCROW, at, sealed)
        _remember(escrow=name)
    return at


def _push_kept(line: Link, at: Mark) -> Mark:
    """Push people, devices, areas and choices as they stand, when they changed."""
    known = contacts.read("keeper")
    while copy := kept_copy.copy_since(known.get("kept", ""), known.get("reading", "")):
        at = _push(line, KEPT, at, copied.to_bytes(copy))
        last = copy.last_reading or known.get("reading", "")
        _remember(kept=copy.fingerprint, reading=last)
        known = contacts.read("keeper")
    return at
