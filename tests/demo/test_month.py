import pytest

from jangkau.ledger import store
from jangkau.office.derived.models import Case
from jangkau.office.rebuild import rebuild
from jangkau_demo import month
from jangkau_demo.regency import keep_map, keep_staff

BIRTHS = 14


@pytest.fixture
def filled(regency, tmp_path, monkeypatch):
    monkeypatch.setenv("JANGKAU_CLOCK_FILE", str(tmp_path / "clock"))
    keep_map()
    keep_staff()
    return month.fill(lambda done, total: None, BIRTHS)


def test_a_month_of_work_is_real_acts_in_one_sound_chain(filled):
    stages = set(Case.objects.values_list("stage", flat=True))
    assert Case.objects.count() == BIRTHS
    assert {"submitted", "accepted", "closed"} <= stages
    assert Case.objects.filter(late=True).exists()
    assert Case.objects.filter(conflicts__gt=0).exists()
    assert store.verify_chain("99.01") == []
    assert rebuild().equal


def test_there_are_receipts_to_try(filled):
    assert {one.stage for one in filled} >= {"submitted", "closed"}
