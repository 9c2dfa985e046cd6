"""Scans in PDF, honest and hostile, written by hand or by pypdf."""

import io
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
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, table)
    trailer = b"trailer\n<< /Size %d /Root %d 0 R >>\n" % (len(objects) + 1, root)
    return out + trailer + b"startxref\n%d\n%%%%EOF\n" % start


def stream(body: bytes, extra: bytes = b"") -> bytes:
    """Return a stream object."""
    head = b"<< /Length %d %b >>\nstream\n" % (len(body), extra)
    return head + body + b"\nendstream"


def writer_name(key: str) -> Any:
    """Return a PDF name."""
    from pypdf.generic import NameObject

    return NameObject(f"/{key}")
