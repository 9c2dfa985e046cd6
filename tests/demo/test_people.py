"""The made-up people of the demo: plausible, repeatable, nobody's."""

from datetime import date

from jangkau.catalogue import service
from jangkau.rules.names import doubts_about
from jangkau_demo.people import TODAY, a_birth

NUMBERS = [
    field.name
    for field in service("akta_kelahiran").fields
    if field.kind in ("nik", "kk_number")
]


def test_the_same_seed_makes_the_same_people():
    assert a_birth(11) == a_birth(11)
    assert a_birth(11) != a_birth(12)


def test_nobody_has_a_number_that_a_person_could_have():
    for seed in range(200):
        answers = a_birth(seed, village="99.01.03.2004")
        numbers = [str(answers[name]) for name in NUMBERS if name in answers]
        assert len(numbers) == 7
        assert all(len(number) == 16 and number.startswith("990103") for number in numbers)


def test_couples_marry_as_adults_and_before_today():
    for seed in range(200):
        answers = a_birth(seed)
        married = date.fromisoformat(str(answers["marriage_date"]))
        mother_born = date.fromisoformat(str(answers["mother_birth_date"]))
        assert (married - mother_born).days > 19 * 365
        assert married < TODAY


def test_new_names_keep_the_rules_for_names():
    assert not [seed for seed in range(300) if doubts_about(str(a_birth(seed)["child_name"]))]
