"""The office in a real browser: by keyboard, at 320 and 1280 px, axe at 0."""

import pytest
from django.conf import settings
from playwright.sync_api import expect

from jangkau.office.loading import load
from jangkau.rules.application import ReturnedItem
from jangkau.rules.application.commands import Mend
from tests.applications import actor
from tests.chromium import browser, look
from tests.kantor.staff import a_filed_birth, a_verified_birth, an_accepted_birth, at_work, gate

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BLURRED = "Foto buram, tulisan tidak terbaca."


def enter(opened, live_server, role):
    """Open a page of the person of this role; return it with what its console says."""
    name = settings.SESSION_COOKIE_NAME
    session = at_work(role).cookies[name].value
    at_desk = opened.new_context(permissions=["clipboard-read", "clipboard-write"])
    at_desk.add_cookies([{"name": name, "value": session, "url": live_server.url}])
    page, troubles = at_desk.new_page(), []
    page.on("console", lambda said: troubles.append(said.text))
    return page, troubles


def test_a_checker_returns_one_paper_without_a_mouse(live_server):
    application = a_filed_birth()
    with browser() as opened:
        page, troubles = enter(opened, live_server, "checker")
        page.goto(f"{live_server.url}/kantor/berkas/{application}/")
        for key in ("1", "1", "2", "ArrowDown", "Tab"):
            page.keyboard.press(key)
        page.keyboard.type("Halaman dua gelap.")
        page.keyboard.press("Enter")
        assert page.inner_text("[data-progress]").startswith("2 benar, 1 perbaiki")
        page.locator("text=Kembalikan yang salah").press("Enter")
        page.wait_for_url("**/kantor/")
    item = ReturnedItem("paper:marriage_proof", BLURRED, "Halaman dua gelap.")
    assert (load(application).returned, troubles) == ((item,), [])


def test_an_operator_copies_each_field_by_one_key(live_server):
    application = an_accepted_birth()
    with browser() as opened:
        page, troubles = enter(opened, live_server, "siak_operator")
        page.goto(f"{live_server.url}/kantor/berkas/{application}/dokumen/kk/salin/")
        values = page.locator("[data-value]").all_inner_texts()
        for number, key in enumerate(("Enter", "c"), start=1):
            page.keyboard.press(key)
            expect(page.locator("[data-done]")).to_have_text(str(number))
            assert page.evaluate("navigator.clipboard.readText()") == values[number - 1]
        page.reload()
        assert (page.inner_text("[data-done]"), troubles) == ("2", [])


def test_every_page_of_the_office_is_accessible(live_server):
    filed, accepted, verified = a_filed_birth(1), an_accepted_birth(2), a_verified_birth(3)
    torn = a_filed_birth(4)
    name = load(torn).answers["child_name"]
    for who, word in (("village_operator", "AYU SATU"), ("district_operator", "AYU DUA")):
        gate.perform(actor(who), Mend(torn, {"child_name": (name, word)}))
    mending = f"berkas/{torn}/"
    ways = {
        "checker": ["", "?tampilan=ditolak", "beda/", "ditahan/", f"berkas/{filed}/"],
        "siak_operator": ["", f"berkas/{accepted}/", f"berkas/{accepted}/dokumen/kk/salin/"],
        "verifier": ["", f"berkas/{accepted}/dokumen/kk/"],
        "office_head": ["", f"berkas/{accepted}/"],
    }
    ways["checker"] += [mending, f"{mending}beda/", f"{mending}riwayat/"]
    ways["siak_operator"] += [f"berkas/{verified}/dokumen/akta_kelahiran/"]
    with browser() as opened:
        for role, paths in ways.items():
            (page, troubles), faults = enter(opened, live_server, role), []
            for number, path in enumerate(paths):
                page.goto(f"{live_server.url}/kantor/{path}")
                faults += look(page, f"kantor-{role}-{number}")
            assert (faults, troubles) == ([], [])
            page.close()
