"""A device that lies: what it may not say is held, and the door never breaks."""

from base64 import urlsafe_b64encode
from dataclasses import replace
from datetime import date
from random import randbytes
from uuid import uuid4

import pytest

from jangkau.errors import Refusal
from jangkau.ledger import store
from jangkau.office import cases, gate
from jangkau.office.derived.models import Case
from jangkau.rules.access import Actor
from jangkau.rules.application import ReturnedItem
from jangkau.rules.application.commands import Accept, HandOver, Mend, Return, Withdraw
from tests.applications import SIGNED, filing
from tests.databases import at
from tests.people import a_birth
from tests.sync.trips import CHECKER, OPERATOR, VILLAGE, account, file, make_world

OTHER = "99.01.02.2001"
NEIGHBOUR = Actor("joko", "Joko", "village_operator", OTHER, "n", "desk")


@pytest.fixture
def world(tmp_path, django_db_blocker):
    with django_db_blocker.unblock():
        made = make_world(tmp_path)
        with at(made.regency):
            account(NEIGHBOUR)
        yield made


def append(kind, subject, body=None, content=None, actor=OPERATOR):
    """Write what the desk would never write, straight into the device's log."""
    act = uuid4()
    store.append([
        store.NewAct(act, kind, subject, actor.account, actor.role, body or {}, content)
    ])  # fmt: skip
    return act


def verdict(world, act):
    with at(world.regency):
        record = store.find(act)
        return record and record.verdict, record and record.reason


def test_a_checkers_acts_from_a_village_are_held(world):
    [application] = world.file()
    with at(world.village):
        forged = append("application.accepted", application, actor=CHECKER)
        posed = append("application.accepted", application)
    world.catch_up()
    assert verdict(world, forged)[0] == verdict(world, posed)[0] == "held"


def test_another_villages_officer_cannot_be_named(world):
    [application] = world.file()
    with at(world.village):
        forged = append("application.withdrawn", application, {}, {"why": "x"}, NEIGHBOUR)
    world.catch_up()
    assert verdict(world, forged)[0] == "held"
    with at(world.regency):
        assert cases.case(CHECKER, application, "check").state.stage == "submitted"


def test_another_villages_application_is_out_of_reach(world):
    with at(world.regency):
        theirs = uuid4()
        gate.perform(NEIGHBOUR, filing(application=theirs, village=OTHER))
    with at(world.village):
        acts = [
            append("application.mended", theirs, {"papers": {}}, {"fields": {"a": [1, 2]}}),
            append("application.mended", theirs, {"papers": {}, "village": VILLAGE}, {}),
            append("application.withdrawn", theirs, {"village": VILLAGE}, {"why": "x"}),
            append("output.handed_over", theirs, {"outputs": ["kk"], "village": VILLAGE}, {}),
        ]
    world.catch_up()
    assert [verdict(world, act)[0] for act in acts] == ["held"] * 4
    with at(world.village):
        assert all(record.entry.node == "v-2003" for record in store.history(theirs))
        assert cases_of(theirs) == []


def test_a_birth_cannot_be_filed_into_another_village(world):
    """A later act that names the own village does not open the way for the filing."""
    subject = uuid4()
    with at(world.village):
        body = {"service": "akta_kelahiran", "version": 1, "village": OTHER, "outputs": ["kk"]}
        filed = append("application.submitted", subject, body, {"answers": {}})
        append("application.mended", subject, {"papers": {}, "village": VILLAGE}, {})
    world.catch_up()
    assert verdict(world, filed)[0] == "held"


def test_an_opened_birth_cannot_be_moved_into_another_village(world):
    [application] = world.file(finished=False)
    with at(world.village):
        body = {"service": "akta_kelahiran", "version": 1, "village": OTHER, "outputs": ["kk"]}
        moved = append("application.submitted", application, body, {"answers": {}})
    world.catch_up()
    assert verdict(world, moved)[0] == "held"


def test_an_act_on_what_was_never_filed_waits_without_effect(world):
    with at(world.village):
        early = append("application.withdrawn", uuid4(), {"village": VILLAGE}, {"why": "x"})
    world.catch_up()
    assert verdict(world, early)[0] == "held"


def cases_of(application):
    return list(Case.objects.filter(application=application).values_list("stage", flat=True))


BROKEN = [
    ("application.submitted", {"village": 7}, {"answers": {}}),
    ("application.submitted", {"village": VILLAGE, "papers": 5, "outputs": 5}, {"answers": []}),
    ("application.submitted", {"village": VILLAGE, "service": "no_such"}, {"answers": {}}),
    ("application.mended", {"papers": {"a": 3}}, {"fields": {"child_name": "x"}}),
    ("output.handed_over", {"outputs": 9}, {}),
    ("output.printed", {}, {}),
    ("application.mended", {"papers": []}, {"fields": {"child_name": ["x"] * 50}}),
]


