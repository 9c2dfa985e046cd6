"""Judges the text of a QR: whether it is a seal of ours, unchanged and still standing.

The page's own script (static/web/seal.js) judges alike; a test holds the two together.
"""

import re
from dataclasses import dataclass
from typing import Literal

from jangkau.documents import seal
from jangkau.documents.seal import Claim
from jangkau.documents.seal_list import Device, SealList
from jangkau.ledger.keys import verify

Verdict = Literal[
    "valid",
    "old",
    "revoked_since",
    "elsewhere",
    "withdrawn",
    "revoked",
    "unknown",
    "changed",
    "foreign",
    "status",
]
OLD = 30 * 24 * 3600  # seconds after which a list no longer vouches for "not withdrawn"
LONGEST = 4000  # letters of a text that is looked at
_FOREIGN = re.compile(r"^[a-z][a-z0-9+.-]*:", re.I)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found; `claim` is told only of a paper that a listed device sealed."""

    verdict: Verdict
    claim: Claim | None = None
    device: Device | None = None


def judge(text: str, known: SealList, now: int) -> Judgement:
    """Judge a QR's text by a list, at a time in seconds. Never raises for any text."""
    base, hash_, rest = text.strip()[: LONGEST + 1].rpartition("#")
    if base.lower().endswith("/status"):
        return Judgement("status")
    if _FOREIGN.match(text.strip()) and not (hash_ and base.lower().endswith(seal.PATH)):
        return Judgement("foreign")
    try:
        signed = seal.read(rest)
    except ValueError:
        return Judgement("changed")
    device = known.device(signed.kid)
    if device is None:
        return Judgement("unknown")
    if not verify(device.key, signed.statement, signed.signature):
        return Judgement("changed")
    try:
        claim = seal.claim_of(signed.payload)
    except ValueError:
        return Judgement("changed")
    if claim.regency != known.regency:
        return Judgement("changed")
    return Judgement(_standing(claim, device, known, base, now), claim, device)


def _standing(claim: Claim, device: Device, known: SealList, base: str, now: int) -> Verdict:
    """Return how a genuine seal stands, the gravest first."""
    if known.withdrawn.intersection(seal.marks(claim)):
        return "withdrawn"
    if device.until and claim.sealed >= device.until:
        return "revoked"
    if base and known.addresses and base.lower() not in known.addresses:
        return "elsewhere"
    if device.until:
        return "revoked_since"
    return "old" if now - known.issued > OLD else "valid"
