"""A death through the real doors: village, stick, office, SIAK, and back to the family."""

import re

from django.test import Client

from jangkau.ledger import store
from jangkau.office.loading import load
from jangkau.office.rebuild import rebuild
from tests.databases import at
from tests.death.doors import (
    OUTPUTS,
    by_stick,
    entered,
    handed_over,
    office_people,
    sent,
    through_siak,
    typed_in,
)
from tests.kantor.staff import an_area, at_work
from tests.sync.trips import VILLAGE


def test_a_death_reported_by_the_rt_head_reaches_the_widow(world, village_desk, tmp_path):
    with at(world.village):
        death = entered(village_desk, reporter_relation="6")
        told = load(death).answers
    by_stick(world, tmp_path / "pergi")
    with at(world.regency):
        people, case = office_people(tmp_path), f"/kantor/berkas/{death}/"
        people["checker"].post(f"{case}putuskan", {"do": "accept"})
        numbers = {one: through_siak(tmp_path, people, case, one) for one in OUTPUTS}
        people["siak"].post(f"{case}dokumen/ktp_el/print")
    assert re.fullmatch(r"9901-KM-\d{8}-\d{4}", numbers["akta_kematian"])
    assert numbers["kk"] != told["kk_number"]  # a new head, a new number
    assert numbers["ktp_el"] == told["spouse_nik"]
    by_stick(world, tmp_path / "pulang")
    with at(world.village):
        handed_over(village_desk, death, str(told["spouse_name"]))
        assert (load(death).stage, rebuild().equal) == ("closed", True)
    by_stick(world, tmp_path / "lagi")
    with at(world.regency):
        assert (load(death).stage, rebuild().equal) == ("closed", True)
        assert store.verify_chain("99.01") == []


def test_receipt_and_status_condole_and_name_nobody(world, village_desk, tmp_path):
    with at(world.village):
        death = entered(village_desk)
        page = village_desk.get(f"/meja/berkas/{death}/terima")
        number, secret = page.context["case"].receipt_number, load(death).secret
        name = str(load(death).answers["deceased_name"])
        assert "Kami turut berdukacita." in page.content.decode()
        assert "Selamat" not in page.content.decode()
        assert village_desk.get(f"/meja/berkas/{death}/tanda-terima-72mm.pdf").content
    by_stick(world, tmp_path / "pergi")
    with at(world.regency):
        status = Client().post("/status", {"number": number, "secret": secret})
    page = status.content.decode()
    assert "Kami turut berdukacita." in page
    assert (name in page, "Selamat" in page) == (False, False)


def test_the_office_finds_deaths_by_service_and_sees_who_reports(world, village_desk, tmp_path):
    with at(world.village):
        death = entered(village_desk, reporter_relation="6")
        name = str(load(death).answers["deceased_name"])
    by_stick(world, tmp_path / "pergi")
    with at(world.regency):
        an_area(VILLAGE, "Sukamaju")
        checker = at_work("checker")
        deaths = checker.get("/kantor/?layanan=akta_kematian").content.decode()
        births = checker.get("/kantor/?layanan=akta_kelahiran").content.decode()
        assert (name in deaths, name in births) == (True, False)
        page = checker.get(f"/kantor/berkas/{death}/").content.decode()
        assert ("Ketua RT" in page, "Terbatas" in page) == (True, True)
        sheet = checker.get("/kantor/daftar.csv?layanan=akta_kematian").content.decode()
        assert ("Kematian" in sheet, name in sheet) == (True, False)


def test_a_spouse_found_at_mending_still_gets_the_card(world, village_desk, tmp_path):
    with at(world.village):
        begun = typed_in(village_desk, deceased_standing="alone", surviving_spouse="none")
        death = sent(village_desk, begun)
        assert set(load(death).outputs) == {"akta_kematian"}
    by_stick(world, tmp_path / "pergi")
    with at(world.regency):
        checker, case = at_work("checker"), f"/kantor/berkas/{death}/"
        item = "field:surviving_spouse"
        why = "Berbeda dengan berkas. Samakan dengan berkas."
        wrong = {"do": "return", f"mark:{item}": "fix", f"reason:{item}": why}
        checker.post(f"{case}putuskan", wrong)
    by_stick(world, tmp_path / "kembali")
    with at(world.village):
        mend(village_desk, death)
        assert load(death).stage == "submitted"
    by_stick(world, tmp_path / "lagi")
    with at(world.regency):
        checker.post(f"{case}putuskan", {"do": "accept"})
        state = load(death)
        assert (state.stage, list(state.outputs)) == ("accepted", ["akta_kematian", "ktp_el"])


def mend(desk, death):
    """Answer that a spouse with a card is left, and who it is."""
    path = f"/meja/berkas/{death}/perbaiki"
    told = {"surviving_spouse": "card", "spouse_name": "SRI WAHYUNI"}
    told["spouse_nik"] = "9901015507600001"
    for _ in range(2):  # the second page asks what the first answer calls for
        page = desk.get(path)
        if page.status_code != 200:
            return
        shown = {one.widget.name: one.before for one in page.context["fields"]}
        posted = {f"shown-{name}": before for name, before in shown.items()}
        posted |= {name: told[name] for name in shown}
        posted |= {"on_page": list(shown), "act": page.context["act"]}
        desk.post(path, posted)


def test_the_same_death_told_by_two_people_is_noticed_at_the_desk(world, village_desk):
    with at(world.village):
        first = entered(village_desk)
        page = village_desk.get(typed_in(village_desk, reporter_relation="6"))
        assert [row.application for row in page.context["alike"]] == [first]
        assert "sudah pernah dikirim" in page.content.decode()


def test_the_desk_offers_the_choice_and_names_each_draft_by_its_service(world, village_desk):
    with at(world.village):
        page = village_desk.get("/meja/").content.decode()
        assert 'action="/meja/baru/akta_kelahiran"' in page
        assert 'action="/meja/baru/akta_kematian"' in page
        village_desk.post("/meja/baru/akta_kematian")
        page = village_desk.get("/meja/").content.decode()
        assert "Kematian, 1 isian" in page
        assert "Anak belum bernama" not in page


def test_an_unknown_body_is_listed_without_a_name_and_asks_for_no_kk(
    world, village_desk, tmp_path
):
    unknown = {"deceased_standing": "unknown", "reporter_relation": "8"}
    with at(world.village):
        death = sent(village_desk, typed_in(village_desk, **unknown))
        assert set(load(death).outputs) == {"akta_kematian"}
        assert "Tidak dikenal" in village_desk.get("/meja/").content.decode()
    by_stick(world, tmp_path / "pergi")
    with at(world.regency):
        page = at_work("checker").get(f"/kantor/berkas/{death}/").content.decode()
        assert "Surat keterangan polisi" in page
        assert "field:kk_number" not in page
        assert rebuild().equal
