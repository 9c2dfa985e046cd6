from http import HTTPStatus

import pytest

from jangkau.site import throttle
from jangkau.site.throttle import Rule, allowed


@pytest.fixture(autouse=True)
def _fresh():
    throttle._counts.clear()
    yield
    throttle._counts.clear()


def test_guessing_is_stopped_for_one_address_and_not_for_another():
    rule = Rule("/status", tries=3, seconds=60)
    assert [allowed(rule, "10.0.0.1", 100.0) for _ in range(4)] == [True, True, True, False]
    assert allowed(rule, "10.0.0.2", 100.0)
    assert allowed(rule, "10.0.0.1", 180.0)


@pytest.mark.django_db
def test_too_many_tries_are_told_how_long_to_wait(client):
    for _ in range(60):
        client.post("/status", {"receipt_number": "x"})
    page = client.post("/status", {"receipt_number": "x"})
    assert page.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert "Tunggu 5 menit" in page.content.decode()
    assert page["Retry-After"] == "300"
    assert client.get("/masuk").status_code == HTTPStatus.OK


def test_behind_our_proxy_the_address_is_the_one_it_wrote(rf, settings):
    request = rf.get("/", HTTP_X_FORWARDED_FOR="6.6.6.6, 10.0.0.9", REMOTE_ADDR="127.0.0.1")
    assert throttle.client_address(request) == "127.0.0.1"
    settings.HTTPS = True
    assert throttle.client_address(request) == "10.0.0.9"
