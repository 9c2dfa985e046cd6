import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jangkau.office import cases, trust
from jangkau.office.loading import load
from jangkau.rules.application.commands import Correct, EnterSiak
from jangkau_demo.siak_pdf import SIGNER
from jangkau_demo.siak_sign import signed
from tests.documents.signatures import NUMBER, document, head, root, specimen
from tests.kantor.staff import (
    a_verified_birth,
    an_accepted_birth,
    at_work,
    birth,
    do,
    person,
    photo,
)

pytestmark = pytest.mark.usefixtures("regency")


@pytest.fixture(autouse=True)
def trusted(regency):
    trust.add(root(), "admin")


def a_pdf(number=NUMBER):
    return document(number)


def at(application, rest="", output="akta_kelahiran"):
    return f"/kantor/berkas/{application}/dokumen/{output}/{rest}"


def choose(browser, application, data, output="akta_kelahiran"):
    return browser.post(
        at(application, "pdf", output), {"pdf": SimpleUploadedFile("akta.pdf", data)}
    )


def confirm(browser, application, answer, **changes):
    read = {"document": answer.context["document"], "number": NUMBER, "signer": SIGNER}
    return browser.post(at(application, "pdf/terbit"), {**read, **changes})


def test_fields_stand_in_siaks_order_and_restricted_ones_are_marked():
    application = an_accepted_birth()
    page = at_work("siak_operator").get(at(application, "salin/")).content.decode()
    answers = birth(1)
    order = [answers["kk_number"], answers["child_name"], answers["mother_nik"]]
    places = [page.index(f"data-value>{value}<") for value in order]
    assert places == sorted(places)
    assert page.index("Terbatas") > page.index('data-field="parents_marriage"')


def test_progress_of_copying_is_kept():
    application, browser = an_accepted_birth(), at_work("siak_operator")
    path, json = at(application, "salin/tanda"), {"Accept": "application/json"}
    for field in ("child_name", "kk_number"):
        told = browser.post(path, {"field": field, "done": "1"}, headers=json)
    assert told.json() == {"done": 2}
    assert browser.post(path, {"field": "kk_number", "done": "0"}).status_code == 302
    assert cases.copied(application, "akta_kelahiran") == {"child_name"}
    assert browser.post(path, {"field": "budi", "done": "1"}).status_code == 404


def test_a_reopened_output_is_copied_anew():
    application, browser = a_verified_birth(), at_work("siak_operator")
    browser.post(at(application, "salin/tanda"), {"field": "child_name", "done": "1"})
    answer = choose(browser, application, a_pdf())
    confirm(browser, application, answer)
    do("verifier", Correct(application, "akta_kelahiran", "Nama salah."))
    assert cases.copied(application, "akta_kelahiran") == frozenset()


def test_a_late_birth_is_not_entered_before_the_head_decides():
    answers = birth(1, child_birth_date="2020-01-02")
    application = an_accepted_birth(answers=answers)
    answer = at_work("siak_operator").post(at(application, "salin/masuk"))
    assert "JKL-1212" in answer.content.decode()


def test_entered_data_is_verified_by_another_person():
    application = an_accepted_birth()
    assert at_work("siak_operator").post(at(application, "salin/masuk")).status_code == 302
    verifier = at_work("verifier")
    assert "Isian SIAK sudah benar" in verifier.get(at(application)).content.decode()
    assert verifier.post(at(application, "verify")).status_code == 302
    assert load(application).outputs["akta_kelahiran"].stage == "verified"


def test_who_entered_may_not_verify():
    application = an_accepted_birth()
    do("siak_operator", EnterSiak(application, "kk"))
    answer = at_work("siak_operator").post(at(application, "verify", "kk"))
    assert (answer.status_code, "JKL-1302" in answer.content.decode()) == (409, True)


def test_a_pdf_is_read_then_confirmed_then_issued():
    application, browser = a_verified_birth(), at_work("siak_operator")
    seen = choose(browser, application, a_pdf())
    page = seen.content.decode()
    assert NUMBER in page and SIGNER in page and "SPESIMEN" in page
    assert load(application).outputs["akta_kelahiran"].stage == "verified"
    assert confirm(browser, application, seen).status_code == 302
    issued = load(application).outputs["akta_kelahiran"]
    assert (issued.stage, issued.document_number, issued.signer) == ("issued", NUMBER, SIGNER)
    shown = browser.get(f"/kantor/berkas/{application}/gambar/{issued.document.hex()}")
    assert (shown.content, shown["Content-Type"]) == (a_pdf(), "application/pdf")


def test_the_signer_is_a_third_person():
    application, browser = a_verified_birth(), at_work("siak_operator")
    own = signed(specimen(), head(person("verifier").name.upper()))
    answer = confirm(browser, application, choose(browser, application, own), signer="Lain")
    page = answer.content.decode()
    assert "JKL-1216" in page and NUMBER in page


def test_the_same_pdf_elsewhere_is_refused():
    first, second, browser = a_verified_birth(1), a_verified_birth(2), at_work("siak_operator")
    confirm(browser, first, choose(browser, first, a_pdf()))
    assert "JKL-1221" in choose(browser, second, a_pdf()).content.decode()


@pytest.mark.parametrize(
    ("data", "code"), [(photo(9), "JKL-1120"), (b"%PDF-1.4 x", "JKL-1122")]
)
def test_what_is_no_pdf_is_refused(data, code):
    application = a_verified_birth()
    assert code in choose(at_work("siak_operator"), application, data).content.decode()


def test_no_pdf_chosen_says_so():
    application = a_verified_birth()
    answer = at_work("siak_operator").post(at(application, "pdf"))
    assert "JKL-1214" in answer.content.decode()


def test_a_card_may_come_without_a_pdf_and_is_printed():
    application, browser = a_verified_birth(1, "kia"), at_work("siak_operator")
    assert browser.post(at(application, "pdf/terbit", "kia")).status_code == 302
    assert browser.post(at(application, "print", "kia")).status_code == 302
    assert load(application).outputs["kia"].stage == "printed"
    assert "meja layanan" in browser.get(at(application, "", "kia")).content.decode()
    link = f"/meja/berkas/{application}/serah"
    assert link in at_work("checker").get(at(application, "", "kia")).content.decode()


def test_a_refusal_names_the_law_and_the_way_to_object():
    application, verifier = an_accepted_birth(), at_work("verifier")
    empty = verifier.post(at(application, "reject"), {"objection": "Tulis surat."})
    assert "JKL-1219" in empty.content.decode() and "Tulis surat." in empty.content.decode()
    told = {"legal_reason": "papers", "objection": "Tulis surat keberatan."}
    assert verifier.post(at(application, "reject"), told).status_code == 302
    refused = load(application).outputs["akta_kelahiran"]
    assert refused.rejection.endswith("(Perpres 96/2018 Pasal 33)")


def test_a_wrong_document_is_reopened_with_its_reason():
    application, browser = a_verified_birth(), at_work("siak_operator")
    confirm(browser, application, choose(browser, application, a_pdf()))
    verifier = at_work("verifier")
    assert "JKL-1224" in verifier.post(at(application, "correct")).content.decode()
    assert verifier.post(at(application, "correct"), {"why": "Nama salah."}).status_code == 302
    assert load(application).outputs["akta_kelahiran"].stage == "waiting"


def test_an_unknown_output_or_step_is_not_found():
    application, browser = an_accepted_birth(), at_work("verifier")
    assert browser.get(at(application, "", "ktp")).status_code == 404
    assert browser.post(at(application, "lompat")).status_code == 404
