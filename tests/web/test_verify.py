"""The verification page without JavaScript: text and pictures are judged by the server."""

import io
import re
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jangkau.channels.web import verdicts
from jangkau.documents import seal, seal_list
from jangkau.ledger import keys
from jangkau.ledger.home import Home
from jangkau.office import gate, notices, seals
from jangkau.office.loading import load
from jangkau.rules.application.commands import Withdraw
from tests.applications import actor
from tests.documents.camera import photographed, printed
from tests.office.test_seals import filed
from tests.staff.people import hire

pytestmark = pytest.mark.django_db(transaction=True)
BASE = "http://testserver"


@pytest.fixture(autouse=True)
def told(regency: Home, settings: object) -> Iterator[None]:
    """Be at a regency that has told its list."""
    settings.STORAGES = {  # type: ignore[attr-defined]
        **settings.STORAGES,  # type: ignore[attr-defined]
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    notices.refresh()
    yield


def receipt() -> str:
    """Return what the QR of a fresh receipt holds."""
    return seal.address(BASE, seals.of_receipt(filed(), "Ayu Lestari", "Sukamaju"))


def shown(answer: object) -> str:
    """Return what stands in the result: markup and the browser's templates left out."""
    page = answer.content.decode()  # type: ignore[attr-defined]
    part = page.partition('id="hasil"')[2].partition("<form")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", part))


def post(**posted: object) -> object:
    return Client().post("/verifikasi", posted)


def picture(text: str, seed: int = 3, kind: str = "JPEG") -> SimpleUploadedFile:
    out = io.BytesIO()
    photographed(printed(text), seed).save(out, kind)
    return SimpleUploadedFile("qr.jpg", out.getvalue(), "image/jpeg")


def test_it_works() -> None:
    answer = Client().get("/verifikasi")
    assert answer.status_code == 200
    assert "bukan dokumen kependudukan" in answer.content.decode()
    assert not answer.cookies


def test_a_typed_seal_is_judged_and_told_by_initials() -> None:
    said = shown(post(text=receipt()))
    for word in ("Sah", "Tanda terima", "A. L.", "Sukamaju", "Contoh", "Akta kelahiran"):
        assert word in said
    assert "Lestari" not in said


def test_one_letter_changed_is_told_as_not_valid() -> None:
    text = receipt()
    for at in (-1, -30, -100):
        other = "A" if text[at] != "A" else "B"
        changed = text[:at] + other + text[at:][1:]
        assert "Tidak sah" in shown(post(text=changed))


def test_a_withdrawn_receipt_is_told_as_such() -> None:
    state = filed()
    text = seals.of_receipt(state, "Ayu Lestari", "Sukamaju")
    gate.perform(actor("village_operator"), Withdraw(state.id, "pindah"))
    notices.refresh()
    assert load(state.id).stage == "withdrawn"
    assert "Sudah dicabut" in shown(post(text=text))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_is_read_by_the_server(kind: str) -> None:
    assert "Sah" in shown(post(picture=picture(receipt(), kind=kind)))


def test_what_is_no_picture_or_holds_no_qr_is_refused_with_a_sentence() -> None:
    blank = io.BytesIO()
    printed("x").crop((0, 0, 60, 60)).save(blank, "PNG")
    bomb = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\x7f\xff\xff\xff\x7f\xff\xff\xff\x08\0\0\0\0\0\0\0\0"
    for data, code in ((b"%PDF-1.7", "1153"), (bomb, "1153"), (blank.getvalue(), "1152")):
        answer = post(picture=SimpleUploadedFile("qr.jpg", data, "image/jpeg"))
        assert f"JKL-{code}" in shown(answer)
    assert "JKL-1150" in shown(post())


def test_no_text_breaks_the_page() -> None:
    for text in (
        "#",
        "\0",
        "a" * 5000,
        "\ud800".encode("utf-16", "surrogatepass"),
        "😀#é",
        "<b>",
    ):
        answer = post(text=text)
        assert answer.status_code == 200  # type: ignore[attr-defined]
        assert "<b>" not in answer.content.decode()  # type: ignore[attr-defined]


def test_the_list_is_served_as_signed_and_not_sent_twice() -> None:
    answer = Client().get("/verifikasi/daftar")
    known = seal_list.read(answer.content, keys.public().sign)
    assert known.regency == "99.01"
    again = Client().get("/verifikasi/daftar", headers={"if-none-match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_everybody_gets_the_same_page_so_that_a_kept_one_tells_nothing() -> None:
    account, staff = hire("sari", role="checker", jurisdiction="99.01"), Client()
    staff.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    assert staff.get("/verifikasi").content == Client().get("/verifikasi").content


def test_the_worker_speaks_for_the_page_and_its_parts_alone() -> None:
    answer = Client().get("/verifikasi/pekerja.js")
    assert answer["Service-Worker-Allowed"] == "/verifikasi"
    told = answer.content.decode().partition(";")[0]
    paths = re.findall(r'"(/[^"]*)"', told)
    assert {one for one in paths if not one.startswith("/static/")} == {
        "/verifikasi",
        "/verifikasi/daftar",
    }


def test_every_sentence_has_at_most_20_words() -> None:
    for one in verdicts.TOLD.values():
        for sentence in re.split(r"(?<=[.:]) ", " ".join((one.word, *one.lines))):
            assert len(sentence.split()) <= 20
