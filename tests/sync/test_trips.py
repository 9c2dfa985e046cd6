"""Trips by network: whatever happens on the line, each act has one effect."""

import os
import shutil
from dataclasses import replace

import pytest
from django.utils import timezone

from jangkau.errors import Refusal
from jangkau.ledger import store
from jangkau.ledger.home import Home
from jangkau.office import admission, cases, gate, travel
from jangkau.office.kept.models import Node
from jangkau.rules.application import ReturnedItem
from jangkau.rules.application.commands import Accept, Mend, Return
from jangkau.sync import message
from tests.databases import at, make_home
from tests.sync.trips import CHECKER, OPERATOR, account, cut, enrol, file


def acts(home, application):
    with at(home):
        return [
            (record.entry.act, record.position, record.verdict)
            for record in store.history(application)
        ]


def same_on_both_sides(world, applications):
    assert [acts(world.village, one) for one in applications] == [
        acts(world.regency, one) for one in applications
    ]
    for home in (world.village, world.regency):
        with at(home):
            assert store.verify_chain("v-2003") == []


def test_a_filed_birth_reaches_the_regency_in_one_trip(world):
    [application] = world.file()
    report = world.trip()
    assert (report.sent, report.waiting, report.forked) == (1, 0, False)
    same_on_both_sides(world, [application])
    with at(world.regency):
        assert cases.case(CHECKER, application, "check").state.stage == "submitted"


def test_a_request_lost_on_the_way_is_sent_again(world):
    applications = world.file(2)
    with cut(world.line, "request"), pytest.raises(Refusal, match="JKL-1431"):
        world.trip()
    assert world.trip().sent == 2
    same_on_both_sides(world, applications)


def test_an_answer_lost_on_the_way_leaves_one_effect(world):
    applications = world.file(3)
    with cut(world.line, "answer"), pytest.raises(Refusal, match="JKL-1431"):
        world.trip()
    more = world.file(1, seed=50)
    report = world.trip()
    assert (report.sent, report.waiting) == (4, 0)
    with at(world.regency):
        assert (store.last_position(), store.head("v-2003").seq) == (4, 4)
    same_on_both_sides(world, applications + more)


def test_the_same_request_again_gets_the_stored_answer(world):
    world.file()
    world.trip()
    with at(world.regency):
        first, again = (travel.answer(world.line.seen[0]) for _ in range(2))
        assert first == again
        assert store.last_position() == 1


def test_requests_that_arrive_in_another_order_have_one_effect(world):
    world.file(1)
    with cut(world.line, "answer"), pytest.raises(Refusal):
        world.trip()
    world.file(1, seed=9)
    with cut(world.line, "answer"), pytest.raises(Refusal):
        world.trip()
    early, late = world.line.seen
    with at(world.regency):
        for raw in (late, early, late, early):
            travel.answer(raw)
        assert store.last_position() == 2
    assert world.trip().waiting == 0


def test_a_request_cut_or_changed_is_refused_and_nothing_is_taken(world):
    world.file()
    with cut(world.line, "answer"), pytest.raises(Refusal):
        world.trip()
    raw = world.line.seen[0]
    with at(make_home(world.regency.path.parent / "other")) as other:
        enrol_keys(other, world)
        for at_byte in range(0, len(raw), 7):
            changed = raw[:at_byte] + bytes([raw[at_byte] ^ 1]) + raw[at_byte + 1 :]
            for damaged in (raw[:at_byte], changed):
                with pytest.raises(Refusal):
                    travel.answer(damaged)
        assert store.last_position() == 0


def enrol_keys(other, world):
    with at(world.regency):
        told = Node.objects.get(node="v-2003")
    told.save(force_insert=True)
    account(OPERATOR)


def test_an_unknown_device_is_turned_away(world):
    stranger = make_home(world.village.path.parent / "x", role="village", node="v-9")
    with at(world.village):
        shutil.copy(world.village.keys / "regency.pub", stranger.keys / "regency.pub")
    with at(stranger), pytest.raises(Refusal, match="JKL-1403"):
        travel.round_trip(world.line.link())


def test_a_return_comes_down_and_the_mend_goes_up(world):
    [application] = world.file()
    world.trip()
    item = ReturnedItem("field:child_name", "unreadable")
    with at(world.regency):
        gate.perform(CHECKER, Return(application, (item,)))
    assert world.trip().new == 1
    with at(world.village):
        case = cases.case(OPERATOR, application, "mend").state
        assert case.stage == "returned"
        old = case.answers["child_name"]
        gate.perform(OPERATOR, Mend(application, {"child_name": (old, "AYU LESTARI")}))
    world.trip()
    same_on_both_sides(world, [application])
    with at(world.regency):
        assert (
            cases.case(CHECKER, application, "check").state.answers["child_name"]
            == "AYU LESTARI"
        )


def test_a_neighbours_application_never_comes_down(world):
    neighbour = replace(OPERATOR, account="other", jurisdiction="99.01.01.2004", node="v-2004")
    home = make_home(
        world.village.path.parent / "n", role="village", node="v-2004",
        jurisdiction="99.01.01.2004",
    )  # fmt: skip
    enrol(world.regency, home)
    with at(world.regency):
        account(neighbour)
        at_office = file(7, replace(CHECKER, jurisdiction=OPERATOR.jurisdiction))
    with at(home):
        theirs = file(8, neighbour)
        travel.round_trip(world.line.link())
    world.trip()
    assert acts(world.village, theirs) == []
    assert acts(world.village, at_office) == acts(world.regency, at_office) != []


