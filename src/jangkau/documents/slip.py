"""The slip that is signed, or thumb-marked before a witness, when documents are handed over."""

from dataclasses import dataclass
from datetime import datetime

from jangkau.documents.dates import long_moment
from jangkau.documents.qr import qr_svg
from jangkau.documents.receipt import initials
from jangkau.documents.typesetting import typeset
from jangkau.rules.receipt_number import grouped


@dataclass(frozen=True, slots=True)
class Handed:
    """One document handed over: what it is and its number ("" when it has none)."""

    label: str
    document_number: str


@dataclass(frozen=True, slots=True)
class Slip:
    """What a hand-over slip says.

    `number` is the receipt number, unspaced. `person` is whom the documents are about:
    only the initials are printed. `receiver` signs, or marks with the thumb; then
    `witness` (else "") states that the slip bears the mark. `moment` is aware.
    `seal_address` is what its QR holds (see documents.seal).
    """

    number: str
    office: str
    door: str
    person: str
    documents: tuple[Handed, ...]
    receiver: str
    relation: str
    officer: str
    witness: str
    moment: datetime
    seal_address: str


def slip_pdf(slip: Slip) -> bytes:
    """Return the slip as one A4 page."""
    signing = [
        ["Yang menerima", slip.receiver, True],
        ["Petugas yang menyerahkan", slip.officer, False],
    ]
    if slip.witness:
        signing.append(["Saksi cap jempol", slip.witness, False])
    data = {
        "number": grouped(slip.number),
        "office": slip.office,
        "door": slip.door,
        "initials": initials(slip.person),
        "documents": [[one.label, one.document_number or "-"] for one in slip.documents],
        "receiver": slip.receiver,
        "relation": slip.relation,
        "witness": slip.witness,
        "moment": long_moment(slip.moment),
        "signatures": signing,
        "seal": qr_svg(slip.seal_address),
        "check": slip.seal_address.partition("#")[0],
    }
    return typeset("slip", data, slip.moment)
