"""Every field is named in the words of docs/terms.md."""

import re
from pathlib import Path

import pytest

from jangkau.catalogue import services

TERMS = Path(__file__).parents[2] / "docs" / "terms.md"


def listed_terms():
    rows = [line for line in TERMS.read_text().splitlines() if line.startswith("| `")]
    return {term for row in rows for term in re.findall(r"`(\w+)`", row.split("|")[1])}


def is_built_of(name, terms):
    if name in terms:
        return True
    parts = name.split("_")
    return any(
        re.sub(r"\d$", "", "_".join(parts[:cut])) in terms
        and is_built_of("_".join(parts[cut:]), terms)
        for cut in range(1, len(parts))
    )


@pytest.mark.parametrize("service", services(), ids=lambda service: service.key)
def test_field_names_are_built_of_listed_terms(service):
    terms = listed_terms()
    assert [f.name for f in service.fields if not is_built_of(f.name, terms)] == []


def test_a_foreign_word_is_noticed():
    assert not is_built_of("informant_name", listed_terms())
