"""The two-minute story in a real browser, by keyboard: a birth from a village cut off."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page

from jangkau.errors import Refusal
from jangkau_demo import people, staff
from jangkau_demo.children import JANGKAU, do
from jangkau_demo.folder import Folder, receipts
from tests.browser import desk_work, office_work
from tests.browser.conftest import Enter
from tests.browser.desk_work import Receipt
from tests.browser.eyes import Eyes, look, picture
from tests.browser.keys import Keys

PATIENCE = 60  # seconds for what travels by itself
WRONG = "paper:marriage_proof"


@pytest.mark.long
def test_a_birth_travels_from_a_village_cut_off_to_its_parents_hands(
    enter: Enter, stand: Folder, eyes: Eyes, tmp_path: Path
) -> None:
    story = Story(enter, stand, eyes, tmp_path)
    receipt = story.filed_without_signal()
    assert story.status(receipt) == Refusal("JKL-1303").sentence()
    story.carried_by_stick()
    assert story.status(receipt) == "Menunggu diperiksa"
    story.returned_for_one_paper(receipt)
    assert story.status(receipt) == "Perlu diperbaiki"
    story.mended(receipt)
    story.accepted(receipt)
    story.issued(receipt)
    story.handed_over(receipt)
    eyes.agree()


class Story:
    """The story's people at their keyboards: village, office, and a resident."""

    def __init__(self, enter: Enter, stand: Folder, eyes: Eyes, folder: Path) -> None:
        self.stand, self.eyes, self.folder = stand, eyes, folder
        self.office, self.desk = stand.shown("regency"), stand.shown("village")
        self.enter = enter
        self.answers = people.a_birth(4711, staff.VILLAGE, date.today())

    def at(self, address: str, username: str = "", script: bool = True) -> Keys:
        return Keys(self.enter(address, username, script), self.eyes)

    def filed_without_signal(self) -> Receipt:
        keys = self.at(self.desk, "desa")
        page = keys.page
        page.goto(f"{self.desk}/meja/")
        line(keys, "Putus sinyal")
        desk_work.begin(keys)
        look(page, self.eyes, "cerita-01-isian-kosong")
        answers = self.answers
        desk_work.enter(keys, {**answers, "father_nik": str(answers["father_nik"])[:15]})
        desk_work.go_on(keys)
        look(page, self.eyes, "cerita-02-isian-galat")
        assert page.locator("#field-child-name").input_value() == answers["child_name"]
        desk_work.answer(keys, "father_nik", str(answers["father_nik"]))
        desk_work.go_on(keys)
        look(page, self.eyes, "cerita-03-berkas-kosong")
        desk_work.photograph(keys, self.folder, answers)
        look(page, self.eyes, "cerita-04-berkas")
        keys.button("Lanjutkan")
        look(page, self.eyes, "cerita-05-baca-ulang")
        keys.button("Betul semua")
        desk_work.photograph(keys, self.folder, answers)
        look(page, self.eyes, "cerita-06-tanda-tangan")
        receipt = desk_work.send(keys)
        assert page.locator(".receipt .ticks").inner_text() == "Tersimpan di sini"
        look(page, self.eyes, "cerita-07-tanda-terima")
        page.goto(f"{self.desk}/meja/")
        assert "belum sampai di kantor" in page.locator(".light").first.inner_text()
        look(page, self.eyes, "cerita-08-meja-tanpa-sinyal")
        picture(page, "desa-tanpa-sinyal")
        return receipt

    def carried_by_stick(self) -> None:
        stick = str(self.folder / "stik.jangkau")
        do(self.stand, "village", [*JANGKAU, "stick", "export", stick])
        do(self.stand, "regency", [*JANGKAU, "stick", "import", stick])
        again = do(self.stand, "regency", [*JANGKAU, "stick", "import", stick])
        assert "0 baru" in again

    def status(self, receipt: Receipt, script: bool = True) -> str:
        keys = self.at(self.office, script=script)
        page = keys.page
        page.goto(f"{self.office}/status")
        keys.write(page.get_by_label("Nomor tanda terima"), receipt.number)
        keys.write(page.get_by_label("Kode rahasia"), receipt.secret)
        keys.button("Lihat status")
        wrong = page.locator(".summary p").first
        told = wrong if wrong.count() else page.locator("#now")
        word = told.inner_text()
        if word == "Perlu diperbaiki":
            picture(page, "status")
        if script:  # axe itself is a script
            look(page, self.eyes, f"cerita-status-{''.join(filter(str.isalpha, word))[:20]}")
        return word

    def returned_for_one_paper(self, receipt: Receipt) -> None:
        keys = self.at(self.office, "periksa")
        keys.page.goto(f"{self.office}/kantor/")
        office_work.find(keys, receipt.number)
        look(keys.page, self.eyes, "cerita-10-periksa")
        picture(keys.page, "periksa-berkas")
        office_work.give_back(keys, WRONG)

    def mended(self, receipt: Receipt) -> None:
        keys = self.at(self.desk, "desa")
        page = keys.page
        page.goto(f"{self.desk}/meja/")
        line(keys, "Sambung")
        mend = f"Perbaiki {self.answers['child_name']}"
        wait_for(page, lambda: page.get_by_role("link", name=mend).count() > 0)
        look(page, self.eyes, "cerita-11-meja-perlu-diperbaiki")
        desk_work.mend(keys, self.folder, self.answers)
        look(page, self.eyes, "cerita-12-diperbaiki")
        # The second tick comes with the trip after the keeper's answer.
        for _ in range(5):
            do(self.stand, "village", [*JANGKAU, "sync"])
            page.goto(page.url)
            if page.locator(".ticks").first.inner_text() == "Aman di kantor":
                return
            time.sleep(1)
        pytest.fail("no second tick")

    def accepted(self, receipt: Receipt) -> None:
        keys = self.at(self.office, "periksa")
        keys.page.goto(f"{self.office}/kantor/")
        office_work.find(keys, receipt.number)
        office_work.accept(keys)
        look(keys.page, self.eyes, "cerita-13-diterima")

    def issued(self, receipt: Receipt) -> None:
        operator, verifier = self.at(self.office, "siak"), self.at(self.office, "verifikasi")
        for keys in (operator, verifier):
            keys.page.goto(f"{self.office}/kantor/")
            office_work.find(keys, receipt.number)
        case = operator.page.url
        for output in office_work.OUTPUTS:
            operator.page.goto(f"{case}dokumen/{output}/salin/")
            copied = office_work.copy(operator)
            look(operator.page, self.eyes, f"cerita-14-disalin-{output}")
            verifier.page.goto(f"{case}dokumen/{output}/")
            look(verifier.page, self.eyes, f"cerita-15-verifikasi-{output}")
            office_work.verify(verifier)
            answer = httpx.post(
                f"{self.stand.address('siak')}/akta_kelahiran/{output}", data=copied
            )
            pdf = self.folder / f"{output}.pdf"
            pdf.write_bytes(answer.content)
            operator.page.goto(f"{case}dokumen/{output}/")
            operator.button("Baca PDF")
            look(operator.page, self.eyes, f"cerita-16-lampirkan-tanpa-pdf-{output}")
            office_work.attach(operator, pdf)
        operator.page.goto(f"{case}dokumen/kia/")
        look(operator.page, self.eyes, "cerita-17-cetak-kartu")
        operator.button("Tandai sudah dicetak")
        assert self.status(receipt) == "Siap diambil"

    def handed_over(self, receipt: Receipt) -> None:
        keys = self.at(self.desk, "desa")
        page = keys.page
        do(self.stand, "village", [*JANGKAU, "sync"])
        page.goto(f"{self.desk}/meja/serah")
        keys.write(page.locator("#number"), receipt.number)
        keys.button("Cari")
        look(page, self.eyes, "cerita-18-serah")
        assert page.locator("input[name=outputs]").count() == len(office_work.OUTPUTS)
        desk_work.hand_over(keys, "MADE CONTOH")
        look(page, self.eyes, "cerita-19-diserahkan")
        do(self.stand, "village", [*JANGKAU, "sync"])
        assert self.status(receipt) == "Selesai"


