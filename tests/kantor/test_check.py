from uuid import uuid4

import pytest

from jangkau.ledger import store
from jangkau.office import readings
from jangkau.office.loading import load
from jangkau.rules.application import ReturnedItem
from tests.kantor.staff import a_filed_birth, an_accepted_birth, at_work, birth, photo

pytestmark = pytest.mark.usefixtures("regency")
BLURRED = "Foto buram, tulisan tidak terbaca."


def marks(verdict="fix", reason=BLURRED, words="", item="paper:kk", **more):
    return {
        f"mark:{item}": verdict,
        f"reason:{item}": reason,
        f"words:{item}": words,
        **more,
    }


def decide(browser, application, do, **posted):
    return browser.post(f"/kantor/berkas/{application}/putuskan", {"do": do, **posted})


def test_only_the_wrong_paper_goes_back_with_its_reason():
    application, browser = a_filed_birth(), at_work("checker")
    right = {"mark:paper:birth_proof": "ok", "mark:field:child_name": "ok"}
    answer = decide(browser, application, "return", **right, **marks(words="Halaman dua."))
    assert answer.status_code == 302
    state = load(application)
    assert state.stage == "returned"
    assert state.returned == (ReturnedItem("paper:kk", BLURRED, "Halaman dua."),)


def test_a_double_click_returns_once():
    application, browser, act = a_filed_birth(), at_work("checker"), str(uuid4())
    for _ in range(2):
        decide(browser, application, "return", act=act, **marks())
    kinds = [record.entry.kind for record in store.history(application)]
    assert kinds == ["application.submitted", "application.returned"]


def test_a_wrong_item_needs_a_reason_from_the_list():
    application, browser = a_filed_birth(), at_work("checker")
    for reason in ("", "Namanya Budi Santoso"):
        answer = decide(browser, application, "return", **marks(reason=reason, words="gelap"))
        page = answer.content.decode()
        assert answer.status_code == 409
        assert "JKL-1205" in page and 'value="gelap"' in page
    assert load(application).stage == "submitted"


def test_an_item_that_is_not_in_the_form_is_never_written_down():
    application, browser = a_filed_birth(), at_work("checker")
    answer = decide(browser, application, "return", **marks(item="paper:Budi Santoso"))
    assert answer.status_code == 409
    assert len(store.history(application)) == 1


def test_a_complete_birth_is_accepted():
    application, browser = a_filed_birth(), at_work("checker")
    assert decide(browser, application, "accept").status_code == 302
    assert load(application).stage == "accepted"


def test_a_birth_with_a_wrong_mark_is_not_accepted():
    application, browser = a_filed_birth(), at_work("checker")
    answer = decide(browser, application, "accept", **marks())
    assert "JKL-1225" in answer.content.decode()
    assert load(application).stage == "submitted"


def test_an_operator_may_not_check():
    application = a_filed_birth()
    answer = decide(at_work("siak_operator"), application, "accept")
    assert (answer.status_code, "JKL-1302" in answer.content.decode()) == (409, True)


def test_doubts_stand_beside_their_field():
    answers = birth(1, child_name="DEWA")
    application = a_filed_birth(answers=answers)
    page = at_work("checker").get(f"/kantor/berkas/{application}/").content.decode()
    item = page[page.index('id="field-child-name"') :]
    assert "warning-text" in item[: item.index("</li>")]


def test_one_birth_sent_twice_is_noticed():
    application = a_filed_birth(1)
    again = a_filed_birth(1)
    page = at_work("checker").get(f"/kantor/berkas/{application}/").content.decode()
    assert "Mungkin sudah pernah dikirim" in page
    assert f"/kantor/berkas/{again}/" in page


def test_each_opening_is_in_the_readings():
    application, browser = a_filed_birth(), at_work("checker")
    browser.get(f"/kantor/berkas/{application}/")
    browser.get(f"/kantor/berkas/{application}/riwayat/")
    assert [one.purpose for one in readings.of(application)] == ["history", "check"]
    page = browser.get(f"/kantor/berkas/{application}/riwayat/").content.decode()
    assert "Memeriksa berkas" in page


def test_a_paper_is_shown_to_those_who_see_its_application_alone():
    application, other = a_filed_birth(1), a_filed_birth(2)
    digest = load(application).papers["kk"].pages[0].hex()
    browser = at_work("checker")
    answer = browser.get(f"/kantor/berkas/{application}/gambar/{digest}")
    assert answer.content == photo(1)
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["X-Content-Type-Options"] == "nosniff"
    for path in (f"{other}/gambar/{digest}", f"{application}/gambar/zz"):
        assert browser.get(f"/kantor/berkas/{path}").status_code == 404
    neighbour = at_work("checker", "99.01.03")
    assert neighbour.get(f"/kantor/berkas/{application}/gambar/{digest}").status_code == 404


def test_the_head_decides_on_a_late_birth_once():
    answers = birth(1, child_birth_date="2020-01-02")
    application = an_accepted_birth(answers=answers)
    head, path = at_work("office_head"), f"/kantor/berkas/{application}/terlambat"
    assert at_work("checker").post(path).status_code == 403
    assert head.post(path).status_code == 302
    assert load(application).late_decided_by
    assert "JKL-1210" in head.post(path).content.decode()
