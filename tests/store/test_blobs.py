"""Photos and papers: whole or wanted, readable with the key alone."""

import hashlib
import os
from dataclasses import replace

import pytest

from jangkau.errors import Refusal
from jangkau.ledger import blobs
from jangkau.ledger import store as ledger
from tests.databases import at
from tests.ledger.acts import SUBJECT, new_act

PHOTO = os.urandom(100_000)  # four chunks, the last one short
DIGEST = hashlib.sha256(PHOTO).digest()


def pieces(data=PHOTO):
    return [data[start : start + blobs.CHUNK] for start in range(0, len(data), blobs.CHUNK)]


def files(home, suffix=""):
    return [p for p in home.blobs.rglob("*") if p.is_file() and p.suffix == suffix]


def test_a_photo_comes_back_as_it_was(store):
    assert blobs.put(SUBJECT, PHOTO, "image/webp") == DIGEST
    assert blobs.put(SUBJECT, PHOTO, "image/webp") == DIGEST

    assert blobs.get(DIGEST) == PHOTO
    assert blobs.of_subject(SUBJECT) == [
        blobs.Blob(DIGEST, SUBJECT, "image/webp", 100_000, whole=True)
    ]
    assert len(files(store)) == 1


def test_the_file_shows_nothing_without_the_key(store):
    text = b"NIK 9901014107950001 " * 4000
    blobs.put(SUBJECT, text, "text/plain")

    file = files(store)[0]

    assert b"99010141" not in file.read_bytes()
    assert hashlib.sha256(text).hexdigest() not in str(file)


def test_chunks_in_order_make_it_whole(store):
    counts = [
        blobs.write_chunk(DIGEST, index, piece, len(PHOTO), SUBJECT)
        for index, piece in enumerate(pieces())
    ]

    assert counts == [1, 2, 3, 4]
    assert blobs.get(DIGEST) == PHOTO
    assert [blobs.chunk(DIGEST, index) for index in range(4)] == pieces()
    assert blobs.missing([DIGEST, b"?" * 32]) == [b"?" * 32]


def test_a_cut_delivery_goes_on_from_what_is_held(store):
    first, second, third, last = pieces()
    blobs.write_chunk(DIGEST, 0, first, len(PHOTO), SUBJECT)
    assert blobs.write_chunk(DIGEST, 2, third, len(PHOTO), SUBJECT) == 1
    blobs.write_chunk(DIGEST, 1, second, len(PHOTO), SUBJECT)
    assert blobs.write_chunk(DIGEST, 1, second, len(PHOTO), SUBJECT) == 2

    with pytest.raises(Refusal, match="JKL-1509"):
        blobs.get(DIGEST)
    assert (blobs.held(DIGEST), blobs.missing([DIGEST])) == (2, [DIGEST])

    blobs.write_chunk(DIGEST, 2, third, len(PHOTO), SUBJECT)
    assert blobs.write_chunk(DIGEST, 3, last, len(PHOTO), SUBJECT) == 4
    assert blobs.get(DIGEST) == PHOTO


@pytest.mark.parametrize("damage", ["cut", "zeros", "junk after"])
def test_a_torn_end_is_ignored_and_fetched_again(store, damage):
    for index, piece in enumerate(pieces()[:3]):
        blobs.write_chunk(DIGEST, index, piece, len(PHOTO), SUBJECT)
    part = files(store, ".part")[0]
    written = part.read_bytes()
    torn = {
        "cut": written[:-100],
        "zeros": written[:-5000] + bytes(5000),
        "junk after": written + b"junk",
    }
    part.write_bytes(torn[damage])

    start = blobs.held(DIGEST)
    for index in range(start, 4):
        blobs.write_chunk(DIGEST, index, pieces()[index], len(PHOTO), SUBJECT)

    assert start == (3 if damage == "junk after" else 2)
    assert blobs.get(DIGEST) == PHOTO


def test_a_damaged_middle_is_sent_again_from_there(store):
    for index, piece in enumerate(pieces()[:3]):
        blobs.write_chunk(DIGEST, index, piece, len(PHOTO), SUBJECT)
    part = files(store, ".part")[0]
    part.write_bytes(b"x" + part.read_bytes()[1:])

    assert blobs.write_chunk(DIGEST, 3, pieces()[3], len(PHOTO), SUBJECT) == 0
    for index, piece in enumerate(pieces()):
        blobs.write_chunk(DIGEST, index, piece, len(PHOTO), SUBJECT)
    assert blobs.get(DIGEST) == PHOTO


def test_other_bytes_under_a_digest_are_never_taken(store):
    other = os.urandom(1000)

    assert blobs.write_chunk(DIGEST, 0, other, 1000, SUBJECT) == 0
    assert (blobs.held(DIGEST), files(store, ".part")) == (0, [])


@pytest.mark.parametrize(("index", "size"), [(0, 10), (3, 5000), (4, 1), (-1, 1)])
def test_a_chunk_of_the_wrong_length_is_not_taken(store, index, size):
    with pytest.raises(ValueError):
        blobs.write_chunk(DIGEST, index, bytes(size), len(PHOTO), SUBJECT)


def test_a_file_above_the_limit_is_refused_with_the_limit(store):
    with pytest.raises(Refusal, match="16 MB"):
        blobs.put(SUBJECT, bytes(blobs.LIMIT + 1), "application/pdf")


def test_a_damaged_file_is_never_given_out(store):
    blobs.put(SUBJECT, PHOTO, "image/webp")
    file = files(store)[0]
    file.write_bytes(file.read_bytes()[:-1] + b"?")

    with pytest.raises(Refusal, match="JKL-1512"):
        blobs.get(DIGEST)


def test_erasing_one_child_leaves_the_twins_paper(store):
    twin = new_act().act
    act = ledger.append([new_act()])[0]
    blobs.put(SUBJECT, PHOTO, "image/webp")
    blobs.put(twin, PHOTO, "image/webp")

    ledger.erase(SUBJECT)

    assert blobs.get(DIGEST) == blobs.get(DIGEST, twin) == PHOTO
    with pytest.raises(Refusal, match="JKL-1510"):
        blobs.get(DIGEST, SUBJECT)
    assert len(files(store)) == 1
    assert ledger.history(SUBJECT) == [replace(act, content=None)]
    assert ledger.verify_chain("99.01") == []


def test_what_was_erased_does_not_come_back(store):
    ledger.append([new_act()])
    ledger.erase(SUBJECT)

    again = ledger.append([new_act()])[0]

    assert ledger.find(again.entry.act).content is None
    with pytest.raises(Refusal, match="JKL-1510"):
        blobs.put(SUBJECT, PHOTO, "image/webp")
    assert blobs.write_chunk(DIGEST, 0, pieces()[0], len(PHOTO), SUBJECT) == 4
    assert files(store) + files(store, ".part") == []


def test_a_full_disk_is_refused_before_anything_is_kept(store):
    with at(replace(store, free_floor=2**62)):
        with pytest.raises(Refusal, match="JKL-1501"):
            ledger.append([new_act()])
        with pytest.raises(Refusal, match="JKL-1501"):
            blobs.put(SUBJECT, PHOTO, "image/webp")
        with pytest.raises(Refusal, match="JKL-1501"):
            blobs.write_chunk(DIGEST, 0, pieces()[0], len(PHOTO), SUBJECT)
        assert (ledger.history(SUBJECT), files(store)) == ([], [])
    assert ledger.append([new_act()])[0].entry.seq == 1
