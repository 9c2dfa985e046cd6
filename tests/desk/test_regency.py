"""The same desk at the office's own counter."""

from uuid_utils.compat import uuid7

from jangkau.office import duplicates
from jangkau.office.drafts import Draft
from tests.databases import at, make_home
from tests.desk.counter import births, clerk, counter, send


def test_it_works(tmp_path):
    with at(make_home(tmp_path / "regency")):
        desk = counter()
        application = send(desk)
        page = desk.get("/meja/").content.decode()
        assert "menunggu salinan kedua" in page
        assert desk.get(f"/meja/berkas/{application}").status_code == 200


def test_the_office_tells_a_second_report_of_one_birth_by_the_mothers_nik(tmp_path):
    with at(make_home(tmp_path / "regency")):
        application = send(counter())
        told = births() | {"child_name": "NAMA LAIN", "mother_name": "TERTULIS LAIN"}
        draft = Draft(uuid7(), "akta_kelahiran", 0, 0, told)
        found = duplicates.perhaps_filed(clerk(), draft)
        assert [row.application for row in found] == [application]
