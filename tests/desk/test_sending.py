"""Signing and sending: once, with a receipt that can be opened again."""

import io

from PIL import Image

from jangkau.ledger import blobs
from jangkau.office import drafts
from jangkau.office.papers import pages_of
from tests.desk.counter import begin, births, clerk, filed, photo, send, state_of, type_in


def test_it_works(desk):
    application = send(desk)
    page = desk.get(f"/meja/berkas/{application}/terima")
    number = page.context["case"].receipt_number
    assert len(number) == 14
    assert number in page.content.decode()
    state = state_of(application)
    assert (state.stage, state.village, set(state.outputs)) == (
        "submitted",
        "99.01.01.2003",
        {"akta_kelahiran", "kk", "kia"},
    )


def test_a_double_click_files_one_application(desk):
    draft = begin(desk)
    type_in(desk, draft, births())
    desk.post(f"/meja/draf/{draft}/baca")
    first = desk.post(f"/meja/draf/{draft}/kirim")
    again = desk.post(f"/meja/draf/{draft}/kirim")
    assert first["Location"] == again["Location"] == f"/meja/berkas/{draft}/terima"
    assert filed() == 1


def test_nothing_is_sent_before_it_was_read_back(desk):
    draft = begin(desk)
    type_in(desk, draft, births())
    assert desk.post(f"/meja/draf/{draft}/kirim")["Location"].endswith("/baca")
    assert filed() == 0


def test_an_error_leads_back_to_the_form(desk):
    draft = begin(desk)
    type_in(desk, draft, births(mother_nik="123"))
    assert desk.get(f"/meja/draf/{draft}/baca")["Location"].endswith("?periksa=1")


def test_the_read_back_shows_words_and_names_of_places(desk):
    draft = begin(desk)
    type_in(desk, draft, births(child_birth_date="2026-10-03"))
    page = desk.get(f"/meja/draf/{draft}/baca").content.decode()
    assert "3 Oktober 2026" in page
    assert "Sukamaju" in page


def test_the_filled_forms_are_printed(desk):
    draft = begin(desk)
    type_in(desk, draft, births())
    pdf = desk.get(f"/meja/draf/{draft}/formulir/F-2.01.pdf")
    assert (pdf["Content-Type"], pdf.content[:4]) == ("application/pdf", b"%PDF")
    assert desk.get(f"/meja/draf/{draft}/formulir/F-2.04.pdf").status_code == 404


def test_a_thumb_mark_is_black_in_both_images_before_anything_is_kept(desk):
    draft = begin(desk)
    type_in(desk, draft, births())
    desk.post(f"/meja/draf/{draft}/baca")
    where = {"mask_left": "10", "mask_top": "10", "mask_width": "30", "mask_height": "20,5"}
    signed = {"paper": "signed_form", "thumb": "yes", "photo": photo()}
    page = desk.post(f"/meja/draf/{draft}/tanda-tangan", signed)
    assert "cap jempol belum ditandai" in page.content.decode()
    signed["photo"] = photo()
    desk.post(f"/meja/draf/{draft}/tanda-tangan", {**signed, **where})
    (page,) = pages_of(drafts.find(clerk(), draft).papers["signed_form"])
    picture = Image.open(io.BytesIO(blobs.get(page.full)))
    assert max(picture.getpixel((picture.width // 4, picture.height // 5))) < 16


def test_the_receipt_is_printed_on_both_papers(desk):
    application = send(desk)
    for size in ("a4", "72mm"):
        pdf = desk.get(f"/meja/berkas/{application}/tanda-terima-{size}.pdf")
        assert (pdf.status_code, pdf.content[:4]) == (200, b"%PDF")
    assert desk.get(f"/meja/berkas/{application}/tanda-terima-a5.pdf").status_code == 404


def test_a_twin_is_asked_only_for_its_own(desk):
    application = send(desk, birth_kind="2")
    opened = desk.post(f"/meja/berkas/{application}/kembar")["Location"]
    answers = desk.get(opened).context["draft"].answers
    known = desk.get(f"/meja/berkas/{application}").context["case"]
    assert answers["sibling_receipt_number"] == known.receipt_number
    assert answers["mother_name"] == known.state.answers["mother_name"]
    assert "child_name" not in answers


def test_a_grown_child_gets_no_childs_card(desk):
    """A KIA is for those under 17 (Permendagri 2/2016 art. 1)."""
    application = send(desk, child_birth_date="2001-03-04")
    assert set(state_of(application).outputs) == {"akta_kelahiran", "kk"}
    assert set(state_of(send(desk, seed=2)).outputs) == {"akta_kelahiran", "kk", "kia"}
