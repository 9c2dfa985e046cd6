from http import HTTPStatus

import pytest

pytestmark = pytest.mark.django_db


def test_an_unknown_address_says_what_to_do(client):
    answer = client.get("/tidak-ada")
    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert "Kode" in answer.content.decode() or "JKL-1301" in answer.content.decode()


def test_every_page_carries_a_strict_policy(client):
    policy = client.get("/masuk")["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy


def test_the_watcher_is_answered(client):
    assert client.get("/healthz").content == b"ok\n"
    assert client.get("/readyz").content == b"ok\n"
