import io
from urllib.parse import urlencode

from jangkau.documents import siak_pdf
from jangkau_demo import staff
from jangkau_demo.siak import application

TOLD = {"child_name": "BUNGA SEKAR", "kk_number": "9901011203200001"}


def ask(answer, path, told=None):
    body = urlencode(told or {}).encode()
    seen = {}

    def start(status, headers):
        seen.update(status=status, headers=dict(headers))

    environ = {
        "REQUEST_METHOD": "POST" if told else "GET",
        "PATH_INFO": path,
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
    }
    return b"".join(answer(environ, start)), seen


def test_the_simulator_answers_with_a_specimen_that_names_its_signer(tmp_path):
    pdf, seen = ask(application(tmp_path / "serial"), "/akta_kelahiran/akta_kelahiran", TOLD)
    read = siak_pdf.look_at(pdf)
    assert seen["headers"]["Content-Type"] == "application/pdf"
    assert read.specimen
    assert read.document_number.startswith("9901-LU-")
    assert read.signer == staff.HEAD.name


def test_every_document_has_a_number_of_its_own(tmp_path):
    answer = application(tmp_path / "serial")
    pdfs = [ask(answer, "/akta_kelahiran/akta_kelahiran", TOLD)[0] for _ in range(2)]
    assert len({siak_pdf.look_at(pdf).document_number for pdf in pdfs}) == 2


def test_a_family_card_keeps_its_number(tmp_path):
    pdf, _ = ask(application(tmp_path / "serial"), "/akta_kelahiran/kk", TOLD)
    assert siak_pdf.look_at(pdf).document_number == TOLD["kk_number"]


def test_its_screen_asks_for_what_siak_asks(tmp_path):
    page, _ = ask(application(tmp_path / "serial"), "/akta_kelahiran/kia")
    assert b'name="child_birthplace"' in page
    assert b"bukan SIAK" in page
