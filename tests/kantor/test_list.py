import pytest

from jangkau.office import cases
from jangkau.rules.application import ReturnedItem
from jangkau.rules.application.commands import EnterSiak, Return
from jangkau.rules.receipt_number import grouped, of_application
from tests.applications import VILLAGE
from tests.kantor.staff import (
    a_filed_birth,
    an_accepted_birth,
    an_area,
    at_work,
    birth,
    do,
    person,
)

pytestmark = pytest.mark.usefixtures("store")
NAME = str(birth(1)["child_name"])
BLURRED = "Foto buram, tulisan tidak terbaca."


def page(browser, query=""):
    return browser.get(f"/kantor/{query}").content.decode()


def test_each_role_opens_at_its_own_work():
    first = {"checker": "Perlu diperiksa", "siak_operator": "Salin ke SIAK"}
    first |= {"verifier": "Verifikasi", "office_head": "Keputusan terlambat"}
    for role, heading in first.items():
        assert f"<h1>{heading} " in page(at_work(role))


def test_a_filed_birth_waits_for_the_checker_alone():
    a_filed_birth()
    assert NAME in page(at_work("checker"))
    assert NAME not in page(at_work("siak_operator"))


def test_an_accepted_birth_waits_for_the_operator_then_for_the_verifier():
    application = an_accepted_birth()
    operator, verifier = at_work("siak_operator"), at_work("verifier")
    assert (NAME in page(operator), NAME in page(verifier)) == (True, False)
    for output in ("akta_kelahiran", "kk", "kia"):
        do("siak_operator", EnterSiak(application, output))
    assert (NAME in page(operator), NAME in page(verifier)) == (False, True)


def test_a_late_birth_waits_for_the_head():
    answers = birth(1, child_birth_date="2020-01-02")
    an_accepted_birth(answers=answers)
    assert NAME in page(at_work("office_head"))


def test_priority_and_age_come_first():
    plain, first = a_filed_birth(1), a_filed_birth(2, priority="disabled")
    shown = page(at_work("checker"))
    assert shown.index(str(first)) < shown.index(str(plain))
    assert "Penyandang disabilitas" in shown


def test_a_search_leaves_no_trace_in_the_address():
    application, browser = a_filed_birth(), at_work("checker")
    nik = birth(1)["mother_nik"]
    for text in (NAME, NAME.lower(), nik):
        answer = browser.post("/kantor/cari", {"text": text}, follow=True)
        assert answer.redirect_chain == [("/kantor/?tampilan=semua&cari=1", 302)]
        assert str(application) in answer.content.decode()
        assert str(text) not in str(dict(browser.session))
    nobody = browser.post("/kantor/cari", {"text": "tidak ada"}, follow=True)
    assert "Tidak ditemukan" in nobody.content.decode()


def test_a_receipt_number_opens_its_application():
    application, browser = a_filed_birth(), at_work("checker")
    said = grouped(of_application(application)).lower().replace("-", " ")
    answer = browser.post("/kantor/cari", {"text": said})
    assert answer["Location"] == f"/kantor/berkas/{application}/"


def test_the_list_narrows_to_a_village():
    an_area()
    a_filed_birth()
    browser = at_work("checker")
    assert NAME in page(browser, f"?desa={VILLAGE}")
    assert NAME not in page(browser, "?desa=99.01.01.2001")


def test_the_sheet_holds_no_name():
    application = a_filed_birth()
    answer = at_work("checker").get("/kantor/daftar.csv")
    sheet = answer.content.decode()
    assert grouped(of_application(application)) in sheet
    assert not any(word in sheet for word in NAME.split())


def test_another_area_sees_nothing():
    application, neighbour = a_filed_birth(), at_work("checker", "99.01.03")
    assert NAME not in page(neighbour)
    for path in ("", "riwayat/", "beda/", "dokumen/kk/"):
        assert neighbour.get(f"/kantor/berkas/{application}/{path}").status_code == 404
    assert cases.readings.of(application) == []


def test_a_returned_birth_leaves_the_checkers_list():
    application = a_filed_birth()
    do("checker", Return(application, (ReturnedItem("paper:kk", BLURRED),)))
    browser = at_work("checker")
    assert NAME not in page(browser)
    assert NAME in page(browser, "?tampilan=kembali")
    assert person("checker").account == "rina"


def test_bad_questions_are_answered_with_the_first_page():
    browser = at_work("checker")
    for query in ("?hal=0", "?hal=x", "?urut=zzz", "?tampilan=zzz", "?hal=99999"):
        assert browser.get(f"/kantor/{query}").status_code == 200


def test_a_village_operator_is_not_at_the_office():
    browser = at_work("checker")
    assert browser.get("/kantor/").status_code == 200
    browser.cookies.clear()
    assert browser.get("/kantor/")["Location"].startswith("/masuk")
