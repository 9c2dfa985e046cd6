"""The clauses of conditions, said in JSON Schema."""

from dataclasses import replace

import pytest

from jangkau.catalogue import service
from jangkau.catalogue.model import Condition
from jangkau.render.schema import schema
from tests.render.schema_rules import breaks

BIRTH = service("akta_kelahiran")
KK, HEAD = BIRTH.fields[1], BIRTH.fields[2]


@pytest.mark.parametrize(
    ("op", "with_card", "without"), [("filled", True, False), ("empty", False, True)]
)
def test_a_question_may_hang_on_another_being_filled(op, with_card, without):
    head = replace(HEAD, when=Condition("kk_number", op))
    rules = schema(replace(BIRTH, fields=(replace(KK, required=False), head)))
    assert bool(breaks(rules, {"kk_number": "9901010101200001"})) is with_card
    assert bool(breaks(rules, {})) is without
