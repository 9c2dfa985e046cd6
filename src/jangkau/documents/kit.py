"""A sheet of the recovery kit on paper: typed groups, a QR, and when to use it."""

from datetime import datetime

from jangkau.documents.dates import long_date
from jangkau.documents.qr import qr_svg
from jangkau.documents.typesetting import typeset
from jangkau.rules.kit_sheet import Sheet, lines, qr_text


def kit_pdf(sheet: Sheet, office: str, moment: datetime) -> bytes:
    """Return one sheet as one A4 page; `moment` is aware."""
    data = {
        "number": str(sheet.number),
        "kit": sheet.kit_number,
        "office": office,
        "made": long_date(moment.date()),
        "fingerprint": sheet.fingerprint.hex(" ", 2),
        "lines": lines(sheet),
        "qr": qr_svg(qr_text(sheet)),
    }
    return typeset("kit", data, moment)
