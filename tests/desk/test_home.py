"""Meja kerja: what waits, what came back, what is ready, one's own applications."""

from tests.desk.counter import begin, births, give_back, issue, send, type_in


def test_it_works(desk):
    page = desk.get("/meja/").content.decode()
    assert "Semua sudah sampai di kantor" in page
    assert "Belum ada permohonan" in page


def test_an_unsent_application_is_counted_with_its_age(desk):
    send(desk)
    page = desk.get("/meja/").content.decode()
    assert "1 belum sampai di kantor" in page
    assert "Tersimpan di sini" in page


def test_drafts_returned_and_ready_ones_stand_on_one_page(desk):
    draft = begin(desk)
    type_in(desk, draft, births(7, child_name="DRAF PERTAMA"))
    give_back(send(desk, 1, child_name="YANG KEMBALI"), "field:child_name")
    issue(send(desk, 2, child_name="YANG SIAP"))
    context = desk.get("/meja/").context
    assert [row["name"] for row in context["drafts"]] == ["DRAF PERTAMA"]
    assert [row.person for row in context["returned"].rows] == ["YANG KEMBALI"]
    assert [row.person for row in context["ready"].rows] == ["YANG SIAP"]


def test_a_name_is_searched_without_standing_in_an_address(desk):
    send(desk, 1, child_name="MAWAR PUTIH")
    send(desk, 2, child_name="MELATI BIRU")
    answer = desk.post("/meja/cari", {"text": "mawar"}, follow=True)
    assert [row.person for row in answer.context["list"].rows] == ["MAWAR PUTIH"]
    assert "mawar" not in answer.redirect_chain[-1][0].lower()
    desk.get("/meja/?bersihkan=1")
    assert desk.get("/meja/").context["list"].total == 2


def test_a_nik_finds_nothing_at_a_village_which_has_no_index(desk):
    send(desk)
    answer = desk.post("/meja/cari", {"text": births()["mother_nik"]}, follow=True)
    assert (answer.status_code, answer.context["list"].total) == (200, 0)
    assert births()["mother_nik"] not in answer.redirect_chain[-1][0]


def test_a_mend_that_was_begun_is_marked(desk):
    application = send(desk)
    give_back(application, "field:child_name", "field:mother_nik")
    wrong = {"on_page": "mother_nik", "shown-mother_nik": '"x"', "mother_nik": "1"}
    desk.post(f"/meja/berkas/{application}/perbaiki", wrong)
    assert "Perbaikan belum dikirim" in desk.get("/meja/").content.decode()


def test_the_list_is_filtered_by_stage_and_downloaded(desk):
    give_back(send(desk, 1, child_name="SATU KEMBALI"), "field:child_name")
    send(desk, 2, child_name="=CMD()")
    rows = desk.get("/meja/?tahap=returned").context["list"].rows
    assert [row.person for row in rows] == ["SATU KEMBALI"]
    lines = desk.get("/meja/daftar.csv").content.decode("utf-8-sig").splitlines()
    assert len(lines) == 3
    assert any(";'=CMD();" in line for line in lines)
