"""The keys of this home, sealed to those who may open them on the worst day."""

from typing import Any

from django.conf import settings

from jangkau.ledger import bulletins, keys, keyset
from jangkau.sync import plain

ESCROW = "escrow"  # the bulletin under which every node holds the regency's sealed keys


def escrow() -> dict[str, Any] | None:
    """Return what the regency told of its kit, or None where none was made.

    {"kit": number, "made": ms, "public": X25519 key, "sealed": the regency's keys}.
    """
    told = bulletins.latest(ESCROW)
    return None if told is None else told.body


def escrow_bytes() -> bytes | None:
    """Return [regency, kit, sealed keys] as keeper and nodes hold them, or None."""
    told = escrow()
    if told is None:
        return None
    return plain.write([settings.JANGKAU.regency, told["kit"], bytes(told["sealed"])])


def envelopes() -> list[bytes]:
    """Return the sealed key sets that belong beside this home's data.

    This home's own keys, sealed to the regency (at a regency: to a copy of its keys
    folder), and the regency's, sealed to the kit.
    """
    told = escrow()
    own = keyset.seal(keyset.read(settings.JANGKAU.keys), keys.regency().seal)
    return [own, *([bytes(told["sealed"])] if told else [])]
