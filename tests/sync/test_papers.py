"""The blob lane: in chunks, resumed, never before its entry, never outside its scope."""

from random import Random

import pytest

from jangkau.errors import Refusal
from jangkau.ledger import blobs, keys
from jangkau.office import gate, paper_lane, travel
from jangkau.rules.application import Paper
from jangkau.rules.application.commands import Accept, EnterSiak, Issue, Verify
from jangkau.sync import plain
from jangkau.sync.signing import statement
from tests.applications import SIGNED
from tests.databases import at
from tests.sync.test_sticks import digest_of
from tests.sync.trips import CHECKER, account, cut

PHOTO = Random(1).randbytes(150_000)


@pytest.fixture
def filed(world):
    with at(world.village):
        pages = {"kk": Paper("kk", (digest_of(PHOTO),))}
        [application] = world.file(papers=pages, answers={"child_birth_date": "2026-11-01"})
        blobs.put(application, PHOTO, "image/webp")
    return application


def carry(world, most=1000):
    with at(world.village):
        return paper_lane.carry(world.line.link(), most)


def test_a_photo_follows_its_entry_in_chunks(world, filed):
    assert carry(world) == 0  # its entry has not gone yet
    world.trip()
    assert carry(world) == 5
    assert carry(world) == 0
    with at(world.regency):
        assert blobs.get(digest_of(PHOTO), filed) == PHOTO


def test_a_cut_lane_goes_on_where_it_was(world, filed):
    world.trip()
    assert carry(world, most=2) == 2
    with cut(world.line, "answer"), pytest.raises(Refusal, match="JKL-1431"):
        carry(world)
    assert world.trip().waiting == 0  # entries never wait for photos
    assert carry(world) == 3
    with at(world.regency):
        assert blobs.get(digest_of(PHOTO), filed) == PHOTO


def test_a_document_of_siak_comes_down_to_its_village(world, filed):
    world.trip()
    pdf = b"%PDF" + Random(2).randbytes(70_000)
    staff = {
        role: type(CHECKER)(role, name, role, "99.01", "99.01", "office")
        for role, name in (("siak_operator", "Adi"), ("verifier", "Budi"))
    }
    with at(world.regency):
        for one in staff.values():
            account(one)
        blobs.put(filed, pdf, "application/pdf")
        gate.perform(CHECKER, Accept(filed))
        gate.perform(staff["siak_operator"], EnterSiak(filed, "kk"))
        gate.perform(staff["verifier"], Verify(filed, "kk"))
        issue = Issue(filed, "kk", digest_of(pdf), "9901", "Kepala", SIGNED)
        gate.perform(staff["siak_operator"], issue)
    world.trip()
    assert carry(world) == 5 + 3
    with at(world.village):
        assert blobs.get(digest_of(pdf), filed) == pdf


def test_a_blob_that_no_entry_names_is_refused(world, filed):
    world.trip()
    with at(world.village):
        own = statement_of(world, [filed.bytes, b"d" * 32, 0, 10, "image/webp", b"x" * 10])
    with at(world.regency):
        with pytest.raises(Refusal, match="JKL-1406"):
            paper_lane.answer(own)
        for damaged in (b"", own[:80], b"\0" * 64 + own[64:]):
            with pytest.raises(Refusal, match=r"JKL-140[34]"):
                paper_lane.answer(damaged)


def statement_of(world, parts):
    told = plain.write(["v-2003", paper_lane.CHUNK, *parts])
    return keys.sign(statement("papers", b"99.01", told)) + told


def test_entries_go_first_in_the_background(world, filed):
    report = world.catch_up()
    assert (report.sent, report.papers) == (1, 0)
    assert travel.FEW < 1000
