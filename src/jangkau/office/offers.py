"""What a ticket says, and what a device says when it presents one."""

import base64
import binascii
import json
from dataclasses import asdict, dataclass
from typing import Self

from jangkau.errors import Refusal
from jangkau.ledger import keys

PREFIX = "JKT1"


@dataclass(frozen=True)
class Offer:
    """What a ticket says to the device: who it may become, and the regency's keys (hex)."""

    ticket: str
    node: str
    regency: str
    role: str
    name: str
    jurisdiction: str
    expires: str
    sign_key: str
    seal_key: str

    @classmethod
    def read(cls, text: str) -> Self:
        """Return what a ticket says, its signature checked; refuse with JKL-1310.

        The signature proves that nothing was changed. That it is the regency's own
        rests on the hand that gave the ticket; the regency checks its copy again.
        """
        try:
            prefix, said, signature = "".join(text.split()).split(".")
            offer = cls(**json.loads(from_text(said)))
            signer = bytes.fromhex(offer.sign_key)
            good = keys.verify(signer, said.encode(), from_text(signature))
        except (ValueError, TypeError, binascii.Error):
            raise Refusal("JKL-1310") from None
        if prefix != PREFIX or not good:
            raise Refusal("JKL-1310")
        return offer


@dataclass(frozen=True)
class Request:
    """A device's wish to enrol: the ticket's text, its public keys, and the proof.

    `proof` is the signature, by `sign_key`, over the ticket's text and `seal_key`.
    """

    ticket: str
    sign_key: bytes
    seal_key: bytes
    proof: bytes

    def statement(self) -> bytes:
        """Return the bytes that the proof signs."""
        return b"jangkau-enrol-1" + self.ticket.encode() + self.seal_key


def signed(offer: Offer) -> str:
    """Return the text of a ticket, signed by this node; the same for the same offer."""
    said = to_text(json.dumps(asdict(offer), sort_keys=True).encode())
    return f"{PREFIX}.{said}.{to_text(keys.sign(said.encode()))}"


def to_text(data: bytes) -> str:
    """Return bytes as letters that survive a file, a QR code and a message."""
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def from_text(text: str) -> bytes:
    """Return the bytes that `to_text` wrote; ValueError on other letters."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
