from jangkau.rules.access import ROLES
from jangkau_demo import staff
from jangkau_demo.places import places, villages


def test_the_regency_has_four_districts_and_fifty_four_villages_of_its_own():
    codes = [place.code for place in places()]
    assert len(villages()) == 54
    assert len(set(codes)) == len(codes) == 58
    assert all(code.startswith("99.01.") for code in codes)
    assert len({place.name for place in villages()}) == 54
    assert staff.VILLAGE in codes


def test_the_map_is_the_same_at_every_run():
    assert places() == places()


def test_there_is_someone_for_every_role():
    assert {member.role for member in (*staff.OFFICE, *staff.DESK)} == set(ROLES)
