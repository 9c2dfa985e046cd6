from dataclasses import replace

import pytest
from uuid_utils.compat import uuid7

from jangkau.ledger import blobs, store
from jangkau.ledger.entries import GENESIS, Content, Entry, Record, digest_of
from jangkau.office import gate, holding
from jangkau.office.admission import HELD_REVOKED, Sender
from jangkau.office.loading import load
from jangkau.rules.application import Paper
from jangkau.rules.application.commands import Mend
from tests.applications import VILLAGE, actor, filing
from tests.kantor.staff import a_filed_birth, at_work, birth, person, photo

pytestmark = pytest.mark.usefixtures("store")
REVOKED = Sender("laptop", "village", VILLAGE, revoked=True)


def a_twice_mended_birth():
    application = a_filed_birth()
    state = load(application)
    name, kk = state.answers["child_name"], state.papers["kk"]
    for who, word in (("village_operator", "AYU SATU"), ("district_operator", "AYU DUA")):
        page = blobs.put(application, photo(len(word)), "image/jpeg")
        mend = Mend(
            application, {"child_name": (name, word)}, {"kk": (kk, Paper("kk", (page,)))}
        )
        gate.perform(actor(who), mend)
    return application


def held_filing(application=None):
    """Bring a filing on a device that was revoked, and return its act."""
    told = filing(application=application or uuid7(), answers=birth(5), papers={})
    body = {"service": "akta_kelahiran", "version": 1, "village": VILLAGE, "door": "desk"}
    body |= {"outputs": list(told.outputs), "papers": {}, "priority": "", "needed_by": ""}
    content = Content(bytes(16), {"answers": dict(told.answers), "secret": told.secret})
    entry = Entry(
        uuid7(), "99.01", "laptop", 1, 1, GENESIS, "application.submitted", told.application,
        "sri", "village_operator", 1_790_000_000_000, body, digest_of(content),
    )  # fmt: skip
    with store.writing():
        gate.admit([Record(entry, content)], REVOKED)
    return entry


def test_both_words_are_shown_with_who_brought_them():
    application, browser = a_twice_mended_birth(), at_work("checker")
    assert str(application) in browser.get("/kantor/beda/").content.decode()
    page = browser.get(f"/kantor/berkas/{application}/beda/").content.decode()
    assert page.index("AYU SATU") < page.index("village_operator") < page.index("AYU DUA")
    assert page.count("/gambar/") == 4


def test_choosing_one_word_keeps_the_other_in_the_history():
    application, browser = a_twice_mended_birth(), at_work("checker")
    for conflict in load(application).conflicts:
        told = {"item": conflict.item, "other_act": str(conflict.act), "keep": "other"}
        answer = browser.post(f"/kantor/berkas/{application}/beda/", told)
        assert answer.status_code == 302
    state = load(application)
    assert (state.conflicts, state.answers["child_name"]) == ((), "AYU DUA")
    assert len(store.history(application)) == 5
    again = browser.post(f"/kantor/berkas/{application}/beda/", told)
    assert "JKL-1209" in again.content.decode()


def test_a_birth_with_two_words_is_not_accepted():
    application, browser = a_twice_mended_birth(), at_work("checker")
    answer = browser.post(f"/kantor/berkas/{application}/putuskan", {"do": "accept"})
    assert "JKL-1207" in answer.content.decode()


def test_a_held_filing_shows_device_reason_and_both_clocks():
    entry, browser = held_filing(), at_work("checker")
    listed = browser.get("/kantor/ditahan/").content.decode()
    page = browser.get(f"/kantor/ditahan/{entry.act}/").content.decode()
    for told in ("laptop", HELD_REVOKED, "21 Sep 2026"):
        assert told in listed and told in page
    assert str(birth(5)["child_name"]) in page


def test_a_held_filing_has_effect_once_a_person_lets_it_in():
    entry, browser = held_filing(), at_work("checker")
    path = f"/kantor/ditahan/{entry.act}/"
    assert load(entry.subject).stage == "unknown"
    assert "JKL-1224" in browser.post(path, {"do": "let_in"}).content.decode()
    assert browser.post(path, {"do": "let_in", "why": "Dibenarkan."}).status_code == 302
    assert load(entry.subject).stage == "submitted"
    assert browser.get(f"/kantor/berkas/{entry.subject}/").status_code == 200
    again = browser.post(path, {"do": "set_aside", "why": "Salah."})
    assert "JKL-1223" in again.content.decode()


def test_what_is_set_aside_is_kept_and_may_be_let_in_later():
    entry, head = held_filing(), person("office_head")
    holding.set_aside(head, entry.act, "Belum jelas.")
    [one] = holding.held(head)
    assert (one.decision, one.why, one.record.entry.act) == (
        "set_aside",
        "Belum jelas.",
        entry.act,
    )
    holding.release(head, entry.act, "Sudah jelas.")
    assert load(entry.subject).stage == "submitted"


def test_a_decision_given_twice_is_one_act():
    entry, act = held_filing(), uuid7()
    for _ in range(2):
        holding.release(person("checker"), entry.act, "Dibenarkan.", act)
    kinds = [record.entry.kind for record in store.history(entry.subject)]
    assert kinds == ["application.submitted", "held.let_in"]


def test_a_held_act_of_another_area_is_not_found():
    entry = held_filing()
    assert (
        at_work("checker", "99.01.03").get(f"/kantor/ditahan/{entry.act}/").status_code == 404
    )
    assert holding.held(replace(person("checker"), jurisdiction="99.01.03")) == []


def test_an_operator_may_not_let_anything_in():
    entry = held_filing()
    answer = at_work("siak_operator").post(
        f"/kantor/ditahan/{entry.act}/", {"do": "let_in", "why": "Mau."}
    )
    assert "JKL-1302" in answer.content.decode()
