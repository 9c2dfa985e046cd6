"""The desk in a real browser: a birth from the empty form to the hand-over, axe at 0."""

import pytest

from jangkau.office.kept.models import Area
from tests.chromium import browser, look
from tests.desk.counter import TODAY, VILLAGE, give_back, issue, photo
from tests.people import a_birth
from tests.staff.people import PASSWORD as WORDS
from tests.staff.people import code_of, give_phone, hire

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
LONGEST = "NI LUH PUTU AYU KADEK PUSPITA DEWI WULANDARI NINGRUM SARI"


def sign_in(page, base):
    account = hire("sari", role="village_operator", jurisdiction=VILLAGE)
    device = give_phone(account)
    Area.objects.create(regency="99.01", code=VILLAGE, name="Sukamaju Hulu Riam")
    page.goto(f"{base}/masuk")
    page.fill("#username", "sari")
    page.fill("#password", WORDS)
    page.keyboard.press("Enter")
    page.wait_for_url("**/masuk/kode")
    page.fill("#code", code_of(device))
    page.keyboard.press("Enter")
    page.wait_for_url("**/meja/")


def type_in(page, answers):
    for name, value in answers.items():
        box = page.locator(f"[name={name}]").first
        text = "-".join(reversed(value.split("-"))) if name.endswith("_date") else str(value)
        if box.get_attribute("type") == "radio":
            page.check(f"[name={name}][value='{value}']")
        elif box.evaluate("box => box.tagName") == "SELECT":
            box.select_option(str(value))
        else:
            box.fill(text)


def upload(page, field, shade=200):
    taken = photo(shade)
    told = {"name": "surat.jpg", "mimeType": "image/jpeg", "buffer": taken.read()}
    field.set_input_files(told)


def go_on(page, text="Lanjutkan"):
    with page.expect_navigation():
        page.click(f"button:text-is('{text}')")


def test_a_birth_goes_from_the_empty_form_to_the_family(live_server):
    with browser() as opened:
        page, troubles = opened.new_page(), []
        page.on("pageerror", lambda said: troubles.append(str(said)))
        sign_in(page, live_server.url)
        faults = look(page, "meja-kosong")
        go_on(page, "Anak lahir: catat permohonan")
        faults += look(page, "meja-isian")

        answers = a_birth(3, village=VILLAGE, today=TODAY, mother_name=LONGEST)
        type_in(page, {**answers, "mother_nik": answers["mother_nik"][:15]})
        page.wait_for_function("document.querySelector('[data-saved]').innerText != ''")
        go_on(page)
        assert page.evaluate("document.activeElement.className") == "summary"
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.name") == "mother_nik"
        faults += look(page, "meja-isian-galat")
        page.fill("[name=mother_nik]", answers["mother_nik"])
        go_on(page)
        if "periksa" in page.url:
            go_on(page)
        page.check("[name=alternative][value=buku_nikah]")
        with page.expect_navigation():
            upload(page, page.locator("#file-marriage_proof"))
        faults += look(page, "meja-berkas")
        go_on(page)
        faults += look(page, "meja-baca-ulang")
        go_on(page, "Betul semua")
        upload(page, page.locator("#photo-signed_form"))
        page.check("#thumb-yes-signed_form")
        page.locator("canvas").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("ArrowDown")
        assert page.input_value("#mt-signed_form-1") == "42.0"
        faults += look(page, "meja-tanda-tangan")
        go_on(page, "Simpan foto")
        page.locator("button:text-is('Kirim permohonan')").dblclick()
        page.wait_for_url("**/terima")
        faults += look(page, "meja-tanda-terima")
        case = page.url.removesuffix("/terima")
        faults += _mend_and_hand_over(page, live_server.url, case)
        assert (faults, troubles) == ([], [])


def _mend_and_hand_over(page, base, case):
    from uuid import UUID

    application = UUID(case.rsplit("/", 1)[1])
    give_back(application, "field:child_name", "paper:marriage_proof")
    page.goto(f"{case}/perbaiki")
    faults = look(page, "meja-perbaiki")
    upload(page, page.locator("#file-marriage_proof"), 120)
    go_on(page, "Ganti dengan foto ini")
    page.fill("[name=child_name]", "NAMA YANG BENAR")
    go_on(page, "Kirim perbaikan")
    faults += look(page, "meja-permohonan")
    issue(application)
    page.goto(f"{base}/meja/")
    faults += look(page, "meja-penuh")
    page.goto(f"{case}/serah")
    go_on(page, "Serahkan dokumen")
    faults += look(page, "meja-serah-galat")
    page.fill("#recipient", LONGEST)
    page.check("#by-signature")
    go_on(page, "Serahkan dokumen")
    assert page.locator(".tag.good:has-text('Selesai')").count() == 1
    page.goto(f"{base}/meja/serah")
    return faults + look(page, "meja-siap")
