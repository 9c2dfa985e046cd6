"""Who may see what at the desk: another's draft and another village's case are not found."""

import pytest
from django.test import Client

from jangkau.office.kept.models import Reading
from tests.desk.counter import begin, counter, send

PAGES = ("", "/terima", "/perbaiki", "/serah", "/tarik", "/tanda-terima-a4.pdf")
FOUND, NOT_FOUND = 302, 404


def test_it_works():
    answer = Client().get("/meja/")
    assert (answer.status_code, answer["Location"]) == (FOUND, "/masuk?next=%2Fmeja%2F")


@pytest.mark.parametrize("page", PAGES)
def test_another_villages_case_is_not_found(desk, page):
    application = send(desk)
    stranger = counter("joko", "99.01.02.2001")
    assert stranger.get(f"/meja/berkas/{application}{page}").status_code == NOT_FOUND


def test_a_colleagues_draft_is_not_found(desk):
    draft = begin(desk)
    colleague = counter("dewi")
    for page in ("", "/berkas", "/baca", "/tanda-tangan", "/hapus"):
        assert colleague.get(f"/meja/draf/{draft}{page}").status_code == NOT_FOUND
    assert colleague.post(f"/meja/draf/{draft}", {"version": "1"}).status_code == NOT_FOUND


def test_a_village_files_for_its_own_families_only(desk):
    codes = [code for code, _ in widget_of(desk, "village").options]
    assert codes == ["99.01.01.2003"]


def widget_of(desk, name):
    form = desk.get(f"/meja/draf/{begin(desk)}").context["form"]
    return next(one for part in form.sections for one in part.widgets if one.name == name)


def test_every_reading_of_a_case_is_noted(desk):
    application = send(desk)
    Reading.objects.all().delete()
    desk.get(f"/meja/berkas/{application}")
    assert [(one.account, one.purpose) for one in Reading.objects.all()] == [("sari", "desk")]


def test_an_application_is_withdrawn_with_its_reason(desk):
    application = send(desk)
    page = desk.post(f"/meja/berkas/{application}/tarik", {"why": " "})
    assert (page.status_code, "Alasan belum diisi" in page.content.decode()) == (422, True)
    desk.post(f"/meja/berkas/{application}/tarik", {"why": "Sudah diurus di kota"})
    shown = desk.get(f"/meja/berkas/{application}").content.decode()
    assert "Ditarik pemohon: Sudah diurus di kota" in shown
