"""The staff door in a real browser: by keyboard, at 320 and 1280 px, axe at 0."""

import pytest
from django_otp.plugins.otp_totp.models import TOTPDevice

from jangkau.office import tickets
from jangkau.office.kept.models import Account
from tests.chromium import browser, look
from tests.staff.people import PASSWORD, code_of, hire

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def type_in(page, text: str) -> None:
    """Type into the field that has the focus and press Enter."""
    page.keyboard.type(text)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_an_administrator_signs_in_by_keyboard_and_every_page_is_accessible(live_server):
    hire("ayu", role="administrator", name="Ayu Lestari")
    hire("sari", name="Ni Luh Putu Wulandari Kusuma Dewi Prameswari Anggraini")
    ticket = tickets.issue("village", "Desa Tirta Wangi", "99.01.01.2003", "ayu")
    with browser() as opened:
        page = opened.new_page()
        troubles: list[str] = []
        page.on("console", lambda said: troubles.append(said.text))
        page.goto(f"{live_server.url}/masuk")
        faults = look(page, "masuk")
        page.focus("#username")
        page.keyboard.type("ayu")
        page.keyboard.press("Tab")
        type_in(page, "kata sandi yang salah")
        faults += look(page, "masuk-salah")
        page.focus("#password")
        type_in(page, PASSWORD)
        faults += look(page, "masuk-pasang")
        device = TOTPDevice.objects.get(user=Account.objects.get(username="ayu"))
        page.focus("#code")
        type_in(page, code_of(device))
        faults += look(page, "kode-cadangan")
        page.click("text=Sudah saya simpan")
        own = Account.objects.get(username="ayu").pk
        ways = {
            "perangkat": "/perangkat",
            "tiket": f"/perangkat/tiket/{ticket.pk}",
            "pengguna": "/pengguna",
            "orang": f"/pengguna/{own}",
            "akun": "/akun",
            "sandi": "/masuk/sandi",
        }
        for name, path in ways.items():
            page.goto(live_server.url + path)
            faults += look(page, name)
        assert (faults, troubles) == ([], [])
        page.goto(f"{live_server.url}/tidak-ada")
        assert look(page, "tidak-ada") == []
