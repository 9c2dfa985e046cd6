"""The receipt that a reporter takes home: number, secret, papers taken in, next steps."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from jangkau.documents.dates import long_moment
from jangkau.documents.qr import qr_svg
from jangkau.documents.typesetting import typeset
from jangkau.rules.receipt_number import grouped, pronounce

Size = Literal["A4", "72mm"]
_TEMPLATES: dict[Size, str] = {"A4": "receipt_a4", "72mm": "receipt_72mm"}


@dataclass(frozen=True, slots=True)
class Step:
    """What happens next, and when: ("Petugas memeriksa berkas", "paling lambat 24 jam")."""

    what: str
    when: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a receipt says.

    `number` and `secret` are unspaced (see rules.receipt_number). `person` is whom the
    application is about: only the initials are printed. `moment` is aware, in the
    office's own time zone. `status_url` is the address of the status page, without
    query or fragment. `helper` is "" when nobody helped, `words` when nothing more is said.
    """

    number: str
    secret: str
    office: str
    door: str
    service: str
    outputs: tuple[str, ...]
    person: str
    moment: datetime
    handed_in: tuple[str, ...]
    steps: tuple[Step, ...]
    helper: str
    ask: str
    status_url: str
    words: str = ""


def receipt_pdf(receipt: Receipt, size: Size) -> bytes:
    """Return the receipt: on A4 (one page, unless papers are many) or a strip 72 mm wide."""
    address = status_address(receipt.status_url, receipt.number, receipt.secret)
    data = {
        "number": grouped(receipt.number),
        "spoken": pronounce(receipt.number),
        "secret": grouped(receipt.secret),
        "office": receipt.office,
        "door": receipt.door,
        "service": receipt.service,
        "outputs": list(receipt.outputs),
        "initials": initials(receipt.person),
        "moment": long_moment(receipt.moment),
        "handed_in": list(receipt.handed_in),
        "steps": [[step.what, step.when] for step in receipt.steps],
        "helper": receipt.helper,
        "ask": receipt.ask,
        "words": receipt.words,
        "status_url": receipt.status_url,
        "qr": qr_svg(address),
    }
    return typeset(_TEMPLATES[size], data, receipt.moment)


def status_address(status_url: str, number: str, secret: str) -> str:
    """Return the address in the QR: ".../status#59DH6DS1GYM0.7KQ2MX4T".

    Number and secret stand after the "#": a browser never sends that part, so they
    reach no server log, proxy or history of another site. The status page reads them
    there and posts them; without JavaScript they are typed from the paper.
    """
    return f"{status_url}#{number}.{secret}"


def initials(name: str) -> str:
    """Return "B. S." of "Bunga Sekar"; "-" of an empty name."""
    words = [word for word in name.split() if word[0].isalpha()]
    return " ".join(f"{word[0].upper()}." for word in words) or "-"
