"""What stands in one part of the house has its words in the other."""

import re
from pathlib import Path

import jangkau
from jangkau.channels.kantor.words import PURPOSES, WHY_DIFFERENT

HOUSE = Path(jangkau.__file__).parent
NOTED = re.compile(r'(?:cases\.case|readings\.note)\([^()]*?"([a-z_]+)"\)')


def test_every_purpose_of_a_reading_has_its_words():
    told = {one for file in HOUSE.rglob("*.py") for one in NOTED.findall(file.read_text())}
    assert {"check", "receipt", "csv"} <= told
    assert told - set(PURPOSES) == set()


def test_every_difference_has_its_words():
    text = (HOUSE / "rules" / "application" / "evolve.py").read_text()
    told = set(re.findall(r'"(both_mended|too_late|filed_twice|handed_over_\w+)"', text))
    assert told == set(WHY_DIFFERENT)
