"""Server and backups gone: everything at two ticks comes back from the keeper's shelf."""

import pytest

from jangkau.errors import Refusal
from jangkau.ledger import blobs, keyset, store
from jangkau.office import cases, rebuild
from jangkau.office.kept.models import Account, Area, Node, Setting
from jangkau.office.recovery import diary, from_keeper, from_nodes, holdings, kit, laying
from jangkau.office.recovery.backup import back_up
from jangkau.office.recovery.reopening import open_without_keeper
from jangkau.office.recovery.restore import fill_in, lay_out
from jangkau.rules.application.commands import Accept
from tests.databases import at
from tests.recovery.stage import NEIGHBOUR, PHOTO, a_day, everything, make_stage
from tests.sync.test_sticks import digest_of
from tests.sync.trips import CHECKER, OPERATOR, file, gate


@pytest.fixture(params=["embedded", pytest.param("server", marks=pytest.mark.postgres)])
def stage(request, tmp_path, django_db_blocker):
    with django_db_blocker.unblock():
        made = make_stage(tmp_path, request.param)
        yield made
        made.close()


def laid_out(stage, made):
    regency, own = laying.keys_of(str(stage.keeper), kit.opener(*made.sheets))
    return laying.from_shelf(stage.keeper, stage.folder / "new", regency, own)


def from_shelf(stage, made):
    stage.rise(laid_out(stage, made))
    with at(stage.regency):
        return from_keeper.bring_back(stage.keeper)


def test_what_was_at_two_ticks_returns_from_the_keeper(stage):
    made, told = a_day(stage)
    stood, keys_before = everything(stage.regency), keyset.read(stage.regency.keys)
    with at(stage.regency):
        heads = {(h.node, h.incarnation, h.seq, h.hash) for h in store.heads()}
        print_before = rebuild.fingerprint()
    stage.burn()
    recovered = from_shelf(stage, made)
    assert (recovered.entries, recovered.papers, recovered.applications) == (3, 1, 2)
    assert everything(stage.regency) == stood
    with at(stage.regency):
        again = {(h.node, h.incarnation, h.seq, h.hash) for h in store.heads() if h.seq}
        assert again == {head for head in heads if head[2]}
        assert rebuild.fingerprint() == print_before
        assert all(store.verify_chain(one.node) == [] for one in store.heads())
        assert blobs.get(digest_of(PHOTO), told[0]) == PHOTO
        assert diary.unrecovered() is None
        assert set(Account.objects.values_list("username", "password")) == {
            (one, "argon2$made-up") for one in ("operator", "checker", "tetangga")
        }
        assert (Node.objects.count(), Area.objects.count()) == (2, 1)
        assert Setting.objects.get(key="hours").value == {"open": 8}
        assert (
            keyset.read(stage.regency.keys).items()
            >= {name: key for name, key in keys_before.items() if name.endswith(".key")}.items()
        )


def test_nodes_go_on_with_a_regency_that_came_back(stage):
    made, told = a_day(stage)
    stage.burn()
    from_shelf(stage, made)
    later = stage.file("v-2003", 7)
    assert stage.trip("v-2003").forked is False
    with at(stage.regency):
        gate.perform(CHECKER, Accept(later))
        assert rebuild.rebuild().equal
    stage.trip("v-2003")
    assert stage.push() > 1_000_000
    stage.trip("v-2003")
    for home in (stage.regency, stage.villages["v-2003"]):
        with at(home):
            assert all(store.is_safe(one) for one in store.history(later))
            assert [
                cases.case(OPERATOR, one, "check").state.stage for one in (told[0], later)
            ] == ["accepted"] * 2


def test_acts_that_the_keeper_had_not_got_come_again(stage):
    made, told = a_day(stage)
    lost = stage.file("v-2003", 8)
    stage.trip("v-2003")  # taken and answered, but not yet with the keeper
    with at(stage.regency):
        gate.perform(CHECKER, Accept(lost))
        gate.perform(CHECKER, Accept(told[1]))
    stage.trip("v-2003")
    with at(stage.villages["v-2003"]):
        before = store.history(lost)
        assert [record.position for record in before] == [4, 5]
    stage.burn()
    from_shelf(stage, made)
    with at(stage.regency):
        assert store.history(lost) == []
        office = file(40, NEIGHBOUR)  # new work, whose place must not be taken for the lost
    assert stage.trip("v-2003").waiting in (0, 1)
    stage.trip("v-2003")
    stage.trip("v-2004")
    with at(stage.regency):
        [again] = store.history(lost)
        assert again.position > 1_000_000
        assert len({one.position for one in store.after(0, None, 99)}) == len(
            store.after(0, None, 99)
        )
    with at(stage.villages["v-2003"]):
        own = store.history(lost)[0]
        assert (own.position, store.is_safe(own)) == (again.position, False)
    with at(stage.villages["v-2004"]):
        assert store.history(office) != []
    stage.push()
    stage.trip("v-2003")
    with at(stage.villages["v-2003"]):
        assert store.is_safe(store.history(lost)[0])