@pytest.mark.long
def test_neither_resident_nor_operator_needs_a_script(
    enter: Enter, stand: Folder, eyes: Eyes, tmp_path: Path
) -> None:
    story = Story(enter, stand, eyes, tmp_path)
    known = receipts(stand)[0]
    assert story.status(Receipt(known["number"], known["secret"]), script=False)
    keys = story.at(story.desk, "desa", script=False)
    keys.page.goto(f"{story.desk}/meja/")
    desk_work.begin(keys)
    desk_work.enter(keys, story.answers)
    desk_work.go_on(keys)
    desk_work.photograph(keys, tmp_path, story.answers, script=False)
    keys.button("Lanjutkan")
    keys.button("Betul semua")
    desk_work.photograph(keys, tmp_path, story.answers, script=False)
    assert desk_work.send(keys).number
    eyes.agree()


def line(keys: Keys, name: str) -> None:
    """Press a button of the demo's bar."""
    keys.follow(keys.page.locator(".demo").get_by_role("button", name=name))


def wait_for(page: Page, met: Callable[[], bool]) -> str:
    """Load the page anew until something that travels by itself has arrived."""
    until = time.monotonic() + PATIENCE
    while not met():
        assert time.monotonic() < until, f"did not arrive: {page.url}"
        time.sleep(1)
        page.goto(page.url)
    return page.url
