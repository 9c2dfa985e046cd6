"""What is posted twice, in two windows, on a full disk, too large, or that makes no sense."""

from uuid import UUID

import pytest

from jangkau.ledger import store
from jangkau.ledger.home import Home
from jangkau.office.kept.models import Draft as KeptDraft
from tests.access.test_uploads import Endless, a_proof
from tests.desk.counter import (
    begin,
    births,
    counter,
    filed,
    give_back,
    photo,
    send,
    state_of,
    type_in,
    typed,
)  # fmt: skip

HUGE = "9" * 40
ODD_PAGES = (HUGE, "0", "-1", "²", "x", "1e9", "1" * 500)


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


@pytest.mark.parametrize("page", ODD_PAGES)
def test_a_page_number_that_is_none_is_the_first_or_the_last(desk, page):
    send(desk)
    for path in ("/meja/", "/meja/serah", "/meja/daftar.csv"):
        assert desk.get(path, {"hal": page}).status_code == 200, (path, page)


def test_numbers_that_are_none_break_no_form(desk):
    draft = begin(desk)
    for odd in ODD_PAGES:
        answer = desk.post(f"/meja/draf/{draft}", {**births(), "version": odd})
        assert answer.status_code in (302, 409, 422), odd
        data = {"paper": "marriage_proof", "alternative": "buku_nikah", "remove": odd}
        assert desk.post(f"/meja/draf/{draft}/berkas", data).status_code in (302, 422), odd


ABSURD = {
    "child_birth_date": ["0001-01-01", "9999-12-31", "31-02-2026", "99-99-9999", "0-0-0"],
    "child_weight": [HUGE, "-5", "1e400", "NaN", "٣٠٠٠", "0x10"],
    "child_birth_time": ["25:61", "٠٨:٠٠", HUGE],
    "child_name": ["", "\x00", "A" * 20000, "<script>alert(1)</script>", "\u202eabc", "😀"],
    "mother_nik": [HUGE, "²" * 16, "٠" * 16, "' OR 1=1 --"],
    "village": ["99.01.02.2001", "%", HUGE, "99.02.01.2001"],
}


@pytest.mark.parametrize("field", ABSURD)
def test_absurd_answers_are_kept_and_told_never_filed(desk, field):
    draft = begin(desk)
    for value in ABSURD[field]:
        answer = type_in(desk, draft, {**births(), field: value, "go_on": "1"})
        assert answer.status_code in (302, 422), value
        shown = desk.get(f"/meja/draf/{draft}?periksa=1")
        assert shown.status_code == 200, value
        assert b"<script>alert" not in shown.content
    assert filed() == 0


def test_two_windows_on_one_draft_lose_nothing(desk):
    draft = begin(desk)
    version = desk.get(f"/meja/draf/{draft}").context["draft"].version
    first = desk.post(f"/meja/draf/{draft}", {**births(), "child_name": "SATU",
                                              "version": version})  # fmt: skip
    second = desk.post(f"/meja/draf/{draft}", {**births(), "child_name": "DUA",
                                               "version": version})  # fmt: skip
    assert (first.status_code, second.status_code) == (302, 409)
    assert b'value="DUA"' in second.content
    assert typed(draft)["child_name"] == "SATU"


def test_every_button_pressed_twice_does_one_thing(desk):
    application = send(desk)
    assert desk.post(f"/meja/draf/{application}/kirim").status_code == 302
    assert filed() == 1
    page = desk.get(f"/meja/berkas/{application}/tarik")
    told = {"why": "Sudah diurus", "act": page.context["act"]}
    for _ in range(2):
        assert desk.post(f"/meja/berkas/{application}/tarik", told).status_code == 302
    assert [one.entry.kind for one in store.history(application)].count(
        "application.withdrawn"
    ) == 1


def mend_page(desk, application):
    page = desk.get(f"/meja/berkas/{application}/perbaiki")
    return page.context["act"], {
        "on_page": "child_name",
        "shown-child_name": page.context["fields"][0].before,
    }


