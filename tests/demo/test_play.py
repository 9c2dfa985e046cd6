"""The whole demo: the story plays itself, then it is looked at in a real browser."""

import pytest

from jangkau_demo.folder import receipts
from jangkau_demo.play import story
from jangkau_demo.run import running
from tests.chromium import browser, look
from tests.demo.show import free_folder

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    patch = pytest.MonkeyPatch()
    patch.setenv("JANGKAU_DEMO_BIRTHS", "16")
    folder, lines = free_folder(tmp_path_factory.mktemp("demo")), []
    yield folder, story.play(folder, lines.append), lines
    patch.undo()


def test_the_story_plays_itself_and_every_promise_holds(played):
    _, code, lines = played
    assert code == 0, "\n".join(lines)
    told = "\n".join(lines)
    assert "0 baru" in told
    assert "JANJI PUTUS" not in told


def test_every_page_of_the_demo_is_fit_to_be_shown(played):
    folder, _, _ = played
    faults, troubles = [], []
    with running(folder, lambda _: None), browser() as opened:
        page = opened.new_page()
        page.on("console", lambda said: troubles.append(f"{page.url} {said.text}"))
        for name, path in {
            "demo": "/demo",
            "beranda": "/",
            "berkas-lahir": "/layanan/akta_kelahiran",
            "status": "/status",
        }.items():
            page.goto(folder.address("regency") + path)
            faults += look(page, name)
        page.click("text=Masuk sebagai")
        faults += look(page, "demo-masuk")
        for one in receipts(folder):
            page.goto(f"{folder.address('regency')}/")
            page.goto(f"{folder.address('regency')}/status#{one['number']}.{one['secret']}")
            assert "#" not in page.url
            page.keyboard.press("Enter")  # the button has the focus
            page.wait_for_selector("text=Perjalanan berkas")
            faults += look(page, f"status-{one['stage']}")
        page.goto(f"{folder.address('siak')}/akta_kelahiran/akta_kelahiran")
        faults += look(page, "simulator-siak")
        faults += _at_the_village(page, folder)
    assert (faults, troubles) == ([], [])


def _at_the_village(page, folder):
    faults = []
    page.goto(folder.shown("village"))
    page.click("text=Putus sinyal")
    page.wait_for_selector("text=Sambung")
    page.click("text=Masuk sebagai")
    page.click("text=Petugas desa >> nth=0")
    page.wait_for_selector("h1:has-text('Meja kerja')")
    faults += look(page, "demo-desa")
    page.click("text=Tulis stik")
    page.wait_for_selector("text=Stik: tertulis")
    page.goto(folder.address("regency"))
    page.click("text=Ambil stik")
    page.wait_for_selector("text=Stik: 0 baru")
    page.goto(folder.shown("village"))
    page.click("text=Sambung")
    page.wait_for_selector("text=Putus sinyal")
    return faults
