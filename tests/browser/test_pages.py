"""Every page, role and state: no barrier, no sideways scrolling, no error in the console."""

import pytest

from tests.browser.conftest import Enter
from tests.browser.eyes import Eyes
from tests.browser.stand import Stand
from tests.browser.walk import walk

OFFICE = ("periksa", "siak", "verifikasi", "kepala", "kecamatan", "jemput", "mitra", "admin")


def test_residents_meet_no_barrier(enter: Enter, stand: Stand, eyes: Eyes) -> None:
    walk(enter(stand.office), eyes, "warga", f"{stand.office}/")
    eyes.agree()


@pytest.mark.parametrize("username", OFFICE)
def test_staff_meet_no_barrier(enter: Enter, stand: Stand, eyes: Eyes, username: str) -> None:
    page = enter(stand.office, username)
    walk(page, eyes, username, f"{stand.office}/mulai")
    eyes.agree()


def test_the_village_meets_no_barrier(enter: Enter, stand: Stand, eyes: Eyes) -> None:
    walk(enter(stand.village, "desa"), eyes, "desa", f"{stand.village}/mulai")
    eyes.agree()