@pytest.mark.parametrize(("kind", "body", "content"), BROKEN)
def test_a_broken_act_never_stops_the_lane(world, kind, body, content):
    [application] = world.file()
    with at(world.village):
        subject = uuid4() if kind == "application.submitted" else application
        broken = append(kind, subject, body, content)
    [after] = world.file(seed=20)
    world.catch_up()
    with at(world.regency):
        assert store.find(broken).verdict == "held"
        assert cases.case(CHECKER, after, "check").state.stage == "submitted"


def test_a_paper_reopened_meanwhile_is_not_closed_by_an_older_hand_over(world):
    """Corrected at the office while the village, offline, gave the old paper away."""
    from jangkau.rules.application.commands import Correct, EnterSiak, Issue, Verify

    office = {
        role: Actor(role, role.title(), role, "99.01", "99.01", "kantor")
        for role in ("siak_operator", "verifier")
    }
    answers = a_birth(1, VILLAGE, date.today())
    [application] = world.file(outputs=("kk",), answers=answers)
    world.catch_up()
    with at(world.regency):
        gate.perform(CHECKER, Accept(application))
        gate.perform(office["siak_operator"], EnterSiak(application, "kk"))
        gate.perform(office["verifier"], Verify(application, "kk"))
        issued = Issue(application, "kk", bytes(32), "99", "Kepala", SIGNED)
        gate.perform(office["siak_operator"], issued)
    world.catch_up()
    with at(world.regency):
        gate.perform(office["verifier"], Correct(application, "kk", "Nama salah cetak"))
    with at(world.village):
        given = HandOver(application, ("kk",), "Siti", "ibu", "signature")
        gate.perform(OPERATOR, given)
    world.catch_up()
    with at(world.regency):
        state = cases.case(CHECKER, application, "check").state
        assert (state.stage, state.outputs["kk"].stage) == ("accepted", "waiting")
        assert [one.item for one in state.conflicts] == ["output:kk"]


def test_a_mend_that_comes_after_the_acceptance_is_seen_by_a_person(world):
    [application] = world.file()
    world.catch_up()
    with at(world.regency):
        gate.perform(CHECKER, Accept(application))
        name = cases.case(CHECKER, application, "check").state.answers["child_name"]
    with at(world.village):
        gate.perform(OPERATOR, Mend(application, {"child_name": (name, "Nama Lain")}))
    world.catch_up()
    with at(world.regency):
        state = cases.case(CHECKER, application, "check").state
        assert state.answers["child_name"] == name
        assert [(one.item, one.other) for one in state.conflicts] == [
            ("field:child_name", "Nama Lain")
        ]


def test_two_desks_that_mend_one_returned_item_keep_both_words(world):
    [application] = world.file()
    world.catch_up()
    with at(world.regency):
        wrong = (ReturnedItem("field:child_name", "Berbeda dengan berkas."),)
        gate.perform(CHECKER, Return(application, wrong))
        name = cases.case(CHECKER, application, "check").state.answers["child_name"]
    world.catch_up()
    with at(world.village):
        gate.perform(OPERATOR, Mend(application, {"child_name": (name, "Dari Desa")}))
    with at(world.regency):
        counter = replace(CHECKER, account="loket")
        gate.perform(counter, Mend(application, {"child_name": (name, "Dari Loket")}))
    world.catch_up()
    for home in (world.regency, world.village):
        with at(home):
            state = cases.case(CHECKER, application, "check").state
            assert state.answers["child_name"] == "Dari Loket"
            assert [one.other for one in state.conflicts] == ["Dari Desa"]


def test_a_device_learns_nothing_of_what_is_not_its_own(world):
    with at(world.regency):
        theirs = file(40, NEIGHBOUR)
    world.file()
    world.catch_up()
    with at(world.village):
        assert store.history(theirs) == []


def test_a_village_three_years_ahead_or_behind_files_all_the_same(world, monkeypatch, tmp_path):
    clock = tmp_path / "offset"
    monkeypatch.setenv("JANGKAU_CLOCK_FILE", str(clock))
    year = 365 * 24 * 3600 * 1000
    filed = []
    for number, offset in enumerate((3 * year, -3 * year)):
        with at(world.village):
            clock.write_text(str(offset))
            filed.append(file(60 + number))
        clock.write_text("0")
        world.catch_up()
    with at(world.regency):
        for application in filed:
            [line] = cases.case(CHECKER, application, "check").history
            assert line.verdict == "admitted" and line.received
        positions = [store.history(one)[0].position for one in filed]
        assert positions == sorted(positions)


@pytest.mark.parametrize("letters", [400, 60_000, 6_000_000])
def test_a_text_too_long_to_travel_is_refused_at_the_door(world, letters):
    """What could not travel would hold up everything after it, for good."""
    [application] = world.file()
    with at(world.village):
        why = urlsafe_b64encode(randbytes(letters)).decode()
        try:
            gate.perform(OPERATOR, Withdraw(application, why))
        except Refusal as refusal:
            assert refusal.code == "JKL-1009"
    [after] = world.file(seed=30)
    world.catch_up()
    with at(world.regency):
        assert cases.case(CHECKER, after, "check").state.stage == "submitted"
