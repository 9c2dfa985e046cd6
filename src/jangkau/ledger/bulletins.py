"""What the regency tells its nodes: signed, numbered, the latest under a key counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cbor2
from django.conf import settings
from django.db.models import Max, Q, QuerySet

from jangkau.ledger import heads, keys
from jangkau.ledger.clock import now_ms, saw_signed_time
from jangkau.ledger.entries import canonical
from jangkau.ledger.models import BulletinRow
from jangkau.ledger.transaction import writing

MANY = 256  # bulletins handed out at once


@dataclass(frozen=True)
class Bulletin:
    """One bulletin; `version` counts through all keys, `issued` is in ms."""

    key: str
    version: int
    issued: int
    body: dict[str, Any]
    signature: bytes


def publish(key: str, body: dict[str, Any]) -> Bulletin:
    """Sign a new bulletin under a key, at the regency; it replaces the one before."""
    with writing():
        heads.reserve(0)  # locks, so that versions are given out one by one
        told = key, number() + 1, now_ms(), body
        bulletin = Bulletin(*told, keys.sign(_message(*told)))
        _keep(bulletin)
    return bulletin


def renew(beyond: int) -> None:
    """Sign all bulletins anew, numbered after `beyond`: for a regency that came back.

    Its nodes may know higher numbers than it remembers; lower ones they would not hear.
    """
    with writing():
        heads.reserve(0)
        for at, row in enumerate(_rows().order_by("version"), max(beyond, number()) + 1):
            told = row.key, at, now_ms(), cbor2.loads(bytes(row.body))
            _keep(Bulletin(*told, keys.sign(_message(*told))))


def keep_known(bulletins: Sequence[Bulletin]) -> list[Bulletin]:
    """Keep, at a regency that came back, the newest of what it once signed; return them."""
    kept = []
    with writing():
        for bulletin in filter(verify, bulletins):
            known = latest(bulletin.key)
            if known is None or known.version < bulletin.version:
                _keep(bulletin)
                kept.append(bulletin)
    return kept


def learn(bulletins: Sequence[Bulletin]) -> list[Bulletin]:
    """Keep, at a node, those that the regency signed and that are newer; return them."""
    good = [bulletin for bulletin in bulletins if verify(bulletin)]
    kept = []
    with writing():
        for bulletin in sorted(good, key=lambda one: one.version):
            known = latest(bulletin.key)
            if known is None or known.version < bulletin.version:
                _keep(bulletin)
                kept.append(bulletin)
    saw_signed_time(max((bulletin.issued for bulletin in good), default=0))
    return kept


def latest(key: str) -> Bulletin | None:
    """Return the bulletin that counts under a key, or None."""
    row = _rows().filter(key=key).first()
    return _bulletin(row) if row else None


def newer(version: int, limit: int = MANY, own: str = "") -> list[Bulletin]:
    """Return the bulletins after a version, oldest first.

    With `own` only those for all, and the one under that key: else the news of many
    other nodes would leave no room for a node's own.
    """
    rows = _rows().filter(version__gt=version).order_by("version")
    if own:
        rows = rows.filter(~Q(key__startswith="node:") | Q(key=own))
    return [_bulletin(row) for row in rows[:limit]]


def number() -> int:
    """Return the highest version known here; 0 when there is none."""
    return _rows().aggregate(last=Max("version"))["last"] or 0


def verify(bulletin: Bulletin) -> bool:
    """Tell whether the regency signed it."""
    told = bulletin.key, bulletin.version, bulletin.issued, bulletin.body
    return keys.verify(keys.regency().sign, _message(*told), bulletin.signature)


def to_bytes(bulletin: Bulletin) -> bytes:
    """Return a bulletin as it travels."""
    told = bulletin.key, bulletin.version, bulletin.issued, bulletin.body
    return canonical([*told, bulletin.signature])


def from_bytes(data: bytes) -> Bulletin:
    """Return the bulletin in the bytes, unverified; ValueError where there is none."""
    try:
        told = cbor2.loads(data)
    except (cbor2.CBORDecodeError, EOFError) as error:
        raise ValueError("not a bulletin") from error
    types = (str, int, int, dict, bytes)
    if not isinstance(told, list) or [type(part) for part in told] != list(types):
        raise ValueError("not a bulletin")
    return Bulletin(*told)


def _keep(bulletin: Bulletin) -> None:
    BulletinRow.objects.update_or_create(
        regency=settings.JANGKAU.regency,
        key=bulletin.key,
        defaults={
            "version": bulletin.version,
            "issued": bulletin.issued,
            "body": canonical(bulletin.body),
            "signature": bulletin.signature,
        },
    )


def _message(key: str, version: int, issued: int, body: dict[str, Any]) -> bytes:
    return canonical(["bulletin", settings.JANGKAU.regency, key, version, issued, body])


def _rows() -> QuerySet[BulletinRow]:
    return BulletinRow.objects.filter(regency=settings.JANGKAU.regency)


def _bulletin(row: BulletinRow) -> Bulletin:
    body = cbor2.loads(bytes(row.body))
    return Bulletin(row.key, row.version, row.issued, body, bytes(row.signature))
