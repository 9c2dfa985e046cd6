"""Entry: nothing typed is lost, whatever is wrong with it."""

from tests.desk.counter import begin, births, send, type_in, typed


def test_it_works(desk):
    draft = begin(desk)
    answer = type_in(desk, draft, births(), go_on="1")
    assert answer["Location"] in (
        f"/meja/draf/{draft}/berkas",
        f"/meja/draf/{draft}?periksa=1",
    )


def test_a_nik_of_15_digits_is_an_error_on_its_field_and_the_rest_is_kept(desk):
    draft = begin(desk)
    posted = births(mother_nik="990101410190123")
    page = desk.get(type_in(desk, draft, posted, go_on="1")["Location"])
    assert page.context["form"].errors == (
        ("field-mother-nik", "NIK terdiri dari 16 angka. Periksa kembali pada KTP atau KK."),
    )
    html = page.content.decode()
    assert 'href="#field-mother-nik"' in html
    assert 'value="990101410190123"' in html
    assert f'value="{posted["child_name"]}"' in html


def test_the_draft_is_kept_as_one_types(desk):
    draft = begin(desk)
    answer = desk.post(
        f"/meja/draf/{draft}",
        {"child_name": "SEPARUH NAMA", "version": "1"},
        headers={"accept": "application/json"},
    )
    assert answer.json()["version"] == 2
    assert typed(draft)["child_name"] == "SEPARUH NAMA"


def test_two_windows_on_one_draft_lose_nothing(desk):
    draft = begin(desk)
    first = {"child_name": "DARI JENDELA SATU", "version": "1"}
    second = {"child_name": "DARI JENDELA DUA", "version": "1"}
    desk.post(f"/meja/draf/{draft}", first)
    quiet = desk.post(f"/meja/draf/{draft}", second, headers={"accept": "application/json"})
    assert (quiet.status_code, "jendela lain" in quiet.json()["error"]) == (409, True)
    page = desk.post(f"/meja/draf/{draft}", second)
    assert page.status_code == 409
    assert "DARI JENDELA DUA" in page.content.decode()
    assert typed(draft)["child_name"] == "DARI JENDELA SATU"
    desk.post(f"/meja/draf/{draft}", {**second, "version": page.context["draft"].version})
    assert typed(draft)["child_name"] == "DARI JENDELA DUA"


def test_warnings_are_shown_once_and_then_stop_nobody(desk):
    draft = begin(desk)
    posted = births(child_name="Budi")
    seen = type_in(desk, draft, posted, go_on="1")
    assert seen["Location"].endswith("?periksa=1")
    assert "satu kata" in desk.get(seen["Location"]).content.decode()
    assert type_in(desk, draft, posted, go_on="1")["Location"].endswith("/berkas")


def test_dates_are_typed_day_first(desk):
    draft = begin(desk)
    type_in(
        desk, draft, births() | {"child_birth_date": "3/10/2026", "needed_by": "kapan saja"}
    )
    assert typed(draft)["child_birth_date"] == "2026-10-03"
    page = desk.get(f"/meja/draf/{draft}?periksa=1").content.decode()
    assert 'value="03-10-2026"' in page
    assert 'value="kapan saja"' in page
    assert 'href="#filing-needed_by"' in page


def test_a_child_of_the_same_names_is_pointed_out(desk):
    send(desk, 1)
    draft = begin(desk)
    type_in(desk, draft, births(1))
    assert "sudah pernah dikirim" in desk.get(f"/meja/draf/{draft}").content.decode()


def test_a_draft_is_dropped_only_after_asking(desk):
    draft = begin(desk)
    assert "Hapus draf ini?" in desk.get(f"/meja/draf/{draft}/hapus").content.decode()
    desk.post(f"/meja/draf/{draft}/hapus")
    assert desk.get(f"/meja/draf/{draft}").status_code == 404
