"""The recovery kit: a secret on two sheets of paper, to which the regency's keys are sealed."""

import secrets
from dataclasses import dataclass

from django.conf import settings
from nacl.public import PrivateKey

from jangkau.errors import Refusal
from jangkau.ledger import bulletins, keys, keyset
from jangkau.ledger.clock import now_ms
from jangkau.ledger.durable import write_file
from jangkau.ledger.keyset import Opener
from jangkau.office.recovery.envelopes import ESCROW, escrow
from jangkau.rules.kit_sheet import Sheet, join, split


@dataclass(frozen=True, slots=True)
class Kit:
    """A kit before it is printed: its two sheets, and the public key of its secret."""

    sheets: tuple[Sheet, Sheet]
    public: bytes


@dataclass(frozen=True, slots=True)
class Checked:
    """What a drill proved: which kit, made when (ms), and how many keys it opens."""

    kit: str
    made: int
    keys: int


def make() -> Kit:
    """Make a new kit, in memory alone; refuses with JKL-1655 away from the regency."""
    if settings.JANGKAU.role != "regency":
        raise Refusal("JKL-1655")
    secret = secrets.token_bytes(32)
    named = keyset.fingerprint(keys.public().sign)
    sheets = split(secret, secrets.token_bytes(32), secrets.token_bytes(4), named)
    return Kit(sheets, bytes(PrivateKey(secret).public_key))


def adopt(kit: Kit) -> None:
    """Let a printed kit count: seal the regency's keys to it and tell every node.

    The sealed keys go into backups, to the keeper and down to the nodes. A kit before it
    opens only what was written while it counted.
    """
    write_file(settings.JANGKAU.keys / "recovery.pub", kit.public, mode=0o600)
    own = keyset.read(settings.JANGKAU.keys)
    told = {
        "kit": kit.sheets[0].kit_number,
        "made": now_ms(),
        "public": kit.public,
        "sealed": keyset.seal(own, kit.public),
    }
    bulletins.publish(ESCROW, told)


def opener(one: Sheet, other: Sheet) -> Opener:
    """Return what a pair of sheets opens; refuses with JKL-1652 two that are no pair."""
    return Opener(join(one, other), one.fingerprint)


def check(one: Sheet, other: Sheet) -> Checked:
    """Prove that a pair of sheets opens the regency's keys; touches nothing.

    Refuses with JKL-1654 where no kit was made, JKL-1653 for another kit's sheets.
    """
    told = escrow()
    if told is None:
        raise Refusal("JKL-1654")
    opened = keyset.open_sealed([bytes(told["sealed"])], opener(one, other), b"")
    here = keys.regency().sign
    if opened is None or keyset.sign_public(opened) != here:
        raise Refusal("JKL-1653", kit=told["kit"])
    return Checked(told["kit"], told["made"], sum(name.endswith(".key") for name in opened))
