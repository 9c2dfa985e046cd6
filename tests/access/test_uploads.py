"""What is handed in as a photo and is none, or is too much."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jangkau.ledger.home import Home
from jangkau.rules.application import Paper
from tests.desk.counter import begin, births, counter, photo, type_in


@pytest.fixture(autouse=True)
def at_the_village(village: Home, settings):
    settings.SECOND_FACTOR = False
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    yield


@pytest.fixture
def desk():
    return counter()


def a_proof(upload):
    return {"paper": "marriage_proof", "alternative": "buku_nikah", "photo": upload}


def an_upload(name, data, kind="image/jpeg"):
    return SimpleUploadedFile(name, data, kind)


def a_bomb():
    """Return a PNG that says it is 60,000 pixels a side."""
    import struct
    import zlib

    def chunk(kind, data):
        told = kind + data
        return struct.pack(">I", len(data)) + told + struct.pack(">I", zlib.crc32(told))

    head = struct.pack(">IIBBBBB", 60000, 60000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"0"))


PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
BAD = {
    "a PDF named as a picture": an_upload("akta.jpg", PDF),
    "nothing at all": an_upload("kosong.jpg", b""),
    "SVG": an_upload("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"),
    "SVG named JPEG": an_upload("a.jpg", b"<svg onload='x()'/>"),
    "HTML": an_upload("a.html", b"<html><script>x()</script>"),
    "HTML after a JPEG's head": an_upload("a.jpg", b"\xff\xd8\xff\xe0<html><script>"),
    "GIF": an_upload("a.gif", b"GIF89a<script>"),
    "a ZIP after PDF's end": an_upload("a.pdf", PDF[:-5] + b"PK\x03\x04" * 900),
    "a bomb": an_upload("a.png", a_bomb()),
    "a program": an_upload("a.jpg", b"MZ" + bytes(4000)),
}


@pytest.mark.parametrize("what", BAD)
def test_what_is_no_paper_is_refused_with_a_sentence(desk, what):
    draft = begin(desk)
    type_in(desk, draft, births())
    BAD[what].seek(0)
    answer = desk.post(f"/meja/draf/{draft}/berkas", a_proof(BAD[what]))
    assert answer.status_code == 422
    assert not any(paper.pages for paper in papers_of(draft).values())


def papers_of(draft) -> dict[str, Paper]:
    from jangkau.office import drafts
    from tests.desk.counter import clerk

    found = drafts.find(clerk(), draft)
    assert found is not None
    return found.papers


def test_a_photo_that_hides_something_behind_its_end_keeps_only_the_picture(desk):
    from jangkau.ledger import blobs

    draft = begin(desk)
    type_in(desk, draft, births())
    hidden = photo().read() + b"<script>alert(1)</script>PK\x03\x04"
    desk.post(f"/meja/draf/{draft}/berkas", a_proof(an_upload("a.jpg", hidden)))
    [paper] = papers_of(draft).values()
    for digest in paper.pages:
        data = blobs.get(digest, draft)
        assert data[:4] == b"RIFF" and b"script" not in data


def test_a_40_megabyte_photo_is_taken_in_small_and_a_61_megabyte_one_refused(desk):
    from jangkau.ledger import blobs

    draft = begin(desk)
    type_in(desk, draft, births())
    picture = photo().read()
    large = picture + bytes(40 * 2**20 - len(picture))
    assert (
        desk.post(f"/meja/draf/{draft}/berkas", a_proof(an_upload("a.jpg", large))).status_code
        == 302
    )
    [paper] = papers_of(draft).values()
    assert all(len(blobs.get(digest, draft)) < 2**20 for digest in paper.pages)
    answer = desk.post(
        f"/meja/draf/{draft}/berkas", a_proof(an_upload("a.jpg", bytes(61 * 2**20)))
    )
    assert (answer.status_code, "60 MB" in answer.content.decode()) == (422, True)


class Endless(BytesIO):
    """A file whose reading would take all memory."""

    size, name = 10 * 2**30, "a.jpg"

    def read(self, size=-1):
        assert 0 <= size <= 61 * 2**20, "read without a limit"
        return bytes(size)


def test_a_file_larger_than_the_limit_is_never_read_whole():
    from jangkau.channels.desk import uploads
    from jangkau.errors import Refusal

    with pytest.raises(Refusal, match="JKL-1110"):
        uploads.keep(uuid4(), Endless())
