"""An act's number belongs to one person, one application and one saying."""

from dataclasses import replace
from uuid import uuid4

import pytest

from jangkau.errors import Refusal
from jangkau.ledger import store
from jangkau.office import cases, gate
from jangkau.rules.application import ReturnedItem
from jangkau.rules.application.commands import Accept, Mend, Return, Submit
from tests.applications import actor, filing

pytestmark = pytest.mark.usefixtures("store")
DESK, CHECKER = actor("village_operator"), actor("checker")
ELSEWHERE = replace(DESK, account="joko", jurisdiction="99.01.02.2002")


def refused(call, *arguments):
    with pytest.raises(Refusal) as refusal:
        call(*arguments)
    return refusal.value.code


def a_filing() -> Submit:
    return filing(application=uuid4())


def test_a_number_of_anothers_act_tells_nothing():
    command, act = a_filing(), uuid4()
    gate.perform(DESK, command, act)
    assert refused(gate.perform, ELSEWHERE, command, act) == "JKL-1301"
    mine = replace(a_filing(), village=ELSEWHERE.jurisdiction)
    assert refused(gate.perform, ELSEWHERE, mine, act) == "JKL-1301"


def test_a_number_used_again_for_another_application_is_refused():
    act = uuid4()
    gate.perform(DESK, a_filing(), act)
    second = a_filing()
    assert refused(gate.perform, DESK, second, act) == "JKL-1301"
    assert store.history(second.application) == []


def test_a_form_sent_again_with_other_words_is_not_called_sent():
    command, act = a_filing(), uuid4()
    gate.perform(DESK, command)
    application = command.application
    first = Mend(application, {"child_name": ("Ayu Lestari", "Ayu Lestarini")})
    gate.perform(DESK, first, act)
    assert gate.perform(DESK, first, act).replayed
    other = Mend(application, {"child_name": ("Ayu Lestarini", "Ayu Larasati")})
    assert refused(gate.perform, DESK, other, act) == "JKL-1226"
    assert refused(gate.perform, CHECKER, Accept(application), act) == "JKL-1301"
    state = cases.case(CHECKER, application, "check").state
    assert state.answers["child_name"] == "Ayu Lestarini"


def test_another_verb_under_the_same_number_is_not_called_done():
    command, act = a_filing(), uuid4()
    gate.perform(DESK, command)
    wrong = (ReturnedItem("field:child_name", "Berbeda dengan berkas."),)
    gate.perform(CHECKER, Return(command.application, wrong), act)
    assert refused(gate.perform, CHECKER, Accept(command.application), act) == "JKL-1226"
    also = (*wrong, ReturnedItem("paper:marriage_proof", "Tidak terbaca."))
    assert refused(gate.perform, CHECKER, Return(command.application, also), act) == "JKL-1226"
    assert gate.perform(CHECKER, Return(command.application, wrong), act).replayed


def test_a_filing_pressed_twice_is_one_whatever_secret_the_second_mints():
    command, act = a_filing(), uuid4()
    gate.perform(DESK, command, act)
    again = gate.perform(DESK, replace(command, secret="ZZZZZZZZ"), act)
    assert (again.replayed, again.application) == (True, command.application)
