"""What a thing cannot be done without: the least that each time is set beside."""

import os
from collections.abc import Sequence
from uuid import uuid4

from jangkau.ledger.entries import GENESIS
from jangkau.ledger.models import ContentRow
from jangkau.sync import codec, message
from jangkau.sync.frame import Head

ROW = 1200  # bytes, as a birth's sealed content has


def checked(raw: bytes, sign_key: bytes, base: bytes) -> bytes:
    """Parse a request, verify its signature and hash every entry; return the last hash."""
    told = message.open_request(raw)
    if not message.is_signed(told, "99.01", sign_key):
        raise ValueError("signature")
    head = Head(told.node, told.incarnation, told.seq, told.named)
    frame = codec.decode_frame(told.payload, "99.01", head, told.base_seq, base)
    return frame.head.hash


def all_checked(raws: Sequence[bytes], sign_key: bytes) -> None:
    """Do so with the requests of a whole log, in its order."""
    base = GENESIS
    for raw in raws:
        base = checked(raw, sign_key, base)


def bare_insert() -> None:
    """Insert one row by Django, durable on return."""
    ContentRow.objects.create(
        regency="99.01", digest=os.urandom(32), subject=uuid4(), sealed=os.urandom(ROW)
    )
