import io
import struct
import time
import zipfile
import zlib

import pytest
from PIL import Image

from jangkau.documents import apart
from jangkau.errors import Refusal
from tests.documents.photographs import blank, jpeg
from tests.documents.scans import by_hand, page_of, scan, stream

QUICK = 4.0  # seconds, on a busy machine
PAGE = stream(b"")
SCRIPT = b"<html><script>alert(1)</script></html>"


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as held:
        held.writestr("jalankan.js", "alert(1)")
    return out.getvalue()


def png(width: int, height: int, data: bytes = b"") -> bytes:
    """Return a PNG that claims this size."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body))
            + kind
            + body
            + struct.pack(">I", zlib.crc32(kind + body))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    packed = zlib.compress(data or bytes(1000))
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", packed)
        + chunk(b"IEND", b"")
    )


def frames(kind: str, count: int = 600) -> bytes:
    out = io.BytesIO()
    pictures = [Image.new("P", (64, 64), shade % 256) for shade in range(count)]
    pictures[0].save(out, kind, save_all=True, append_images=pictures[1:])
    return out.getvalue()


def code(data: bytes, name: str = "") -> str:
    """Return why a file is refused, "" where it is taken; either must be quick."""
    started = time.monotonic()
    try:
        apart.take_in(data, name)
        told = ""
    except Refusal as refused:
        told = refused.code
        assert refused.sentence()
    assert time.monotonic() - started < QUICK
    return told


@pytest.fixture(autouse=True, scope="module")
def warm() -> None:
    apart.take_in(jpeg(blank(30, 20)), "a.jpg")
    code(scan())


@pytest.mark.parametrize("more", [archive(), SCRIPT, b"%PDF-1.7\n%%EOF", b"MZ" + bytes(90)])
def test_a_photo_that_is_also_something_else_is_kept_as_a_photo_alone(more: bytes) -> None:
    for both in (jpeg(blank(300, 200)) + more, jpeg(blank(300, 200), comment=more)):
        kept = apart.take_in(both, "foto.jpg")
        for data in (kept.data, kept.first_image):
            assert data.startswith(b"RIFF")
            assert more not in data
            assert Image.open(io.BytesIO(data)).format == "WEBP"
            assert len(data) == struct.unpack("<I", data[4:8])[0] + 8


def test_pictures_that_swell_are_refused_before_they_do() -> None:
    assert code(png(50_000, 50_000)) == "JKL-1115"
    assert code(png(2**31 - 1, 2**31 - 1)) in ("JKL-1115", "JKL-1114")
    assert code(png(6_000, 6_000)) == "JKL-1114"


def test_pictures_of_other_kinds_are_not_opened_at_all() -> None:
    assert code(frames("GIF"), "a.gif") == "JKL-1112"
    out = io.BytesIO()
    Image.new("1", (90, 90)).save(out, "TIFF")
    for tiff in (out.getvalue(), b"II*\0" + struct.pack("<I", 8) + b"\xff\xff" * 900):
        assert code(tiff, "a.tif") == "JKL-1112"


def test_of_a_moving_picture_one_frame_is_kept() -> None:
    kept = apart.take_in(frames("WEBP"), "a.webp")
    assert getattr(Image.open(io.BytesIO(kept.data)), "n_frames", 1) == 1


def test_a_pdf_that_is_also_something_else_is_refused() -> None:
    for more in (archive(), SCRIPT):
        assert code(scan() + more, "a.pdf") == "JKL-1138"
        assert code(more + scan(), "a.pdf") == "JKL-1112"
    assert code(b"%PDF-" + SCRIPT, "a.pdf") == "JKL-1116"


ACTIONS = {
    "membuka sendiri": b"/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >>",
    "menjalankan program": b"/OpenAction << /S /Launch /F (cmd.exe) >>",
    "membawa berkas": b"/Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec >>] >> >>",
    "mengirim isian": b"/AcroForm << /Fields [<< /A << /S /SubmitForm /F (http://x) >> >>] >>",
    "nama yang disamarkan": b"/OpenAction << /S /J#61vaScript /J#53 (x) >>",
    "saat dicetak": b"/AA << /WP << /S /Named /N /Print >> >>",
}


@pytest.mark.parametrize("action", ACTIONS.values(), ids=ACTIONS.keys())
def test_a_pdf_that_acts_is_refused(action: bytes) -> None:
    assert code(page_of(PAGE, action), "a.pdf") == "JKL-1125"


def test_an_act_is_found_where_no_page_leads_and_inside_packed_objects() -> None:
    script = b"<< /S /JavaScript /JS (app.alert\\(1\\)) >>"
    assert code(page_of(PAGE, b"", script), "a.pdf") == "JKL-1125"
    assert code(packed(script), "a.pdf") == "JKL-1125"


def packed(hidden: bytes) -> bytes:
    """Return a PDF with a cross-reference stream that keeps an object packed."""
    body = zlib.compress(b"9 0 " + hidden)
    out = b"%PDF-1.7\n"
    places = {}
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
        4: stream(body, b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode"),
    }
    for number, one in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, one)
    rows = [(0, 0, 65535)] + [(1, places[number], 0) for number in (1, 2, 3, 4)]
    rows += [(0, 0, 0)] * 3 + [(1, len(out), 0), (2, 4, 0)]
    table = b"".join(struct.pack(">BIH", *row) for row in rows)
    start = len(out)
    head = b"/Type /XRef /Size 10 /W [1 4 2] /Root 1 0 R"
    return out + b"8 0 obj\n%b\nendobj\nstartxref\n%d\n%%%%EOF\n" % (stream(table, head), start)


def test_a_harmless_opening_view_is_no_act() -> None:
    assert code(page_of(PAGE, b"/OpenAction [3 0 R /Fit]"), "a.pdf") == ""


def test_pdfs_that_swell_are_refused() -> None:
    bomb = zlib.compress(bytes(300 * 2**20), 9)
    assert len(bomb) < 2**20
    assert code(page_of(stream(bomb, b"/Filter /FlateDecode")), "a.pdf") == "JKL-1123"
    twice = stream(zlib.compress(bomb), b"/Filter [/FlateDecode /FlateDecode]")
    assert code(page_of(twice), "a.pdf") == "JKL-1123"
    wide = stream(b"", b"/Type /XObject /Subtype /Image /Width 90000 /Height 90000")
    assert code(page_of(PAGE, b"", wide), "a.pdf") == "JKL-1115"


def test_pdfs_that_lead_in_circles_are_refused_or_end() -> None:
    kids = by_hand(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>",
        b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>",
    )
    assert code(kids, "a.pdf") in ("JKL-1116", "JKL-1123")
    start = scan().rindex(b"startxref")
    own = b"/Prev %d /Size" % scan().rindex(b"xref\n", 0, start)
    circle = scan()[:start].replace(b"/Size", own)
    assert code(circle + scan()[start:], "a.pdf") in ("", "JKL-1116", "JKL-1123")
    nested = page_of(PAGE, b"/X " + b"[" * 90_000 + b"]" * 90_000)
    assert code(nested, "a.pdf") in ("JKL-1116", "JKL-1123")


def test_a_pdf_of_countless_objects_or_pages_is_refused() -> None:
    many = page_of(PAGE, b"", *[b"0"] * 60_000)
    assert code(many, "a.pdf") == "JKL-1123"
    assert code(scan(pages=41), "a.pdf") == "JKL-1139"


@pytest.mark.long
def test_a_pdf_as_full_as_it_may_be_is_refused() -> None:
    many = page_of(PAGE, b"", *[b"0"] * 250_000)
    started = time.monotonic()
    with pytest.raises(Refusal):
        apart.take_in(many, "a.pdf")
    assert time.monotonic() - started < 21