def test_a_restored_regency_takes_what_came_after_from_the_keeper(stage):
    _made, told = a_day(stage)
    with at(stage.regency):
        backup = back_up(stage.folder / "disk")
        opener = keyset.opener_of(stage.regency.keys)
    after = stage.file("v-2004", 9)
    stage.trip("v-2004")
    with at(stage.regency):
        gate.perform(CHECKER, Accept(told[1]))
        Account.objects.filter(username="operator").update(is_active=False)
    stage.push()
    stood = everything(stage.regency)
    stage.burn()
    stage.rise(lay_out(backup.path, stage.folder / "new", opener))
    with at(stage.regency):
        fill_in(backup.path)
        with pytest.raises(Refusal, match="JKL-1645"):
            stage.push()
        recovered = from_keeper.bring_back(stage.keeper)
        assert recovered.entries == 2
        assert store.history(after) != []
        assert not Account.objects.get(username="operator").is_active
    assert everything(stage.regency) == stood
    new = stage.file("v-2004", 10)
    stage.trip("v-2004")
    stage.push()
    stage.trip("v-2004")
    with at(stage.villages["v-2004"]):
        assert store.is_safe(store.history(new)[0])


def test_without_the_keeper_a_restored_regency_gets_again_what_nodes_sent(stage):
    _made, _told = a_day(stage)
    with at(stage.regency):
        backup = back_up(stage.folder / "disk")
        opener = keyset.opener_of(stage.regency.keys)
    after = stage.file("v-2004", 9)
    stage.trip("v-2004")
    stage.push()
    stage.trip("v-2004")
    with at(stage.villages["v-2004"]):
        assert store.is_safe(store.history(after)[0])
    stage.burn()
    stage.rise(lay_out(backup.path, stage.folder / "new", opener))
    with at(stage.regency):
        fill_in(backup.path)
        open_without_keeper("penjaga terbakar")
        assert "penjaga terbakar" in (stage.regency.path / "recovery.log").read_text()
        with pytest.raises(Refusal, match="JKL-1645"):
            stage.push()  # the old shelf knows other acts under our numbers
    stage.trip("v-2004")
    stage.trip("v-2004")
    with at(stage.regency):
        [again] = store.history(after)
        assert again.position > 1_000_000
    with at(stage.villages["v-2004"]):
        assert not store.is_safe(store.history(after)[0])  # two ticks would be a lie now


def test_what_was_erased_does_not_come_back_from_the_keeper(stage):
    made, told = a_day(stage)
    with at(stage.regency):
        store.erase(told[0])
    stage.push()
    stage.burn()
    from_shelf(stage, made)
    with at(stage.regency):
        assert {record.content for record in store.history(told[0])} == {None}
        assert blobs.missing([digest_of(PHOTO)]) == [digest_of(PHOTO)]


def test_another_kit_and_a_changed_shelf_are_refused(stage):
    made, _ = a_day(stage)
    with at(stage.regency):
        other = kit.make()
    new = stage.folder / "new"
    with pytest.raises(Refusal, match="JKL-1653"):
        laid_out(stage, other)
    path = stage.keeper / "shelf.jangkau"
    path.write_bytes(path.read_bytes()[:200] + b"x" + path.read_bytes()[201:])
    with pytest.raises(Refusal, match="JKL-1423"):
        laid_out(stage, made)
    assert not new.exists()


def test_what_the_office_lost_waits_for_a_person_when_a_laptop_brings_it(stage):
    made, _ = a_day(stage)
    filed = stage.file("v-2003", 8)
    stage.trip("v-2003")
    stage.push()
    with at(stage.regency):
        gate.perform(CHECKER, Accept(filed))  # never with the keeper, only told to the village
    stage.trip("v-2003")
    stage.burn()
    from_shelf(stage, made)
    stage.trip("v-2003")
    with at(stage.villages["v-2003"]):
        assert [one.entry.kind for one in store.given_up()] == ["application.accepted"]
        holdings.export_holdings(stage.folder / "stik")
    with at(stage.regency):
        assert from_nodes.gather(stage.folder / "stik").entries == 1
        [held] = store.held()
        assert (held.reason, held.position > 1_000_000) == ("dikembalikan v-2003", True)
        assert from_nodes.gather(stage.folder / "stik").entries == 0
