"""What other nodes bring to the regency."""

from dataclasses import replace

import pytest

from jangkau.errors import Refusal
from jangkau.ledger import store as ledger
from jangkau.ledger.entries import entry_hash
from tests.ledger.acts import SUBJECT, log_of, new_act


def test_a_log_is_taken_in_the_order_of_arrival(store):
    sent = log_of("v-2003", [new_act(), new_act()])

    taken = ledger.take(sent, held={})

    assert [(r.entry, r.content) for r in taken] == [(r.entry, r.content) for r in sent]
    assert [(r.position, r.verdict) for r in taken] == [(1, "admitted"), (2, "admitted")]
    assert ledger.history(SUBJECT) == taken
    assert ledger.head("v-2003") == ledger.Head("v-2003", 1, 2, entry_hash(sent[1].entry))


def test_a_delivery_repeated_changes_nothing(store):
    sent = log_of("v-2003", [new_act(), new_act()])
    taken = ledger.take(sent, held={})

    assert ledger.take(sent, held={}) == []
    assert ledger.take([*sent, *sent], held={}) == []
    assert ledger.history(SUBJECT) == taken


def test_a_delivery_that_overlaps_adds_only_what_is_new(store):
    sent = log_of("v-2003", [new_act(), new_act(), new_act()])
    ledger.take(sent[:2], held={})

    assert [r.entry for r in ledger.take(sent, held={})] == [sent[2].entry]


def test_a_gap_names_what_is_wanted_and_stores_nothing(store):
    sent = log_of("v-2003", [new_act() for _ in range(4)])
    ledger.take(sent[:1], held={})

    with pytest.raises(ledger.Gap) as gap:
        ledger.take(sent[2:], held={})

    assert (gap.value.node, gap.value.incarnation, gap.value.wanted) == ("v-2003", 1, 2)
    assert len(ledger.history(SUBJECT)) == 1


def test_two_entries_in_one_place_are_a_fork(store):
    common = log_of("v-2003", [new_act()])
    ledger.take(common + log_of("v-2003", [new_act()], after=common[0]), held={})
    known = ledger.head("v-2003")

    with pytest.raises(ledger.Fork) as fork:
        ledger.take(log_of("v-2003", [new_act()], after=common[0]), held={})

    assert fork.value.head == known
    assert len(ledger.history(SUBJECT)) == 2


def test_an_entry_that_does_not_follow_the_head_is_a_fork(store):
    ledger.take(log_of("v-2003", [new_act()]), held={})
    elsewhere = log_of("v-2003", [new_act(), new_act()])

    with pytest.raises(ledger.Fork):
        ledger.take(elsewhere[1:], held={})


def test_an_act_by_two_ways_has_one_effect_and_both_chains_verify(store):
    act = new_act()
    here = ledger.append([act])[0]
    carried = log_of("v-2003", [act, new_act()])

    news = ledger.take(carried, held={})

    assert [r.entry for r in news] == [carried[1].entry]
    assert ledger.history(SUBJECT) == [here, *news]
    assert ledger.head("v-2003").seq == 2
    assert [r.position for r in ledger.after(0, None, 9, repeated=True)] == [1, 2, 3]
    assert ledger.verify_chain("v-2003") == ledger.verify_chain("99.01") == []


def test_an_act_brought_again_with_other_words_keeps_both(store):
    act = new_act()
    first = ledger.take(log_of("v-2003", [act]), held={})
    other = replace(act, content={"child_name": "SITI LAIN"})

    assert ledger.take(log_of("v-2004", [other]), held={}) == []

    kept = ledger.after(1, None, 9, repeated=True)[0]
    assert (kept.verdict, kept.reason) == ("repeated", "isi berbeda")
    assert kept.content.data == {"child_name": "SITI LAIN"}
    assert ledger.history(SUBJECT) == first


def test_held_entries_are_kept_with_their_reason(store):
    sent = log_of("v-2003", [new_act(), new_act()])

    taken = ledger.take(sent, held={sent[0].entry.act: "perangkat dicabut"})

    assert [(r.verdict, r.reason) for r in taken] == [
        ("held", "perangkat dicabut"),
        ("admitted", ""),
    ]
    assert ledger.history(SUBJECT) == taken


def test_another_regencys_entry_is_refused(store):
    record = log_of("v-2003", [new_act()])[0]
    foreign = replace(record, entry=replace(record.entry, regency="99.02"))

    with pytest.raises(Refusal, match="JKL-1508"):
        ledger.take([foreign], held={})


def test_content_that_does_not_fit_its_entry_is_not_taken(store):
    record = log_of("v-2003", [new_act()])[0]
    forged = replace(record, content=replace(record.content, data={"child_name": "X"}))

    with pytest.raises(ValueError):
        ledger.take([forged], held={})


def test_content_that_comes_later_joins_its_entry(store):
    record = log_of("v-2003", [new_act()])[0]
    ledger.take([replace(record, content=None)], held={})

    ledger.take([record], held={})

    assert ledger.find(record.entry.act).content == record.content


def test_what_came_after_a_position_can_be_asked_by_subject(store):
    other = new_act(subject=new_act().act)
    ledger.append([new_act(), other, new_act()])

    assert [r.position for r in ledger.after(0, None, 9)] == [1, 2, 3]
    assert [r.position for r in ledger.after(1, [SUBJECT], 9)] == [3]
    assert [r.entry.act for r in ledger.after(0, {other.subject}, 9)] == [other.act]
    assert [r.position for r in ledger.after(0, None, 2)] == [1, 2]
