"""Every page, role and state: no barrier, no sideways scrolling, no error in the console."""

import pytest

from jangkau_demo.folder import Folder
from tests.browser.conftest import Enter
from tests.browser.eyes import Eyes
from tests.browser.walk import walk

OFFICE = ("periksa", "siak", "verifikasi", "kepala", "kecamatan", "jemput", "mitra", "admin")


def test_residents_meet_no_barrier(enter: Enter, stand: Folder, eyes: Eyes) -> None:
    walk(enter(stand.shown("regency")), eyes, "warga", f"{stand.shown('regency')}/")
    eyes.agree()


@pytest.mark.parametrize("username", OFFICE)
def test_staff_meet_no_barrier(enter: Enter, stand: Folder, eyes: Eyes, username: str) -> None:
    page = enter(stand.shown("regency"), username)
    walk(page, eyes, username, f"{stand.shown('regency')}/mulai")
    eyes.agree()


def test_the_village_meets_no_barrier(enter: Enter, stand: Folder, eyes: Eyes) -> None:
    walk(enter(stand.shown("village"), "desa"), eyes, "desa", f"{stand.shown('village')}/mulai")
    eyes.agree()