def test_going_back_and_mending_once_more_is_never_lost_in_silence(desk):
    application = send(desk)
    give_back(application, "field:child_name")
    act, posted = mend_page(desk, application)
    told = {**posted, "act": act}
    first = desk.post(f"/meja/berkas/{application}/perbaiki", {**told, "child_name": "BUDI"})
    assert first.status_code == 302
    again = desk.post(f"/meja/berkas/{application}/perbaiki", {**told, "child_name": "BUDI"})
    other = desk.post(f"/meja/berkas/{application}/perbaiki", {**told, "child_name": "BADU"})
    assert other.status_code == 409
    assert again.status_code in (302, 409)
    assert state_of(application).answers["child_name"] == "BUDI"
    kept = desk.get(f"/meja/berkas/{application}/perbaiki")
    assert b"BADU" in kept.content, "what was typed is still there to be sent"


def test_a_full_disk_refuses_before_the_receipt_and_keeps_the_draft(desk, village, settings):
    from dataclasses import replace

    draft = begin(desk)
    type_in(desk, draft, births())
    desk.post(f"/meja/draf/{draft}/berkas", a_proof(photo()))
    desk.post(f"/meja/draf/{draft}/baca")
    settings.JANGKAU = replace(village, free_floor=2**60)
    for path, data in (
        (f"/meja/draf/{draft}", {**births(), "version": "9"}),
        (f"/meja/draf/{draft}/berkas", a_proof(photo(120))),
        (f"/meja/draf/{draft}/kirim", {}),
        ("/meja/baru/akta_kelahiran", {}),
    ):
        answer = desk.post(path, data)
        assert answer.status_code in (409, 422, 503), path
        assert "hampir penuh" in answer.content.decode(), path
    settings.JANGKAU = village
    assert (filed(), KeptDraft.objects.count()) == (0, 1)
    assert desk.post(f"/meja/draf/{draft}/kirim").status_code == 302
    assert filed() == 1


def test_a_priority_that_is_none_is_not_kept(desk):
    draft = begin(desk)
    type_in(desk, draft, births(), priority="Ibu Sri 9901015507900001")
    desk.post(f"/meja/draf/{draft}/berkas", a_proof(photo()))
    desk.post(f"/meja/draf/{draft}/baca")
    desk.post(f"/meja/draf/{draft}/kirim")
    assert state_of(draft).priority == ""


def test_what_is_searched_for_lies_nowhere_in_the_clear(desk):
    from django.contrib.sessions.models import Session

    desk.post("/meja/cari", {"text": "9901015507900001"})
    assert desk.get("/meja/").context["filters"].text == "9901015507900001"
    kept = [repr(session.get_decoded()) for session in Session.objects.all()]
    assert kept and not any("9901015507900001" in one for one in kept)


def test_a_filing_and_the_end_of_its_draft_are_one(desk, monkeypatch):
    """The power fails between the two: the draft is not left behind a filed application."""
    from jangkau.office import drafts

    draft = begin(desk)
    type_in(desk, draft, births())
    desk.post(f"/meja/draf/{draft}/berkas", a_proof(photo()))
    desk.post(f"/meja/draf/{draft}/baca")

    def fails(*_):
        raise OSError("power")

    monkeypatch.setattr(drafts, "discard", fails)
    desk.raise_request_exception = False
    desk.post(f"/meja/draf/{draft}/kirim")
    assert (filed(), KeptDraft.objects.filter(application=draft).count()) in ((0, 1), (1, 0))


def test_a_digest_that_is_none_is_not_found(desk):
    application = send(desk)
    for digest in ("zz", "00" * 32, "", "ff" * 5000):
        for path in (f"/meja/berkas/{application}/gambar/{digest}",):
            assert desk.get(path).status_code == 404
    assert UUID(str(application))


def test_too_heavy_a_posting_is_turned_away_unread(desk):
    from django.test import Client

    heavy = {"CONTENT_LENGTH": str(2 * 2**20), "wsgi.input": Endless()}
    for path in ("/masuk", "/status", "/keluar", "/meja/cari", "/kantor/cari"):
        answer = Client().generic("POST", path, **heavy)
        assert (answer.status_code, "1 MB" in answer.content.decode()) == (413, True), path
    heavy["CONTENT_LENGTH"] = str(300 * 2**20)
    assert desk.generic("POST", "/meja/cari", **heavy).status_code == 413
    assert Client().generic("POST", "/status", CONTENT_LENGTH="-5").status_code == 413
