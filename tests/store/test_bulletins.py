"""What the regency tells its nodes."""

from dataclasses import replace

import pytest

from jangkau.ledger import bulletins, clock, keys
from tests.databases import at, make_home


@pytest.fixture
def node(tmp_path, store):
    home = make_home(tmp_path / "node", role="village", node="v-2003")
    regency = keys.public()
    with at(home):
        keys.trust_regency(regency)
    return home


def test_the_latest_bulletin_under_a_key_counts(store, node):
    bulletins.publish("hours", {"open": "08:00"})
    outage = bulletins.publish("outage", {"siak": True})
    hours = bulletins.publish("hours", {"open": "09:00"})

    down = [bulletins.from_bytes(bulletins.to_bytes(one)) for one in bulletins.newer(0)]

    assert (down, bulletins.number()) == ([outage, hours], 3)
    with at(node):
        assert bulletins.learn(down) == down
        assert bulletins.learn(down) == []
        assert (bulletins.latest("hours"), bulletins.number()) == (hours, 3)
        assert clock.now_ms() >= hours.issued


def test_an_older_bulletin_does_not_come_back(store, node):
    old = bulletins.publish("hours", {"open": "08:00"})
    new = bulletins.publish("hours", {"open": "09:00"})
    with at(node):
        bulletins.learn([new])
        assert bulletins.learn([old]) == []
        assert bulletins.latest("hours") == new


def test_what_the_regency_did_not_sign_is_not_kept(store, node):
    told = bulletins.publish("hours", {"open": "08:00"})
    with at(node):
        assert bulletins.learn([replace(told, body={"open": "01:00"})]) == []
        assert bulletins.latest("hours") is None


@pytest.mark.parametrize("data", [b"", b"\xff", b"\x80", b"\x85\x01\x02\x03\x04\x05"])
def test_bytes_that_are_no_bulletin_say_so(data):
    with pytest.raises(ValueError):
        bulletins.from_bytes(data)


def test_the_news_of_many_other_nodes_leaves_room_for_ones_own(store):
    for number in range(300):
        bulletins.publish(f"node:v-{number}", {"n": number})
    bulletins.publish("areas", {})
    told = [one.key for one in bulletins.newer(0, own="node:v-299")]
    assert told == ["node:v-299", "areas"]
