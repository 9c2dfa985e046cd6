import pytest

from jangkau_demo import codes


@pytest.mark.parametrize(("counter", "code"), [(0, "755224"), (1, "287082"), (9, "520489")])
def test_codes_are_those_of_the_standard(counter, code):
    assert codes.at(b"12345678901234567890", counter) == code
