"""The list of sealing devices and withdrawn papers: made at the regency, known at each node."""

from dataclasses import replace

from django.conf import settings

from jangkau.documents import seal, seal_list
from jangkau.documents.seal_check import Judgement, judge
from jangkau.documents.seal_list import Device, SealList
from jangkau.errors import Refusal
from jangkau.ledger import bulletins, keys
from jangkau.ledger.clock import now_ms
from jangkau.office.derived.models import WithdrawnSeal
from jangkau.office.kept.models import Node

KEY = "seals"
RENEWED = 7 * 24 * 3600  # seconds after which the same list is dated anew
SMALL = 4096  # bytes; a larger list waits for further withdrawals before it travels again
PAUSE = 3600  # seconds


def tell() -> None:
    """Publish, at the regency, a new list when devices or withdrawn papers changed.

    A change of devices is told at once. A long list with new withdrawals is told once an
    hour, since it travels as a whole; an unchanged one is dated anew every week.
    """
    told, now = read(), now_ms() // 1000
    fresh = _as_it_stands(now, told)
    if told is not None:
        same = replace(told, version=fresh.version, issued=fresh.issued) == fresh
        urgent = (told.devices, told.addresses) != (fresh.devices, fresh.addresses)
        at_once = urgent or len(raw() or b"") < SMALL
        if now - told.issued < (RENEWED if same else 0 if at_once else PAUSE):
            return
    signed = seal_list.write(fresh, keys.public().sign, keys.sign)
    bulletins.publish(KEY, {"list": signed})


def raw() -> bytes | None:
    """Return the signed list as this node knows it; None before the first one came."""
    known = bulletins.latest(KEY)
    return bytes(known.body["list"]) if known else None


def read() -> SealList | None:
    """Return the list as this node knows it; None before the first one came."""
    told = raw()
    return seal_list.read(told, keys.regency().sign) if told else None


def check(text: str) -> tuple[Judgement, SealList]:
    """Judge the text of a QR by the list known here; JKL-1151 before the first one came."""
    known = read()
    if known is None:
        raise Refusal("JKL-1151")
    return judge(text, known, now_ms() // 1000), known


def _as_it_stands(now: int, told: SealList | None) -> SealList:
    home = settings.JANGKAU
    public = str(home.brand.get("public_url", "")).rstrip("/")
    rows = WithdrawnSeal.objects.filter(regency=home.regency)
    return SealList(
        regency=home.regency,
        name=str(home.brand.get("name", home.name)),
        version=told.version + 1 if told else 1,
        issued=max(now, told.issued if told else 0),
        addresses=(f"{public}{seal.PATH}".lower(),) if public else (),
        devices=(Device(keys.public().sign, home.name, 0, 0), *_devices()),
        withdrawn=frozenset(bytes(mark) for mark in rows.values_list("mark", flat=True)),
    )


def _devices() -> list[Device]:
    nodes = Node.objects.filter(regency=settings.JANGKAU.regency).exclude(role="keeper")
    return [
        Device(
            bytes(node.sign_key),
            node.name,
            int(node.enrolled_at.timestamp()),
            int(node.revoked_at.timestamp()) if node.revoked_at else 0,
        )
        for node in nodes.order_by("enrolled_at", "node")
    ]
