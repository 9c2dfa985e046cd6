from jangkau.ledger import store as ledger
from jangkau.ledger.entries import GENESIS, entry_hash
from tests.ledger.acts import SUBJECT, new_act


def test_an_act_is_in_the_history_of_its_subject(store):
    act = new_act()

    record = ledger.append([act])[0]

    assert ledger.history(SUBJECT) == [record]
    assert record.content.data == act.content
    assert (record.position, record.verdict) == (1, "admitted")


def test_each_entry_holds_the_hash_of_the_one_before(store):
    first, second = ledger.append([new_act(), new_act()])
    third = ledger.append([new_act()])[0]

    assert [r.entry.prev for r in (first, second, third)] == [
        GENESIS,
        entry_hash(first.entry),
        entry_hash(second.entry),
    ]
    assert ledger.own_head() == ledger.Head("99.01", 1, 3, entry_hash(third.entry))
    assert ledger.verify_chain("99.01") == []


def test_an_act_delivered_twice_stands_once(store):
    act = new_act()
    first = ledger.append([act])

    assert ledger.append([act, act]) == first * 2
    assert ledger.history(SUBJECT) == first
    assert ledger.own_head().seq == 1


def test_what_failed_inside_a_write_leaves_nothing(store):
    try:
        with ledger.writing():
            ledger.append([new_act()])
            raise ZeroDivisionError
    except ZeroDivisionError:
        pass

    assert ledger.history(SUBJECT) == []
    assert ledger.append([new_act()])[0].position == 1
