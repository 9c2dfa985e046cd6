"""Photos after bad days: held acts, restored laptops, many at once, changed answers."""

import shutil
from dataclasses import replace

import httpx
import pytest
from django.utils import timezone

from jangkau.errors import Refusal
from jangkau.ledger import blobs, store
from jangkau.ledger.home import Home
from jangkau.office import holding, paper_lane, travel
from jangkau.office.kept.models import Node
from jangkau.rules.application import Paper
from tests.databases import at, make_home
from tests.sync.test_sticks import digest_of
from tests.sync.trips import CHECKER, OPERATOR, VILLAGE, account, enrol

ELSEWHERE = replace(OPERATOR, account="made", role="district_operator", jurisdiction="99.01.01")


def file_with_photo(world, data, seed=1, actor=OPERATOR, **changes):
    from tests.sync.trips import file

    with at(world.village):
        told = {"papers": {"kk": Paper("kk", (digest_of(data),))}, **changes}
        application = file(seed, actor, **told)
        blobs.put(application, data, "image/webp")
    return application


def carry(world):
    with at(world.village):
        return paper_lane.carry(world.line.link())


def at_regency(world, data):
    with at(world.regency):
        return blobs.missing([digest_of(data)]) == []


def test_the_photo_of_a_held_act_holds_up_no_other_and_follows_once_let_in(world):
    with at(world.regency):
        account(ELSEWHERE)
    far = file_with_photo(world, b"h" * 99, actor=ELSEWHERE, village="99.01.01.2004")
    file_with_photo(world, b"o" * 99, seed=2)
    world.trip()
    carry(world)
    assert (at_regency(world, b"h" * 99), at_regency(world, b"o" * 99)) == (False, True)
    with at(world.regency):
        [held] = store.history(far)
        holding.release(CHECKER, held.entry.act, "Sudah dicek")
    world.trip()
    carry(world)
    assert at_regency(world, b"h" * 99)


def test_a_laptop_restored_from_an_image_still_sends_the_photos_it_had(world):
    file_with_photo(world, b"p" * 99)
    image = Home.load(shutil.copytree(world.village.path, world.village.path.parent / "image"))
    world.trip()
    world.file(1, seed=8)
    world.trip()
    world.village = image
    world.file(1, seed=9)
    world.catch_up()
    with at(image):
        assert store.own_head().incarnation == 2
    carry(world)
    assert at_regency(world, b"p" * 99)


def test_more_photos_than_are_asked_after_at_once_all_go(world):
    photos = [bytes([number]) * 50 for number in range(70)]
    pages = tuple(map(digest_of, photos))
    application = file_with_photo(world, photos[0], papers={"kk": Paper("kk", pages)})
    with at(world.village):
        for photo in photos:
            blobs.put(application, photo, "image/webp")
    world.trip()
    assert carry(world) == 70
    assert all(at_regency(world, photo) for photo in photos)


def test_a_changed_answer_about_photos_is_not_believed(world, monkeypatch):
    file_with_photo(world, b"q" * 99)
    world.trip()
    plainly = world.line.carry

    def changed(request):
        answer = bytearray(plainly(request).content)
        answer[-1] ^= 1
        return httpx.Response(200, content=bytes(answer))

    monkeypatch.setattr(world.line, "carry", changed)
    with pytest.raises(Refusal, match="JKL-1402"):
        carry(world)
    monkeypatch.undo()
    carry(world)
    assert at_regency(world, b"q" * 99)


def test_what_was_let_in_comes_down_whole_to_the_second_laptop(world):
    second = make_home(
        world.village.path.parent / "second",
        role="village",
        node="w-2003",
        jurisdiction=VILLAGE,
    )
    enrol(world.regency, second)
    [application] = world.file()
    with at(world.regency):
        Node.objects.filter(node="v-2003").update(revoked_at=timezone.now())
    world.trip()
    with at(second):
        travel.catch_up(world.line.link())
    with at(world.regency):
        [held] = store.history(application)
        holding.release(CHECKER, held.entry.act, "Sudah dicek")
        wanted = [record.entry.act for record in store.history(application)]
    with at(second):
        travel.catch_up(world.line.link())
        assert [record.entry.act for record in store.history(application)] == wanted
