"""Time that never runs behind what the regency signed."""

import time

import pytest

from jangkau.ledger import clock

THREE_YEARS = 3 * 365 * 24 * 3600 * 1000


@pytest.fixture
def device_clock(tmp_path, monkeypatch):
    file = tmp_path / "offset"
    monkeypatch.setenv("JANGKAU_CLOCK_FILE", str(file))
    return lambda ms: file.write_text(str(ms))


def test_a_clock_three_years_slow_follows_the_signed_time(village, device_clock):
    signed = clock.now_ms()
    device_clock(-THREE_YEARS)
    assert clock.now_ms() < signed - THREE_YEARS + 5000

    clock.saw_signed_time(signed)
    first = clock.now_ms()
    time.sleep(0.02)

    assert signed <= first <= signed + 5000
    assert clock.now_ms() >= first + 20


def test_the_signed_time_outlives_the_process(village, device_clock):
    signed = clock.now_ms()
    clock.saw_signed_time(signed)
    clock._seen.clear()
    device_clock(-THREE_YEARS)

    assert clock.now_ms() >= signed


def test_an_earlier_signed_time_changes_nothing(village, device_clock):
    signed = clock.now_ms()
    clock.saw_signed_time(signed)
    clock.saw_signed_time(signed - THREE_YEARS)
    device_clock(-THREE_YEARS)

    assert clock.now_ms() >= signed


def test_a_clock_three_years_fast_is_believed(village, device_clock):
    device_clock(THREE_YEARS)

    assert clock.now_ms() > time.time() * 1000 + THREE_YEARS - 5000
