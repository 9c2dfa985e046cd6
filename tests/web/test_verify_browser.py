"""The verification page in a real browser: with the network off, by camera, by keyboard."""

import io
from base64 import b64encode
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from jangkau.documents import seal
from jangkau.ledger import keys
from jangkau.office import gate, notices, seals
from jangkau.rules.application.commands import Withdraw
from tests.applications import actor
from tests.chromium import browser, faults, look
from tests.documents.camera import photographed, printed
from tests.documents.seals import CLAIM, STRANGER, address
from tests.office.test_seals import filed

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PERSON = "Ayu Lestari"


@pytest.fixture(scope="module")
def film() -> str:
    """Return what the QR holds that the browser's camera sees."""
    return seal.address("http://x", seal.seal(CLAIM, keys.public().sign, keys.sign))


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory, film: str) -> Iterator[Browser]:
    """Start one browser with a camera that is held over a receipt."""
    reel = tmp_path_factory.mktemp("camera") / "film.mjpeg"
    reel.write_bytes(b"".join(a_picture(film, seed)["buffer"] for seed in (3, 4, 5)))
    camera = ("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream")
    with browser(*camera, f"--use-file-for-fake-video-capture={reel}") as started:
        yield started


@pytest.fixture(autouse=True)
def told(live_server: object) -> None:
    """Be at a regency that has told its list."""
    notices.refresh()


def paper(base: str, withdrawn: bool = False) -> str:
    """Return what the QR of a fresh receipt holds."""
    state = filed()
    text = seals.of_receipt(state, PERSON, "Sukamaju")
    if withdrawn:
        gate.perform(actor("village_operator"), Withdraw(state.id, "pindah"))
    return seal.address(base, text)


def visit(page: Page, base: str) -> None:
    """Open the page for the first time, until it is kept for days without a network."""
    page.goto(f"{base}/verifikasi")
    page.wait_for_selector("#kept:not([hidden])")
    page.wait_for_function(
        "caches.keys().then(k => caches.open(k.find(n => n.startsWith('verifikasi-'))))"
        ".then(c => c.keys()).then(k => k.some(r => r.url.includes('qr.js')))"
    )


def check(page: Page, text: str) -> str:
    """Paste a text, check it, and return the word of the result."""
    page.fill("#text", text)
    page.click("button:text-is('Periksa')")
    page.wait_for_selector("#hasil h2")
    return page.inner_text("#hasil h2")


def changed(text: str) -> str:
    return text[:-40] + ("B" if text[-40] == "A" else "A") + text[-39:]


