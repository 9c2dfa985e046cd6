"""What must hold when the power is back, looked at with the real code."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection
from uuid_utils.compat import uuid7

from jangkau.errors import Refusal
from jangkau.ledger import blobs, store
from jangkau.ledger.models import BlobRow
from jangkau.office.derived.models import Case
from jangkau.sync import keeper
from jangkau.sync.stick import SUFFIX
from jangkau_worlds.power import story
from jangkau_worlds.power.place import DESK, KEEPER, NODE, STICK, at
from jangkau_worlds.power.story import Truth
from jangkau_worlds.power.trace import Told


@dataclass(slots=True)
class Found:
    """What one cut cost: acknowledged things `lost`, and whatever is `broken`, in words."""

    lost: list[str]
    broken: list[str]


def judge(root: Path, told: Sequence[Told], truth: Truth) -> Found:
    """Open what the cut left below `root` and compare it with what people were told."""
    found = Found([], [])
    for look in (_desk, _clock, _stick, _keeper):
        try:
            look(root, told, truth, found)
        except Exception as error:  # whatever the code stumbles over is a finding
            found.broken.append(f"{look.__name__[1:]}: {type(error).__name__} {error}")
    return found


def _desk(root: Path, told: Sequence[Told], truth: Truth, found: Found) -> None:
    with at(root / DESK):
        with connection.cursor() as cursor:
            said = cursor.execute("PRAGMA integrity_check").fetchall()
        if said != [("ok",)]:
            found.broken.append(f"integrity: {said[0][0]}")
        _log(told, truth, found)
        _photos(told, found)
        _goes_on(found)


def _log(told: Sequence[Told], truth: Truth, found: Found) -> None:
    head, upto = store.own_head(), max(_things(told, story.ACTS), default=0)
    found.lost += [f"act {seq}" for seq in range(head.seq + 1, upto + 1)]
    if head.seq not in truth.ends:
        found.broken.append(f"half a transaction: the log ends at {head.seq}")
    if head.seq and head.hash != truth.hashes.get(head.seq):
        found.broken.append("another log than was written")
    found.broken += store.verify_chain(NODE)
    log = store.log_after(NODE, 1, 0, 100_000)
    unread = [one.entry.seq for one in log if one.entry.content_digest and not one.content]
    if unread:
        found.broken.append(f"unreadable contents: {unread}")
    filed = {one.entry.subject for one in log if one.entry.kind == "application.submitted"}
    if filed != set(Case.objects.values_list("application", flat=True)):
        found.broken.append("the list of applications is not as the log is")


def _photos(told: Sequence[Told], found: Found) -> None:
    whole = set()
    for row in BlobRow.objects.exclude(completed=None):
        digest = bytes(row.digest)
        if _readable(row.subject, digest):
            whole.add((row.subject, digest))
        else:
            found.broken.append("a photo counts as whole and cannot be read")
    lost = [one for one in _things(told, story.BLOB) if one not in whole]
    found.lost += [f"photo {digest.hex()[:8]}" for _, digest in lost]


def _readable(subject: UUID, digest: bytes) -> bool:
    try:
        return hashlib.sha256(blobs.get(digest, subject)).digest() == digest
    except Refusal:
        return False


def _goes_on(found: Found) -> None:
    seq, subject = store.own_head().seq, uuid7()
    act = store.NewAct(
        uuid7(), "practice.noted", subject, "operator", "village_operator", {}, {}
    )
    if store.append([act])[0].entry.seq != seq + 1:
        found.broken.append("the next act does not join")
    for row in BlobRow.objects.filter(completed=None)[:1]:  # one that was under way
        blobs.put(row.subject, b"the same paper again", "image/webp")
    if not _readable(subject, blobs.put(subject, b"a new paper", "image/webp")):
        found.broken.append("the next photo cannot be read")


def _clock(root: Path, told: Sequence[Told], _: Truth, found: Found) -> None:
    latest = max(_things(told, story.CLOCK), default=0)
    path = root / DESK / "clock"
    kept = int(path.read_text()) if path.exists() else 0
    found.lost += [f"signed time {latest}"] * (kept < latest)


def _stick(root: Path, told: Sequence[Told], truth: Truth, found: Found) -> None:
    kept = dict(_things(told, story.BUNDLE))
    found.lost += [name for name in kept if not (root / name).exists()]
    for path in (root / STICK).glob(f"*{SUFFIX}"):
        name = path.relative_to(root).as_posix()
        whole = hashlib.sha256(path.read_bytes()).digest()
        if whole not in truth.bundles.get(name, ()):
            found.broken.append(f"half a bundle under its name: {name}")


def _keeper(root: Path, told: Sequence[Told], truth: Truth, found: Found) -> None:
    upto = max(_things(told, story.PARCEL), default=0)
    kept = keeper.open_keeper(root / KEEPER)
    found.lost += [f"parcel {one}" for one in range(kept.at.position + 1, upto + 1)]
    if kept.at not in truth.marks:
        found.broken.append("the keeper's mark is none that it gave")
    elif kept.at.position < len(truth.parcels):
        kept.keep(truth.parcels[kept.at.position])
        if keeper.open_keeper(root / KEEPER).at != truth.marks[kept.at.position]:
            found.broken.append("the next parcel does not join")


def _things(told: Sequence[Told], what: str) -> list[Any]:
    return [one.thing for one in told if one.what == what]
