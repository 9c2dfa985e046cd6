"""Many at once: nothing lost, nothing twice, positions without a hole."""

from concurrent.futures import ThreadPoolExecutor

from django.db import connection

from jangkau.ledger import store as ledger
from tests.ledger.acts import SUBJECT, log_of, new_act


def in_threads(work, jobs):
    def once(job):
        try:
            return work(job)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        return list(pool.map(once, jobs))


def test_threads_append_without_a_hole(store):
    acts = [new_act() for _ in range(24)]

    in_threads(lambda act: ledger.append([act]), acts + acts)

    records = ledger.history(SUBJECT)
    assert sorted(r.entry.act for r in records) == sorted(act.act for act in acts)
    assert [r.position for r in records] == list(range(1, 25))
    assert ledger.verify_chain("99.01") == []


def test_one_delivery_by_several_threads_is_taken_once(store):
    sent = log_of("v-2003", [new_act() for _ in range(10)])

    taken = in_threads(lambda _: ledger.take(sent, held={}), range(6))

    assert sorted(len(records) for records in taken) == [0, 0, 0, 0, 0, 10]
    assert [r.position for r in ledger.history(SUBJECT)] == list(range(1, 11))


def test_an_act_by_two_doors_at_once_has_one_effect(store):
    acts = [new_act() for _ in range(12)]
    logs = {index: log_of(f"v-{index}", [act]) for index, act in enumerate(acts)}

    def deliver(job):
        index, door = job
        return ledger.append([acts[index]]) if door else ledger.take(logs[index], held={})

    in_threads(deliver, [(index, door) for index in range(12) for door in (0, 1)])

    assert sorted(r.entry.act for r in ledger.history(SUBJECT)) == sorted(a.act for a in acts)
    assert ledger.verify_chain("99.01") == []


def test_writers_on_one_subject_wait_for_each_other(store):
    def count_then_append(_):
        with ledger.writing(SUBJECT):
            seen = len(ledger.history(SUBJECT))
            ledger.append([new_act(body={"seen": seen})])

    in_threads(count_then_append, range(8))

    assert [r.entry.body["seen"] for r in ledger.history(SUBJECT)] == list(range(8))