def test_many_entries_go_in_growing_batches(world):
    applications = world.file(70)
    report = world.catch_up()
    assert (report.sent, report.waiting, len(world.line.seen)) == (70, 0, 2)
    same_on_both_sides(world, applications[::23])


def test_a_failed_trip_halves_the_batch(world):
    world.file(1)
    with at(world.village):
        link = world.line.link()
        world.line.cut = "answer"
        for size in (16, 8, 4, 2, 1, 1):
            with pytest.raises(Refusal):
                travel.round_trip(link)
            assert link.batch == size
        world.line.cut = ""
        travel.round_trip(link)
        assert link.batch == 2


def test_a_laptop_restored_from_an_image_loses_and_doubles_nothing(world):
    first = world.file(2)
    world.trip()
    image = Home.load(shutil.copytree(world.village.path, world.village.path.parent / "image"))
    later = world.file(1, seed=20)
    world.trip()
    world.village = image
    mine = world.file(1, seed=30)
    report = world.trip()
    assert report.forked
    report = world.catch_up()
    assert (report.forked, report.waiting) == (False, 0)
    with at(image):
        assert store.own_head().incarnation == 2
    same_on_both_sides(world, [*first, *later, *mine])
    with at(world.regency):
        assert store.last_position() == 4


def test_a_restored_laptop_with_nothing_new_gets_back_what_it_lost(world):
    world.file(1)
    world.trip()
    image = Home.load(shutil.copytree(world.village.path, world.village.path.parent / "image"))
    later = world.file(2, seed=20)
    world.trip()
    world.village = image
    assert world.catch_up().waiting == 0
    same_on_both_sides(world, later)
    with at(image):
        assert [one.state.stage for one in map(case_of, later)] == ["submitted"] * 2


def case_of(application):
    return cases.case(OPERATOR, application, "check")


def test_a_regency_restored_from_a_backup_gets_again_what_it_lost(world):
    applications = world.file(1)
    world.trip()
    backup = shutil.copytree(world.regency.path, world.regency.path.parent / "backup")
    applications += world.file(2, seed=20)
    world.trip()
    world.regency = world.line.regency = Home.load(backup)
    applications += world.file(1, seed=40)
    assert world.catch_up().waiting == 0
    same_on_both_sides(world, applications)


def test_a_clock_three_years_off_changes_no_order(world, monkeypatch):
    offset = world.village.path / "offset"
    offset.write_text(str(-3 * 365 * 86_400_000))
    monkeypatch.setenv("JANGKAU_CLOCK_FILE", str(offset))
    [early] = world.file()
    monkeypatch.delenv("JANGKAU_CLOCK_FILE")
    with at(world.regency):
        office = file(3, replace(CHECKER, jurisdiction=OPERATOR.jurisdiction))
        gate.perform(CHECKER, Accept(office))
    world.trip()
    with at(world.regency):
        [record] = store.history(early)
        assert record.received - record.entry.device_time > 2 * 365 * 86_400_000
        assert record.position == 3
    monkeypatch.setenv("JANGKAU_CLOCK_FILE", str(offset))
    [after] = world.file(1, seed=5)
    with at(world.village):
        told = store.history(after)[0].entry.device_time
    assert told >= record.received  # never before the latest signed time it saw
    assert os.environ["JANGKAU_CLOCK_FILE"]


def test_what_a_revoked_device_brings_is_held_and_it_is_told_nothing(world):
    applications = world.file(2)
    with at(world.regency):
        Node.objects.update(revoked_at=timezone.now())
        file(3, replace(CHECKER, jurisdiction=OPERATOR.jurisdiction))
    report = world.trip()
    assert (report.sent, report.waiting) == (2, 0)
    for application in applications:
        for home in (world.regency, world.village):
            with at(home):
                [record] = store.history(application)
                assert (record.verdict, record.reason) == ("held", admission.HELD_REVOKED)
    with at(world.village):
        assert {r.entry.node for r in store.after(0, None, 10)} == {"v-2003"}


def test_an_act_of_an_unknown_kind_is_kept_and_carried(world):
    [application] = world.file()
    with at(world.village):
        act = store.NewAct(
            acts(world.village, application)[0][0], "x", application, "a", "b", {}, None
        )
        new = replace(act, act=type(act.act)(int=7), kind="visit.planned", body={"day": 3})
        store.append([new])
    world.trip()
    with at(world.regency):
        kinds = [r.entry.kind for r in store.log_after("v-2003", 1, 0, 9)]
    assert kinds == ["application.submitted", "visit.planned"]


def test_an_answer_of_another_regency_is_not_believed(world):
    with at(world.village):
        asked = travel.next_request(8)
        foreign = message.write_answer(
            b"\0", "99.02", "v-2003", asked.digest, lambda _: bytes(64)
        )
    world.line.carry = lambda _request: __import__("httpx").Response(200, content=foreign)
    with pytest.raises(Refusal, match="JKL-1402"):
        world.trip()
