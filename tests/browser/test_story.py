"""The two-minute story in a real browser, by keyboard: a birth from a village cut off."""

from datetime import date
from pathlib import Path

import pytest

from jangkau_demo import people, staff
from jangkau_demo.folder import Folder
from tests.browser import desk_work
from tests.browser.conftest import Enter
from tests.browser.eyes import Eyes, look
from tests.browser.keys import Keys


def test_a_birth_from_a_village_without_signal(
    enter: Enter, stand: Folder, eyes: Eyes, tmp_path: Path
) -> None:
    page = enter(stand.shown("village"), "desa")
    keys = Keys(page, eyes)
    answers = people.a_birth(4711, staff.VILLAGE, date.today())
    page.goto(f"{stand.shown('village')}/meja/")
    desk_work.begin(keys)
    look(page, eyes, "cerita-isian-kosong")
    desk_work.enter(keys, answers)
    desk_work.go_on(keys)
    look(page, eyes, "cerita-berkas-kosong")
    desk_work.photograph(keys, tmp_path)
    look(page, eyes, "cerita-berkas")
    keys.button("Lanjutkan")
    look(page, eyes, "cerita-baca-ulang")
    keys.button("Betul semua")
    desk_work.photograph(keys, tmp_path)
    look(page, eyes, "cerita-tanda-tangan")
    receipt = desk_work.send(keys)
    look(page, eyes, "cerita-tanda-terima")
    print(receipt)
    eyes.agree()
