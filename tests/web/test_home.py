import gzip
import re
from pathlib import Path

import pytest

from jangkau.catalogue import service, services
from jangkau.channels.web.papers import as_text

FIRST_LOAD, NEXT_PAGE, REQUESTS = 30 * 1024, 5 * 1024, 6
STATIC = [
    Path("src/jangkau/site/static"),
    Path("src/jangkau/channels/web/static"),
]
PICTURES = Path("src/jangkau/channels/web/templates/web/pictures")

pytestmark = pytest.mark.django_db


def page(client, path):
    return client.get(path, headers={"Accept-Encoding": "gzip"})


def loaded(answer):
    """Return the static files that a page loads."""
    text = gzip.decompress(answer.content).decode()
    return set(re.findall(r'(?:src|href)="/static/([^"]+)"', text))


def packed(name):
    found = next(folder / name for folder in STATIC if (folder / name).exists())
    return len(gzip.compress(found.read_bytes()))


def test_the_first_page_weighs_little(client):
    home = page(client, "/")
    files = loaded(home)
    assert len(home.content) + sum(map(packed, files)) <= FIRST_LOAD
    assert 1 + len(files) <= REQUESTS


@pytest.mark.parametrize("path", ["/layanan/akta_kelahiran", "/status"])
def test_the_next_page_weighs_less(client, path):
    at_hand = loaded(page(client, "/"))
    answer = page(client, path)
    new = loaded(answer) - at_hand
    assert len(answer.content) + sum(map(packed, new)) <= NEXT_PAGE


def test_the_first_page_needs_no_script_and_leaves_no_cookie(client):
    home = client.get("/")
    assert "<script" not in home.content.decode()
    assert not home.cookies


def test_the_first_page_offers_what_the_catalogue_offers(client):
    text = client.get("/").content.decode()
    assert all(offered.life_event in text for offered in services())
    assert "Gratis" in text


def test_the_list_of_papers_names_every_paper_and_its_alternatives(client):
    offered = service("akta_kelahiran")
    text = client.get("/layanan/akta_kelahiran").content.decode()
    sent = as_text(offered)
    for paper in offered.requirements:
        for one in paper.alternatives:
            assert one.label in text
            assert one.label in sent


def test_every_paper_has_its_picture():
    drawn = {picture.stem for picture in PICTURES.glob("*.svg")}
    assert {paper.picture for one in services() for paper in one.requirements} <= drawn


def test_a_service_that_is_not_offered_leads_nowhere(client):
    assert client.get("/layanan/surat_terbang").status_code == 404
