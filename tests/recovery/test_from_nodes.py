"""Server, backups and keeper gone: what was at two ticks on any node comes back."""

import shutil

import pytest

from jangkau.errors import Refusal
from jangkau.ledger import blobs, store
from jangkau.office import cases, rebuild
from jangkau.office.kept.models import Account, Area, Node
from jangkau.office.recovery import from_nodes, holdings, kit, laying
from jangkau.rules.application.commands import Accept
from tests.databases import at
from tests.recovery.stage import PHOTO, a_day, everything, make_stage
from tests.sync.test_sticks import digest_of
from tests.sync.trips import CHECKER, OPERATOR, gate


@pytest.fixture(params=["embedded", pytest.param("server", marks=pytest.mark.postgres)])
def stage(request, tmp_path, django_db_blocker):
    with django_db_blocker.unblock():
        made = make_stage(tmp_path, request.param)
        yield made
        made.close()


def everything_burns(stage):
    stage.burn()
    stage.close()
    shutil.rmtree(stage.keeper)


def risen(stage, made, *nodes):
    folder = stage.folder / "stik"
    for node in nodes or stage.villages:
        with at(stage.villages[node]):
            holdings.export_holdings(folder)
    regency, own = laying.keys_of(str(folder), kit.opener(*made.sheets))
    stage.rise(laying.from_nodes(stage.folder / "new", regency, "Kabupaten Contoh", own))
    with at(stage.regency):
        return from_nodes.gather(folder)


def test_what_was_at_two_ticks_returns_from_the_nodes(stage):
    made, told = a_day(stage)
    stood = everything(stage.regency)
    everything_burns(stage)
    gathered = risen(stage, made)
    assert (gathered.nodes, gathered.entries, gathered.papers) == (2, 3, 1)
    assert (gathered.holes, gathered.differing, gathered.skipped) == (0, 0, ())
    assert everything(stage.regency) == stood
    with at(stage.regency):
        assert blobs.get(digest_of(PHOTO), told[0]) == PHOTO
        assert cases.case(CHECKER, told[0], "check").state.stage == "accepted"
        names = set(Account.objects.values_list("username", "password"))
        assert names == {(one, "argon2$made-up") for one in ("operator", "tetangga")}
        assert set(Node.objects.values_list("node", flat=True)) == {"v-2003", "v-2004"}
        assert Area.objects.filter(name="Tirta").exists()
        assert rebuild.rebuild().equal


def test_nodes_go_on_and_two_ticks_wait_for_a_new_keeper(stage):
    made, told = a_day(stage)
    unsent = stage.file("v-2003", 20)
    everything_burns(stage)
    risen(stage, made)
    for _ in range(2):
        for node in stage.villages:
            stage.trip(node)
    with at(stage.regency):
        assert [one.verdict for one in store.history(unsent)] == ["admitted"]
        gate.perform(CHECKER, Accept(unsent))
    stage.trip("v-2003")
    with at(stage.villages["v-2003"]):
        assert store.unpositioned() == 0
        assert cases.case(OPERATOR, unsent, "check").state.stage == "accepted"
        assert not any(store.is_safe(one) for one in store.history(told[0]))
    fresh_keeper(stage)
    stage.push()
    stage.trip("v-2003")
    with at(stage.villages["v-2003"]):
        for application in (told[0], unsent):
            assert all(store.is_safe(one) for one in store.history(application))
    stage.close()


def fresh_keeper(stage):
    import threading

    from jangkau.ledger.home import create
    from jangkau.sync import keeper
    from jangkau.sync.link import Link

    create(stage.keeper, "keeper", "99.01", "99.01-keeper", "Penjaga", "99.01")
    stage.server = keeper.server(stage.keeper, "127.0.0.1", 0)
    threading.Thread(target=stage.server.serve_forever, args=(0.02,), daemon=True).start()
    stage.link = Link(f"http://127.0.0.1:{stage.server.server_port}")
    (stage.regency.keys / "keeper.pub").unlink(missing_ok=True)


def test_a_village_that_comes_late_sends_its_own_again(stage):
    made, told = a_day(stage)
    everything_burns(stage)
    gathered = risen(stage, made, "v-2003")
    assert gathered.entries == 2
    with at(stage.regency):
        assert store.history(told[1]) == []
    with at(stage.villages["v-2004"]):
        holdings.export_holdings(stage.folder / "later")
    with at(stage.regency):
        again = from_nodes.gather(stage.folder / "later")
        assert (again.nodes, again.entries, again.opened) == (1, 0, None)
    stage.trip("v-2004")
    stage.trip("v-2004")
    with at(stage.regency):
        assert [one.verdict for one in store.history(told[1])] == ["admitted"]
    with at(stage.villages["v-2004"]):
        assert store.unpositioned() == 0


def test_a_damaged_or_foreign_file_is_left_out_and_named(stage):
    made, _ = a_day(stage)
    everything_burns(stage)
    folder = stage.folder / "stik"
    with at(stage.villages["v-2004"]):
        holdings.export_holdings(folder)
    torn = folder / "pemulihan-v-2004.jangkau"
    torn.write_bytes(torn.read_bytes()[:-5])
    gathered = risen(stage, made, "v-2003")
    assert (gathered.nodes, gathered.skipped) == (1, ("pemulihan-v-2004.jangkau",))


def test_without_a_file_it_says_what_to_do(regency, tmp_path):
    with pytest.raises(Refusal, match="JKL-1661"):
        from_nodes.gather(tmp_path)
    with pytest.raises(Refusal, match="JKL-1657"):
        laying.keys_of(str(tmp_path), kit.opener(*kit.make().sheets))
