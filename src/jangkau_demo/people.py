"""Made-up people of province 99, the same ones for the same seed."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from jangkau.catalogue import service
from jangkau.catalogue.conditions import kept, open_alternatives, required_papers
from jangkau.catalogue.model import Answers
from jangkau_demo import names

VILLAGE = "99.01.01.2001"
TODAY = date(2026, 11, 2)


@dataclass(frozen=True, slots=True)
class Person:
    """A made-up resident; `sex` is 1 for a man, 2 for a woman."""

    name: str
    nik: str
    sex: str
    birth_date: date
    birthplace: str


def a_person(
    random: Random, village: str, sex: str, ages: tuple[int, int], today: date
) -> Person:
    """Return a person of the given ages (years), first registered in the village's district."""
    born = today - timedelta(days=random.randint(ages[0] * 365 + 40, ages[1] * 365))
    return Person(
        a_name(random, sex),
        a_nik(random, village, sex, born),
        sex,
        born,
        random.choice(names.TOWNS),
    )


def a_name(random: Random, sex: str) -> str:
    """Return a name of two or three words, in capitals as SIAK writes names."""
    given, middle = (
        (names.GIVEN_MALE, names.MIDDLE_MALE)
        if sex == "1"
        else (names.GIVEN_FEMALE, names.MIDDLE_FEMALE)
    )
    words = [random.choice(given), random.choice(names.FAMILY)]
    if random.random() < 0.4:
        words.insert(1, random.choice(middle))
    return " ".join(words).upper()


def a_nik(random: Random, village: str, sex: str, born: date) -> str:
    """Return 16 digits: district, birth date (a woman's day + 40), serial."""
    day = born.day + (40 if sex == "2" else 0)
    return f"{_district(village)}{day:02}{born:%m%y}{random.randint(1, 9999):04}"


def a_kk_number(random: Random, village: str, today: date) -> str:
    """Return 16 digits: district, date of entry, serial."""
    entered = today - timedelta(days=random.randint(30, 5000))
    return f"{_district(village)}{entered:%d%m%y}{random.randint(1, 9999):04}"


def a_birth(
    seed: int, village: str = VILLAGE, today: date = TODAY, **changes: str | int | bool | None
) -> Answers:
    """Return the answers to a birth of the last weeks; `changes` replace or, as None, remove.

    Only fields that these answers call for are in it. A child is born 2 to 55 days before
    `today`; its father reports.
    """
    random = Random(seed)  # noqa: S311  # made-up people, nothing secret
    answers = _family(random, village, today) | _child(random, today)
    return kept(service("akta_kelahiran"), answers | changes)


def papers_for(answers: Answers, key: str = "akta_kelahiran") -> dict[str, str]:
    """Return the papers of an application, each by its first fitting alternative."""
    papers = required_papers(service(key), answers)
    return {paper.key: open_alternatives(paper, answers)[0].key for paper in papers}


def _family(random: Random, village: str, today: date) -> Answers:
    father = a_person(random, village, "1", (21, 48), today)
    mother = a_person(random, village, "2", (21, 40), today)
    answers: Answers = {
        "village": village,
        "kk_number": a_kk_number(random, village, today),
        "family_head_name": father.name,
        "reporter_relation": "1",
        # No operator was given 0810, so nobody is called by it.
        "reporter_phone": f"0810{random.randint(10000000, 99999999)}",
        "parents_marriage": "recorded",
        **_marriage(random, max(father.birth_date, mother.birth_date), today),
    }
    for who, person in (("father", father), ("mother", mother)):
        answers |= {
            f"{who}_name": person.name,
            f"{who}_nik": person.nik,
            f"{who}_birthplace": person.birthplace,
            f"{who}_birth_date": person.birth_date.isoformat(),
            f"{who}_nationality": "WNI",
        }
    for who in ("witness1", "witness2", "reporter"):
        person = a_person(random, village, random.choice("12"), (23, 65), today)
        answers |= {
            f"{who}_name": person.name,
            f"{who}_nik": person.nik,
            f"{who}_kk_number": a_kk_number(random, village, today),
            f"{who}_nationality": "WNI",
        }
    return answers


def _marriage(random: Random, younger_born: date, today: date) -> Answers:
    """Marry the couple once both are 19, mostly a year or more ago."""
    earliest = younger_born + timedelta(days=19 * 366)
    days = max(0, (today - earliest).days - 365)
    married = earliest + timedelta(days=random.randint(0, min(days, 4000)))
    number = f"{random.randint(10, 400):04}/{random.randint(1, 40):03}/{married:%m/%Y}"
    return {"marriage_number": number, "marriage_date": married.isoformat()}


def _child(random: Random, today: date) -> Answers:
    sex = random.choice("12")
    at_home = random.random() < 0.2
    return {
        "child_name": a_name(random, sex),
        "child_sex": sex,
        "birth_place_kind": "4" if at_home else random.choice("12"),
        "child_birthplace": random.choice(names.TOWNS),
        "child_birth_date": (today - timedelta(days=random.randint(2, 55))).isoformat(),
        "child_birth_time": f"{random.randint(0, 23):02}:{random.randint(0, 59):02}",
        "birth_kind": "1",
        "child_number": random.choice((1, 1, 1, 2, 2, 3, 4)),
        "birth_helper": "3" if at_home and random.random() < 0.3 else random.choice("12"),
        "child_weight": random.randint(250, 410) * 10,
        "child_length": random.randint(45, 54),
        "child_nationality": "WNI",
        "child_religion": random.choice("1111123456"),
        "child_blood_type": random.choice(("1", "2", "3", "4", "13")),
        "child_family_relation": "4",
    }


def _district(village: str) -> str:
    return village.replace(".", "")[:6]
