"""Scans in PDF, honest and hostile, written by hand or by pypdf."""

import io
import zlib
from itertools import accumulate
from typing import Any

from pypdf import PdfWriter


def scan(pages: int = 1, password: str = "", **catalogue: Any) -> bytes:
    """Return a PDF of blank pages; `catalogue` are further entries of its root."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width=595, height=842)
    for key, value in catalogue.items():
        writer.root_object[writer_name(key)] = value
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def by_hand(*objects: bytes, root: int = 1) -> bytes:
    """Return a PDF of these objects, numbered from 1, with a cross-reference table."""
    head = b"%PDF-1.7\n"
    parts = [b"%d 0 obj\n%b\nendobj\n" % told for told in enumerate(objects, start=1)]
    places = list(accumulate((len(part) for part in parts), initial=len(head)))
    table = b"".join(b"%010d 00000 n \n" % place for place in places[:-1])
    trailer = b"trailer\n<< /Size %d /Root %d 0 R >>\n" % (len(objects) + 1, root)
    xref = b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, table)
    end = b"startxref\n%d\n%%%%EOF\n" % places[-1]
    return b"".join((head, *parts, xref, trailer, end))


def stream(body: bytes, extra: bytes = b"") -> bytes:
    """Return a stream object."""
    head = b"<< /Length %d %b >>\nstream\n" % (len(body), extra)
    return head + body + b"\nendstream"


def writer_name(key: str) -> Any:
    """Return a PDF name."""
    from pypdf.generic import NameObject

    return NameObject(f"/{key}")


def slow_text(times: int = 600_000) -> bytes:
    """Return a small PDF whose page says very much: reading it takes long."""
    body = zlib.compress(b"BT /F1 9 Tf (A) Tj ET " * times, 9)
    font = b"/Resources << /Font << /F1 << /Subtype /Type1 /BaseFont /Courier >> >> >>"
    return by_hand(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R %b >>" % font,
        stream(body, b"/Filter /FlateDecode"),
    )


def page_of(contents: bytes, more: bytes = b"", *others: bytes) -> bytes:
    """Return a PDF of one page with these contents; `others` are objects from 5 on."""
    return by_hand(
        b"<< /Type /Catalog /Pages 2 0 R %b >>" % more,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>",
        contents,
        *others,
    )
