import pytest

from jangkau.office import cases, gate, trust
from jangkau.office.derived.models import Token
from jangkau.office.loading import load
from jangkau.office.rebuild import rebuild
from jangkau.office.status import public_status
from jangkau.rules.application.commands import EnterSiak, Verify
from jangkau.rules.receipt_number import of_application
from jangkau_demo import siak_ca
from jangkau_demo.siak_pdf import SIGNER
from jangkau_demo.siak_sign import signed
from tests.documents.signatures import NUMBER, document, head, root, specimen
from tests.kantor.staff import a_verified_birth, an_accepted_birth, at_work, birth, do, person
from tests.kantor.test_outputs import at, choose, confirm

AKTA = "akta_kelahiran"


@pytest.fixture(autouse=True)
def trusted(regency):
    trust.add(root(), "admin")


def text(answer):
    return answer.content.decode()


def attach(browser, application, pdf, **changes):
    return confirm(browser, application, choose(browser, application, pdf), **changes)


def test_what_was_found_is_said_stored_and_stands_in_the_history():
    application, browser = a_verified_birth(), at_work("siak_operator")
    page = text(choose(browser, application, document()))
    assert "Tanda tangan elektronik sah" in page and "Akar Uji" in page
    assert 'name="signer"' not in page
    attach(browser, application, document(), signer="Orang Lain")
    output = load(application).outputs[AKTA]
    assert (output.stage, output.signer, output.check.signature) == ("issued", SIGNER, "signed")
    for rest in (f"dokumen/{AKTA}/", "riwayat/"):
        shown = text(browser.get(f"/kantor/berkas/{application}/{rest}"))
        assert "Tanda tangan elektronik sah" in shown and "Akar Uji" in shown


@pytest.mark.parametrize("code", ["JKL-1127", "JKL-1128", "JKL-1129"])
def test_a_changed_or_strange_pdf_is_refused_and_not_kept(code):
    application, browser = a_verified_birth(), at_work("siak_operator")
    whole = document()
    pdf = {
        "JKL-1127": whole[:900] + bytes([whole[900] ^ 1]) + whole[901:],
        "JKL-1128": whole + b"%lagi\n",
        "JKL-1129": signed(specimen(), siak_ca.head(SIGNER)),
    }[code]
    answer = choose(browser, application, pdf)
    assert (answer.status_code, code in text(answer)) == (409, True)
    assert load(application).outputs[AKTA].stage == "verified"


def test_a_withdrawn_issuer_signs_no_more():
    application, browser = a_verified_birth(), at_work("siak_operator")
    seen = choose(browser, application, document())
    trust.withdraw(trust.issuers()[0], "admin")
    assert "JKL-1129" in text(confirm(browser, application, seen))


def test_an_unsigned_pdf_waits_for_a_second_person_who_saw_it_in_siak():
    application, browser = a_verified_birth(), at_work("siak_operator")
    assert "petugas kedua" in text(choose(browser, application, specimen())).lower()
    attach(browser, application, specimen())
    assert load(application).outputs[AKTA].stage == "asked"
    listed = text(browser.get("/kantor/?tampilan=pastikan"))
    assert str(application) in listed
    assert "Menunggu petugas lain" in text(browser.get(at(application)))
    head_of_office = at_work("office_head")
    assert "Sama dengan SIAK" in text(head_of_office.get(at(application)))
    assert head_of_office.post(at(application, "confirm")).status_code == 302
    output = load(application).outputs[AKTA]
    assert (output.stage, output.confirmed_name) == ("issued", "Hadi Kepala")
    assert "Hadi Kepala" in text(browser.get(at(application)))
    assert "Dipastikan petugas kedua" in text(
        browser.get(f"/kantor/berkas/{application}/riwayat/")
    )
    seen = public_status(of_application(application), load(application).secret)
    assert "output.issued" in [step.kind for step in seen.steps]
    assert rebuild().equal


def test_who_attached_it_cannot_confirm_it_and_a_doubt_needs_its_reason():
    application = a_verified_birth()
    command = gate_issue(application)
    gate.perform(person("siak_operator"), command)
    browser = at_work("office_head")
    assert "JKL-1224" in text(browser.post(at(application, "decline")))
    assert browser.post(at(application, "decline"), {"why": "Nama lain."}).status_code == 302
    output = load(application).outputs[AKTA]
    assert (output.stage, output.declined) == ("verified", "Nama lain.")
    assert "Nama lain." in text(browser.get(at(application)))
    gate.perform(person("verifier"), command)
    answer = at_work("siak_operator").post(at(application, "confirm"))
    assert answer.status_code == 302  # another account of the same role


def gate_issue(application):
    from jangkau.office import attaching

    found = attaching.keep(person("siak_operator"), application, AKTA, specimen())
    return attaching.issue(application, AKTA, found, NUMBER, SIGNER)


def test_the_office_may_refuse_unsigned_pdfs():
    application, browser = a_verified_birth(), at_work("siak_operator")
    trust.turn(trust.REFUSE, "admin")
    assert "JKL-1230" in text(choose(browser, application, specimen()))
    assert choose(browser, application, document()).status_code == 200


def test_a_document_number_serves_one_application():
    first, second = a_verified_birth(1), a_verified_birth(2)
    browser = at_work("siak_operator")
    attach(browser, first, document())
    again = signed(specimen() + b"", head())
    assert "JKL-1229" in text(choose(browser, second, again))
    other = document("9901-LU-22112026-0002")
    assert "JKL-1229" in text(attach(browser, second, other, number=f" {NUMBER.lower()} "))
    assert not Token.objects.filter(token__in=[NUMBER.encode()]).exists()


def test_a_family_card_bears_its_own_familys_number_and_no_other():
    own, stranger = birth(1)["kk_number"], birth(2)["kk_number"]
    application = an_accepted_birth(1)
    an_accepted_birth(2)
    do("siak_operator", EnterSiak(application, "kk"))
    do("verifier", Verify(application, "kk"))
    browser = at_work("siak_operator")
    assert "JKL-1229" in text(choose(browser, application, document(stranger, "kk"), "kk"))
    assert choose(browser, application, document(own, "kk"), "kk").status_code == 200


def test_an_akta_number_of_unusual_form_is_pointed_out():
    application, browser = a_verified_birth(), at_work("siak_operator")
    attach(browser, application, document(), number="474.1/17/2026")
    assert "9901-LU-31012026-0001" in text(browser.get(at(application)))


def test_a_paper_is_served_so_that_it_can_only_be_shown():
    application, browser = a_verified_birth(), at_work("siak_operator")
    attach(browser, application, document())
    state = load(application)
    held = [state.outputs[AKTA].document, *(p.pages[0] for p in state.papers.values())]
    for digest in held:
        answer = browser.get(f"/kantor/berkas/{application}/gambar/{digest.hex()}")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in answer["Content-Security-Policy"]
        sandboxed = "sandbox" in answer["Content-Security-Policy"]
        assert sandboxed == (answer["Content-Type"] != "application/pdf")
    assert cases.case(person("verifier"), application, "check").history[-1].check
