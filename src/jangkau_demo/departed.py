"""Made-up deaths of province 99: who died, who is left and who reports."""

from datetime import date, timedelta
from random import Random

from jangkau.catalogue import service
from jangkau.catalogue.conditions import kept
from jangkau.catalogue.model import Answers
from jangkau_demo import names
from jangkau_demo.people import TODAY, VILLAGE, Person, a_kk_number, a_person


def a_death(
    seed: int, village: str = VILLAGE, today: date = TODAY, **changes: str | int | bool | None
) -> Answers:
    """Return the answers to a death of the last weeks; `changes` replace or, as None, remove.

    Only fields that these answers call for are in it. A head of family died 1 to 25 days
    before `today`; the spouse is left, becomes the head and reports.
    """
    random = Random(seed)  # noqa: S311  # made-up people, nothing secret
    sex = random.choice("12")
    dead = a_person(random, village, sex, (24, 90), today)
    spouse = a_person(random, village, "1" if sex == "2" else "2", (22, 85), today)
    answers: Answers = {
        "village": village,
        "deceased_standing": "new_head",
        "kk_number": a_kk_number(random, village, today),
        "family_head_name": dead.name,
        "reporter_relation": "1",
        # No operator was given 0810, so nobody is called by it.
        "reporter_phone": f"0810{random.randint(10000000, 99999999)}",
        **_people(random, village, today),
        **_parents(random, village, dead),
        **_death(random, dead, today),
        "surviving_spouse": "card",
        "spouse_name": spouse.name,
        "spouse_nik": spouse.nik,
        "new_head_name": spouse.name,
        "new_head_nik": spouse.nik,
        "new_head_relation": "3" if sex == "1" else "2",
    }
    return kept(service("akta_kematian"), answers | changes)


def _people(random: Random, village: str, today: date) -> Answers:
    answers: Answers = {}
    for who in ("witness1", "witness2", "reporter"):
        person = a_person(random, village, random.choice("12"), (23, 65), today)
        answers |= {
            f"{who}_name": person.name,
            f"{who}_nik": person.nik,
            f"{who}_kk_number": a_kk_number(random, village, today),
            f"{who}_nationality": "WNI",
        }
    return answers


def _parents(random: Random, village: str, dead: Person) -> Answers:
    answers: Answers = {}
    for who, sex in (("father", "1"), ("mother", "2")):
        person = a_person(random, village, sex, (20, 38), dead.birth_date)
        answers |= {
            f"{who}_name": person.name,
            f"{who}_birthplace": person.birthplace,
            f"{who}_birth_date": person.birth_date.isoformat(),
            f"{who}_nationality": "WNI",
        }
        if random.random() < 0.4:  # many parents died before there were NIKs
            answers[f"{who}_nik"] = person.nik
    return answers


def _death(random: Random, dead: Person, today: date) -> Answers:
    at_home = random.random() < 0.6
    return {
        "deceased_nik": dead.nik,
        "deceased_name": dead.name,
        "death_date": (today - timedelta(days=random.randint(1, 25))).isoformat(),
        "death_time": f"{random.randint(0, 23):02}:{random.randint(0, 59):02}",
        "death_cause": random.choice("1111113"),
        "death_place": random.choice(names.TOWNS),
        "death_certifier": "4" if at_home else "1",
        "death_circumstance": "here",
        "deceased_sex": dead.sex,
        "deceased_birthplace": dead.birthplace,
        "deceased_birth_date": dead.birth_date.isoformat(),
    }
