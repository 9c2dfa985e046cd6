"""Mending: only the wrong items, with old and new; two words for one item are both kept."""

from jangkau.office import gate
from jangkau.rules.application.commands import Mend
from tests.desk.counter import clerk, give_back, photo, send, state_of


def the_form(desk, application, **typed):
    """Return what the page of a mend would post."""
    fields = desk.get(f"/meja/berkas/{application}/perbaiki").context["fields"]
    return {
        "on_page": [one.widget.name for one in fields],
        **{f"shown-{one.widget.name}": one.before for one in fields},
        **{one.widget.name: one.widget.value for one in fields},
        **typed,
    }


def test_it_works(desk):
    application = send(desk)
    give_back(application, "field:child_name")
    page = desk.get(f"/meja/berkas/{application}/perbaiki")
    assert [one.widget.name for one in page.context["fields"]] == ["child_name"]
    assert page.context["papers"] == []
    assert "Berbeda dengan berkas." in page.content.decode()
    posted = the_form(desk, application, child_name="NAMA YANG BENAR")
    desk.post(f"/meja/berkas/{application}/perbaiki", posted)
    state = state_of(application)
    assert (state.stage, state.answers["child_name"]) == ("submitted", "NAMA YANG BENAR")


def test_a_returned_paper_is_replaced_and_the_accepted_ones_stay(desk):
    application = send(desk)
    old = state_of(application).papers["marriage_proof"]
    give_back(application, "paper:marriage_proof")
    page = desk.get(f"/meja/berkas/{application}/perbaiki")
    shown = next(
        one.before for one in page.context["papers"] if one.card.key == "marriage_proof"
    )
    upload = {"paper": "marriage_proof", "shown": shown, "replace": "1"}
    same = desk.post(
        f"/meja/berkas/{application}/perbaiki/berkas", {**upload, "photo": photo()}
    )
    assert "sama persis" in same.content.decode()
    desk.post(f"/meja/berkas/{application}/perbaiki/berkas", {**upload, "photo": photo(120)})
    assert state_of(application).papers["marriage_proof"] == old
    desk.post(f"/meja/berkas/{application}/perbaiki", the_form(desk, application))
    state = state_of(application)
    assert state.papers["marriage_proof"] != old
    assert len(state.papers["marriage_proof"].pages) == len(old.pages)
    assert state.stage == "submitted"


def test_two_desks_mending_one_field_keep_both_words(desk):
    application = send(desk)
    give_back(application, "field:child_name")
    posted = the_form(desk, application, child_name="DARI MEJA SATU")
    seen = state_of(application).answers["child_name"]
    gate.perform(clerk("lain"), Mend(application, {"child_name": (seen, "DARI MEJA DUA")}))
    page = desk.post(f"/meja/berkas/{application}/perbaiki", posted, follow=True)
    html = page.content.decode()
    assert "Dua isian yang berbeda" in html
    assert "DARI MEJA SATU" in html
    assert "DARI MEJA DUA" in html


def test_a_mend_that_is_wrong_keeps_what_was_typed(desk):
    application = send(desk)
    give_back(application, "field:mother_nik", "field:child_name")
    posted = the_form(desk, application, mother_nik="123", child_name="NAMA BARU SEKALI")
    page = desk.post(f"/meja/berkas/{application}/perbaiki", posted)
    assert page.status_code == 422
    assert 'value="123"' in page.content.decode()
    again = desk.get(f"/meja/berkas/{application}/perbaiki").content.decode()
    assert 'value="NAMA BARU SEKALI"' in again
    assert state_of(application).stage == "returned"


def test_an_answer_that_calls_for_more_asks_for_it_there(desk):
    application = send(desk)
    give_back(application, "field:parents_marriage")
    posted = the_form(desk, application, parents_marriage="unknown")
    posted["reporter_relation"] = "3"
    page = desk.post(f"/meja/berkas/{application}/perbaiki", posted)
    assert page.status_code == 422
    assert "reporter_name" in [one.widget.name for one in page.context["fields"]]


def test_nothing_changed_is_told(desk):
    application = send(desk)
    give_back(application, "field:child_name")
    page = desk.post(f"/meja/berkas/{application}/perbaiki", the_form(desk, application))
    assert (page.status_code, "Belum ada yang diubah" in page.content.decode()) == (409, True)
