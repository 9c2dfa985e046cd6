"""Papers: photos made small, wrong files explained, pages added, replaced and dropped."""

from django.core.files.uploadedfile import SimpleUploadedFile

from jangkau.channels.desk.cards import page_views
from jangkau.ledger import blobs
from jangkau.office import drafts
from jangkau.office.papers import pages_of
from jangkau.rules.application import Paper
from tests.desk.counter import begin, births, clerk, photo, type_in

PROOF = {"paper": "marriage_proof", "alternative": "buku_nikah"}


def a_draft(desk):
    draft = begin(desk)
    type_in(desk, draft, births())
    return draft


def pages(draft):
    found = drafts.find(clerk(), draft).papers.get("marriage_proof")
    return pages_of(found) if found else []


def test_it_works(desk):
    draft = a_draft(desk)
    desk.post(f"/meja/draf/{draft}/berkas", {**PROOF, "photo": [photo(200), photo(210)]})
    assert len(pages(draft)) == 2
    first = pages(draft)[0]
    assert len(blobs.get(first.first)) <= 40 * 1024
    shown = desk.get(f"/meja/draf/{draft}/gambar/{first.first.hex()}")
    assert shown["Content-Type"] == "image/webp"


def test_a_pdf_named_jpg_is_refused_and_the_good_photo_beside_it_kept(desk):
    draft = a_draft(desk)
    wrong = SimpleUploadedFile("kk.jpg", b"%PDF-1.4\n%%EOF", "image/jpeg")
    page = desk.post(f"/meja/draf/{draft}/berkas", {**PROOF, "photo": [photo(), wrong]})
    assert page.status_code == 422
    assert "Foto 2: Nama berkas ini nama foto, tetapi isinya PDF." in page.content.decode()
    assert len(pages(draft)) == 1


def test_pages_are_replaced_and_dropped(desk):
    draft = a_draft(desk)
    desk.post(f"/meja/draf/{draft}/berkas", {**PROOF, "photo": [photo(200), photo(210)]})
    old = pages(draft)
    desk.post(f"/meja/draf/{draft}/berkas", {**PROOF, "remove": "0"})
    assert pages(draft) == old[1:]
    desk.post(f"/meja/draf/{draft}/berkas", {**PROOF, "photo": photo(90), "replace": "1"})
    assert len(pages(draft)) == 1
    assert pages(draft) != old[1:]


def test_a_paper_without_its_kind_is_asked_for_it(desk):
    draft = a_draft(desk)
    page = desk.post(
        f"/meja/draf/{draft}/berkas", {"paper": "marriage_proof", "photo": photo()}
    )
    assert "Jenis surat belum dipilih" in page.content.decode()


def test_a_photo_that_has_not_arrived_is_said_to_be_on_its_way(desk):
    here = bytes(range(32))
    (view,) = page_views(Paper("buku_nikah", (here, here)), str)
    assert (view.first, view.full, view.size) == ("", "", 0)


def test_a_digest_that_is_not_the_drafts_own_is_not_found(desk):
    mine, other = a_draft(desk), a_draft(desk)
    desk.post(f"/meja/draf/{mine}/berkas", {**PROOF, "photo": photo()})
    digest = pages(mine)[0].full.hex()
    assert desk.get(f"/meja/draf/{other}/gambar/{digest}").status_code == 404
