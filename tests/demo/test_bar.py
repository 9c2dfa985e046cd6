import pytest
from django.conf import settings as site

from jangkau_demo import clock
from jangkau_demo.link import look
from jangkau_demo.regency import keep_map, keep_staff

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def shown(client, settings, tmp_path, monkeypatch):
    """Give a client whose pages carry the bar."""
    settings.MIDDLEWARE = [*site.MIDDLEWARE, "jangkau_demo.bar.bar"]
    monkeypatch.setenv("JANGKAU_DEMO_FOLDER", str(tmp_path))
    monkeypatch.setenv("JANGKAU_DEMO_PORT", "8000")
    keep_map()
    keep_staff()
    return client


def test_every_page_says_which_node_it_is_and_carries_no_script_or_style_of_its_own(shown):
    page = shown.get("/").content.decode()
    bar = page[page.index('<aside class="demo"') : page.index("</aside>")]
    assert "Kabupaten (server)" in bar
    assert "http://desa.localhost:8001" in bar
    assert not any(sign in bar for sign in ("<script", "style=", "onclick"))


def test_the_line_is_cut_and_restored_from_any_page(shown, tmp_path):
    shown.post("/demo/sinyal", {"cut": "1"})
    assert look(tmp_path / "line.json").cut
    assert "Sinyal putus" in shown.get("/status").content.decode()
    shown.post("/demo/sinyal", {"cut": "0"})
    assert not look(tmp_path / "line.json").cut


def test_the_clock_moves_on_and_the_page_comes_back(shown, tmp_path):
    answer = shown.post(
        "/demo/jam", {"days": "7"}, headers={"Referer": "http://testserver/status?x=1"}
    )
    assert answer["Location"] == "/status"
    assert clock.offset(tmp_path / "clock") == 7 * clock.DAY


def test_one_press_signs_in_with_the_second_factor(shown):
    answer = shown.post("/demo/masuk", {"username": "periksa"}, follow=True)
    assert answer.redirect_chain[-1][0] in ("/meja/", "/kantor/")
    assert "Yuliana Wibowo" in answer.content.decode()


def test_another_site_cannot_press_the_buttons(shown, tmp_path):
    answer = shown.post(
        "/demo/sinyal", {"cut": "1"}, headers={"Origin": "http://jahat.example"}
    )
    assert answer.status_code == 403
    assert not look(tmp_path / "line.json").cut


def test_the_stick_is_told_of_plainly_when_it_is_empty(shown):
    shown.post("/demo/stik", {"do": "read"})
    assert "tidak ada bundel" in shown.get("/").content.decode()


def test_without_the_demo_there_is_no_bar(client):
    assert '<aside class="demo"' not in client.get("/").content.decode()
    assert client.post("/demo/masuk", {"username": "periksa"}).status_code == 404
