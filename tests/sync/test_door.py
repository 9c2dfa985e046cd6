"""The door for devices: bytes in, bytes out, refusals by number."""

import httpx
import pytest
from django.test import Client

from jangkau.errors import Refusal
from jangkau.office import travel
from jangkau.sync.limits import MAX_MESSAGE
from jangkau.sync.link import Link
from tests.databases import at

OCTETS = "application/octet-stream"


class Door(httpx.BaseTransport):
    """Carry a link's requests to this site's own addresses at the regency."""

    def __init__(self, regency):
        self.regency = regency

    def handle_request(self, request):
        with at(self.regency):
            told = Client().post(request.url.path, request.read(), content_type=OCTETS)
            return httpx.Response(told.status_code, content=told.content)


def test_a_trip_goes_through_the_door(world):
    world.file(2)
    link = Link("http://regency", httpx.Client(transport=Door(world.regency)))
    with at(world.village):
        assert travel.round_trip(link).sent == 2
        assert travel.round_trip(link).waiting == 0


def test_rubbish_is_answered_with_its_number(world):
    with at(world.regency):
        for path in ("/api/exchange", "/api/blobs"):
            told = Client().post(path, b"rubbish", content_type=OCTETS)
            assert (told.status_code, told.content[:6]) in {(409, b"JKL-14"), (403, b"JKL-14")}
        assert Client().get("/api/exchange").status_code == 405
        much = Client().post("/api/exchange", bytes(MAX_MESSAGE + 1), content_type=OCTETS)
        assert much.status_code == 413


def test_a_village_answers_no_devices(world):
    with at(world.village):
        assert Client().post("/api/exchange", b"x", content_type=OCTETS).status_code == 404


def test_another_ends_refusal_keeps_its_number(world):
    told = httpx.MockTransport(lambda _: httpx.Response(403, text="JKL-1403"))
    link = Link("http://regency", httpx.Client(transport=told))
    with pytest.raises(Refusal, match="JKL-1403"):
        link.post("/api/exchange", b"")
    told = httpx.MockTransport(lambda _: httpx.Response(502, text="<html>"))
    with pytest.raises(Refusal, match="JKL-1432"):
        Link("http://regency", httpx.Client(transport=told)).post("/api/exchange", b"")
