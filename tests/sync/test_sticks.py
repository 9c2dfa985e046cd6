"""Trips by stick: whole or not at all, once, and the ticks come back the same way."""

from random import Random

import pytest

from jangkau.errors import Refusal
from jangkau.ledger import blobs, store
from jangkau.office import travel
from jangkau.office.kept.models import Node
from jangkau.rules.application import Paper
from jangkau.sync.stick import SUFFIX
from tests.databases import at, make_home
from tests.sync.test_trips import acts, same_on_both_sides
from tests.sync.trips import cut


@pytest.fixture
def bundle(world, tmp_path):
    """Return what was filed and the bundle that carries it."""
    world.applications = world.file(2)
    (tmp_path / "stick").mkdir()
    with at(world.village):
        report = travel.export_stick(tmp_path / "stick")
    assert (report.sent, report.waiting) == (2, 2)
    [path] = (tmp_path / "stick").iterdir()
    return path


def test_a_bundle_is_taken_once_and_says_so_the_second_time(world, bundle):
    assert bundle.name == f"v-2003-1-1-2{SUFFIX}"
    with at(world.regency):
        first, again = travel.import_stick(bundle), travel.import_stick(bundle)
    assert (first.new, first.known, first.held) == (2, 0, 0)
    assert (again.new, again.known, str(again)[:6]) == (0, 2, "0 baru")
    assert [len(acts(world.regency, one)) for one in world.applications] == [1, 1]


def test_the_positions_come_back_on_the_same_stick(world, bundle):
    with at(world.regency):
        answered = travel.import_stick(bundle).written
    with at(world.village):
        first = travel.import_stick(bundle.parent / answered)
        again = travel.import_stick(bundle.parent / answered)
        assert (first.new, first.waiting) == (2, 0)
        assert (again.new, again.known) == (0, 2)
    same_on_both_sides(world, world.applications)


def test_the_second_tick_comes_by_a_later_stick(world, bundle):
    with at(world.regency):
        travel.import_stick(bundle)
        store.mark_safe_through(2)
        bundle.with_name("turun").mkdir()
        travel.export_stick(bundle.with_name("turun"))
    [down] = bundle.with_name("turun").iterdir()
    with at(world.village):
        assert travel.import_stick(down).waiting == 0
        assert store.safe_to("v-2003") == 2


def test_network_and_stick_together_have_one_effect(world, bundle):
    world.trip()
    with at(world.regency):
        report = travel.import_stick(bundle)
        assert (report.new, report.known, store.last_position()) == (0, 2, 2)


def test_a_stick_first_and_the_network_after_have_one_effect(world, bundle):
    with at(world.regency):
        travel.import_stick(bundle)
    more = world.file(1, seed=8)
    world.catch_up()
    with at(world.regency):
        assert store.last_position() == 3
    same_on_both_sides(world, world.applications + more)


def test_a_bundle_cut_at_any_byte_is_not_taken_and_is_named(world, bundle):
    whole = bundle.read_bytes()
    with at(world.regency):
        for size in range(len(whole)):
            bundle.write_bytes(whole[:size])
            refused(bundle, "JKL-1411")
        assert store.last_position() == 0


def test_a_bundle_with_any_byte_changed_is_not_taken_and_is_named(world, bundle):
    whole, random = bundle.read_bytes(), Random(3)
    with at(world.regency):
        for place in range(len(whole)):
            changed = bytearray(whole)
            changed[place] ^= 1 << random.randrange(8)
            bundle.write_bytes(changed)
            refused(bundle, "JKL-1411")
        assert store.last_position() == 0


def refused(bundle, code):
    with pytest.raises(Refusal, match=code) as refusal:
        travel.import_stick(bundle)
    assert bundle.name in refusal.value.sentence()


def test_a_bundle_for_another_regency_is_not_taken(world, bundle):
    other = make_home(world.regency.path.with_name("other"), regency="99.02", node="99.02")
    with at(other):
        refused(bundle, "JKL-1412")


def test_a_bundle_of_an_unknown_device_is_not_taken(world, bundle):
    with at(world.regency):
        Node.objects.all().delete()
        refused(bundle, "JKL-1413")


def test_a_bundle_meant_for_another_computer_is_not_taken(world, bundle):
    with at(world.village):
        refused(bundle, "JKL-1413")  # a node trusts bundles of its regency alone
    standby = make_home(world.regency.path.with_name("standby"))
    with at(world.regency):
        node = Node.objects.get()
    with at(standby):
        node.save(force_insert=True)
        refused(bundle, "JKL-1414")


def test_bundles_in_the_wrong_order_ask_for_the_earlier_one(world, bundle):
    world.trip()
    with at(world.village):
        world.file(1, seed=30)
        late = bundle.with_name(f"late{SUFFIX}")
        travel.export_stick(late)
    fresh = make_home(world.regency.path.with_name("fresh"))
    with at(world.regency):
        node = Node.objects.get()
    for name in ("sign", "seal"):
        (fresh.keys / f"{name}.key").write_bytes(
            (world.regency.keys / f"{name}.key").read_bytes()
        )
    with at(fresh):
        node.save(force_insert=True)
        refused(late, "JKL-1417")
        assert travel.import_stick(bundle).new == 2
        assert travel.import_stick(late).new == 1


def test_papers_travel_in_the_bundle(world, tmp_path):
    photo = b"photo" * 5000
    with at(world.village):
        [application] = world.file(papers={"kk": Paper("kk", (digest_of(photo),))})
        digest = blobs.put(application, photo, "image/webp")
        path = tmp_path / f"b{SUFFIX}"
        travel.export_stick(path)
    with at(world.regency):
        assert travel.import_stick(path).papers == 1
        assert blobs.get(digest, application) == photo
        assert travel.import_stick(path).papers == 0


def digest_of(data):
    return __import__("hashlib").sha256(data).digest()


def test_the_bundle_tells_nothing_to_who_finds_it(world, bundle):
    from jangkau_demo.people import a_birth

    answers = a_birth(1, "99.01.01.2003")
    found = bundle.read_bytes()
    for said in (answers["child_name"], answers["mother_nik"], answers["kk_number"]):
        assert str(said).encode() not in found


def test_a_stick_that_cannot_be_written_says_so(world, tmp_path):
    world.file()
    with at(world.village), pytest.raises(Refusal, match="JKL-1416"):
        travel.export_stick(tmp_path / "nowhere" / f"b{SUFFIX}")


def test_a_lost_answer_and_a_stick_home_agree(world, bundle):
    with cut(world.line, "answer"), pytest.raises(Refusal):
        world.trip()
    with at(world.regency):
        report = travel.import_stick(bundle)
        assert (report.new, report.known) == (0, 2)
    with at(world.village):
        assert travel.import_stick(bundle.parent / report.written).waiting == 0
    same_on_both_sides(world, world.applications)