def a_picture(text: str, seed: int = 3) -> dict[str, Any]:
    out = io.BytesIO()
    photographed(printed(text), seed).save(out, "JPEG")
    return {"name": "qr.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def test_after_a_first_visit_it_works_with_the_network_off(opened, live_server):
    good, gone = paper(live_server.url), paper(live_server.url, withdrawn=True)
    notices.refresh()
    context = opened.new_context(locale="id-ID")
    page, told = context.new_page(), []
    page.on("pageerror", lambda said: told.append(str(said)))
    visit(page, live_server.url)
    context.set_offline(True)
    page.goto(f"{live_server.url}/verifikasi")
    assert check(page, good) == "Sah"
    assert "A. L." in page.inner_text("#hasil")
    assert check(page, changed(good)) == "Tidak sah"
    assert check(page, gone) == "Sudah dicabut"
    page.fill("#text", "")
    page.set_input_files("#picture", a_picture(good))
    page.wait_for_selector("#hasil h2:text-is('Sah')")
    page.goto(f"{live_server.url}/verifikasi#{good.partition('#')[2]}")
    page.wait_for_selector("#hasil h2:text-is('Sah')")
    for other in ("/", "/status", "/masuk", "/verifikasi/lain"):
        with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
            page.goto(f"{live_server.url}{other}")
    assert told == []


def test_nothing_that_is_checked_leaves_the_browser(opened, live_server):
    good = paper(live_server.url)
    page, sent = opened.new_page(), []
    visit(page, live_server.url)
    page.on("request", lambda one: sent.append((one.method, one.url)))
    assert check(page, good) == "Sah"
    page.set_input_files("#picture", a_picture(good))
    page.wait_for_selector("#hasil h2:text-is('Sah')")
    assert [one for one in sent if one[0] != "GET" or "/static/" not in one[1]] == []


def test_the_page_and_its_outcomes_are_accessible_in_both_widths(opened, live_server):
    good = paper(live_server.url)
    page = opened.new_page()
    page.goto(f"{live_server.url}/verifikasi")
    page.wait_for_selector("body[data-ready]")
    wrong = look(page, "verifikasi")
    page.click("button:text-is('Periksa')")
    wrong += look(page, "verifikasi-galat")
    check(page, good)
    assert wrong + look(page, "verifikasi-sah") == []


@pytest.mark.long
def test_the_other_outcomes_are_accessible_too(opened, live_server):
    good, gone = paper(live_server.url), paper(live_server.url, withdrawn=True)
    notices.refresh()
    page, wrong, words = opened.new_page(), [], []
    page.goto(f"{live_server.url}/verifikasi")
    page.wait_for_selector("body[data-ready]")
    told = {
        "tidak-sah": changed(good),
        "dicabut": gone,
        "tidak-dikenal": address(key=STRANGER),
        "status": f"{live_server.url}/status#59DH6DS1GYM0.7KQ2MX4T",
        "bukan-segel": "https://tte.example/periksa?id=1",
    }
    for name, text in told.items():
        words.append(check(page, text))
        wrong += look(page, f"verifikasi-{name}")
    assert wrong == []
    assert words[1:] == [
        "Sudah dicabut",
        "Belum dapat dipastikan",
        "Ini QR status",
        "Bukan segel kami",
    ]


def test_the_keyboard_alone_is_enough(opened, live_server):
    page = opened.new_page()
    page.goto(f"{live_server.url}/verifikasi")
    page.wait_for_selector("body[data-ready]")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "text":
            break
    page.keyboard.insert_text(paper(live_server.url))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("#hasil h2")
    assert page.evaluate("document.activeElement.id") == "hasil"
    assert page.inner_text("#hasil h2") == "Sah"


def test_without_a_camera_a_picture_is_asked_for(opened, live_server):
    page = opened.new_page()
    page.add_init_script(
        "navigator.mediaDevices.getUserMedia = () =>"
        " Promise.reject(new DOMException('none', 'NotFoundError'));"
    )
    page.goto(f"{live_server.url}/verifikasi")
    page.wait_for_selector("body[data-ready]")
    page.click("#camera")
    page.wait_for_selector("#hasil :text('Pilih gambar QR')")
    assert faults(page) == []


def test_without_javascript_text_and_picture_are_posted(opened, live_server):
    good = paper(live_server.url)
    page = opened.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/verifikasi")
    assert check(page, good) == "Sah"
    assert check(page, changed(good)) == "Tidak sah"
    page.fill("#text", "")
    page.set_input_files("#picture", a_picture(good))
    page.click("button:text-is('Periksa')")
    assert page.inner_text("#hasil h2") == "Sah"


def test_an_older_browser_checks_signatures_with_the_stand_in(opened, live_server):
    good = paper(live_server.url)
    page = opened.new_page()
    page.add_init_script(
        "const own = crypto.subtle.importKey.bind(crypto.subtle);"
        "crypto.subtle.importKey = (form, key, how, ...more) => how.name === 'Ed25519'"
        " ? Promise.reject(new Error('unknown')) : own(form, key, how, ...more);"
    )
    page.goto(f"{live_server.url}/verifikasi")
    page.wait_for_selector("body[data-ready]")
    assert check(page, good) == "Sah"
    assert check(page, changed(good)) == "Tidak sah"


@pytest.mark.long
def test_nine_of_ten_distorted_photographs_are_read_in_the_browser(opened, live_server):
    page, text = opened.new_page(), address()
    page.goto(f"{live_server.url}/verifikasi")
    page.wait_for_selector("body[data-ready]")
    pictures = [b64encode(a_picture(text, seed)["buffer"]).decode() for seed in range(200)]
    told = page.evaluate(
        "async ([pictures, at]) => { const { readPicture } = await import(at.scan);"
        " const told = []; for (const one of pictures) { const bytes ="
        " Uint8Array.from(atob(one), (c) => c.charCodeAt(0));"
        " told.push(await readPicture(new Blob([bytes]), at.qr)); } return told; }",
        [pictures, page.evaluate("({...document.getElementById('periksa').dataset})")],
    )
    print(
        f"browser: {told.count(text)} of 200, wrong {200 - told.count(text) - told.count('')}"
    )
    assert set(told) <= {text, ""}
    assert told.count(text) >= 180


def test_the_camera_finds_the_seal_and_is_closed(opened, live_server):
    page = opened.new_page()
    page.goto(f"{live_server.url}/verifikasi")
    page.wait_for_selector("body[data-ready]")
    page.click("#camera")
    page.wait_for_selector("#hasil h2:text-is('Sah')")
    assert page.is_hidden("#video")
    assert page.evaluate("video.srcObject") is None
