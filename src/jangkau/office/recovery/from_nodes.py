"""Brings a regency back from what its nodes hold, when server, backups and keeper are gone."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from jangkau.errors import Refusal
from jangkau.ledger import blobs, bulletins, keys, store
from jangkau.ledger.bulletins import Bulletin
from jangkau.ledger.entries import Record
from jangkau.ledger.store import Back
from jangkau.office import notices, rebuild
from jangkau.office.kept.models import Node
from jangkau.office.lease import LEASE
from jangkau.office.recovery import diary
from jangkau.office.recovery.holdings import NAME
from jangkau.office.recovery.pool import Told, silent
from jangkau.office.recovery.reopening import Reopened, reopen
from jangkau.sync import codec, plain, stick
from jangkau.sync.limits import MAX_BLOB, Malformed
from jangkau.sync.stick import BLOB, HELD, Bundle

BROUGHT = "dikembalikan {node}"  # what a record of another log says of who brought it


@dataclass(frozen=True, slots=True)
class Gathered:
    """What came back from nodes.

    `holes` counts entries that no node brought, though later ones of their log came;
    `differing` those of which two nodes tell differently: the first stands. `skipped`
    names the files that were not of this regency's devices.
    """

    nodes: int
    entries: int
    papers: int
    holes: int
    differing: int
    applications: int
    skipped: tuple[str, ...]
    opened: Reopened | None


def gather(folder: Path, told: Told = silent) -> Gathered:
    """Take from every node's file in a folder what is not here yet, rebuild, and open.

    The regency's own keys are in this new home already. At a regency that is open already
    a node sends its own acts itself; what it holds of others' is held for a person.
    Refuses with JKL-1661 where there is no file; one that is damaged or a stranger's is
    left out and named.
    """
    late = diary.unrecovered() is None
    files = sorted(folder.glob(f"{NAME}*{stick.SUFFIX}"))
    if not files:
        raise Refusal("JKL-1661", folder=folder)
    back, papers, skipped = Back(), 0, list[str]()
    for at, file in enumerate(files, 1):
        try:
            bundle = _opened(file)
        except Refusal:
            skipped.append(file.name)
            continue
        _know(bundle)
        back += _take_records(bundle, late)
        papers += _take_papers(bundle)
        told(at, len(files))
    holes = store.settle()
    applications = rebuild.rebuild().applications
    return Gathered(
        len(files) - len(skipped), back.new, papers, holes, back.differing, applications,
        tuple(skipped), None if late else reopen(0),
    )  # fmt: skip


def _opened(file: Path) -> Bundle:
    own = keys.public()
    return stick.read_stranger(file, settings.JANGKAU.regency, _vouched, keys.unseal, own.seal)


def _vouched(bundle: Bundle) -> bytes | None:
    """Return the signing key of a bundle's node, as this regency once signed it."""
    told = _standing(bundle)
    return bytes(told["keys"][0]) if told else None


def _standing(bundle: Bundle) -> dict[str, Any] | None:
    wanted = notices.key_of(bundle.cover.node)
    return next((one.body for one in _news(bundle) if one.key == wanted), None)


def _news(bundle: Bundle) -> list[Bulletin]:
    try:
        told = plain.read(stick.section(bundle, 0).data)
        found = [bulletins.from_bytes(one) for one in told]
    except (Malformed, ValueError, TypeError):
        return []
    return [one for one in found if bulletins.verify(one)]


def _know(bundle: Bundle) -> None:
    """Know a node, its operators and the areas again, as its bulletins tell them."""
    told = _news(bundle)
    with store.writing():
        fresh = bulletins.keep_known(told)
        for one in fresh:
            if one.key == notices.AREAS:
                notices.keep_areas(one.body["areas"])
        standing = _standing(bundle)
        if standing is not None:
            _keep_node(bundle.cover.node, standing)
            notices.keep_accounts(standing["operators"])


def _keep_node(node: str, standing: dict[str, Any]) -> None:
    name, role, jurisdiction = standing["device"]
    sign_key, seal_key = standing["keys"]
    until = datetime.fromtimestamp(standing["lease_until"] / 1000, UTC)
    Node.objects.get_or_create(
        node=node,
        defaults={
            "regency": settings.JANGKAU.regency,
            "name": name,
            "role": role,
            "jurisdiction": jurisdiction,
            "sign_key": sign_key,
            "seal_key": seal_key,
            "lease_until": max(until, timezone.now() + LEASE),
            "revoked_at": timezone.now() if standing["revoked"] else None,
        },
    )


def _take_records(bundle: Bundle, late: bool) -> Back:
    back = Back()
    for number in range(1, len(bundle.starts)):
        part = stick.section(bundle, number)
        if part.kind == HELD:
            records = codec.decode_kept(part.data, settings.JANGKAU.regency)
            back += store.take_back(_told(records, bundle.cover.node, late))
    return back


def _told(records: Iterable[Record], node: str, late: bool) -> list[Record]:
    """Return the records to take, those of other logs marked with who brought them.

    No signature vouches for these. Late ones wait for a person, and for a new position.
    """
    brought = BROUGHT.format(node=node)
    others = [one for one in records if one.entry.node != node]
    if late:
        fresh = [one for one in others if store.find(one.entry.act) is None]
        return [replace(one, verdict="held", reason=brought, position=None) for one in fresh]
    own = [_placed(one) for one in records if one.entry.node == node]
    marked = [replace(_placed(one), reason=one.reason or brought) for one in others]
    return [*own, *marked]


def _placed(record: Record) -> Record:
    verdict = "admitted" if record.verdict == "pending" else record.verdict
    return replace(record, position=record.position or None, verdict=verdict)


def _take_papers(bundle: Bundle) -> int:
    count = 0
    for number in range(1, len(bundle.starts)):
        part = stick.section(bundle, number)
        if part.kind != BLOB:
            continue
        digest, subject, media_type, data = plain.read(part.data)
        if len(data) <= MAX_BLOB and blobs.missing([digest]):
            blobs.put(UUID(bytes=subject), data, media_type)
            count += 1
    return count
