"""Frames come back as they went, and whatever is not a frame is refused by name."""

import hashlib
from contextlib import suppress
from random import Random
from uuid import UUID

import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from jangkau.catalogue import services
from jangkau.ledger.entries import (
    GENESIS,
    Content,
    Entry,
    Record,
    canonical,
    digest_of,
    entry_hash,
)
from jangkau.sync import codec, packet, plain
from jangkau.sync.frame import Answer, Frame, Head, Placed
from jangkau.sync.laying import Sheet, lay
from jangkau.sync.lexicon import FOLDER, PLAIN, newest
from jangkau.sync.lifting import lift
from jangkau.sync.limits import MAX_DECODED, Malformed
from jangkau_demo.acts import (
    NODE,
    REGENCY,
    all_filled,
    births,
    deaths,
    last,
    unique_names,
)
from jangkau_demo.people import a_birth

LEXICONS = pytest.mark.parametrize("lexicon", [newest(), PLAIN], ids=["lexicon", "plain"])
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(1 << 63), (1 << 64) - 1),
    st.text(max_size=20),
    st.binary(max_size=20),
    st.floats(allow_nan=False),
    st.from_regex(r"[0-9]{1,18}", fullmatch=True),
    st.from_regex(r"99[0-9]{14}", fullmatch=True),
    st.dates().map(lambda day: day.isoformat()),
    st.times().map(lambda time: time.isoformat("minutes")),
    st.uuids(),
    st.from_regex(r"[0-9A-Z]{6,12}", fullmatch=True),
)
KEYS = st.sampled_from(["answers", "child_sex", "village", "x", "papers", "birth_kind"])
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner),
    max_leaves=8,
)


def framed(records: list[Record], **more: object) -> Frame:
    head = Head(NODE, 1, len(records), entry_hash(records[-1].entry) if records else GENESIS)
    return Frame(head, 0, tuple(records), **more)  # type: ignore[arg-type]


def reread(frame: Frame, payload: bytes) -> Frame:
    return codec.decode_frame(payload, REGENCY, frame.head, frame.base_seq, GENESIS)


@LEXICONS
@pytest.mark.parametrize("count", [0, 1, 3, 40])
def test_a_frame_comes_back_whole(count, lexicon):
    frame = framed(births(count, pages=1), cursor=9, sent=5000, wanted=(b"w" * 32,))
    assert reread(frame, codec.encode_frame(frame, lexicon)) == frame


def test_papers_and_erased_contents_come_back():
    records = births(3, pages=2)
    erased = [Record(records[0].entry, None), *records[1:]]
    frame = framed(erased)
    assert reread(frame, codec.encode_frame(frame)) == frame


def test_another_act_on_the_same_application_is_not_told_twice():
    first, *_ = births(1)
    entry = first.entry
    again = Entry(
        UUID("01900000-0000-7000-8000-000000000009"), REGENCY, NODE, 1, 2, entry_hash(entry),
        "application.withdrawn", entry.subject, "a", "village_operator", 7, {}, None,
    )  # fmt: skip
    frame = framed([first, Record(again, None)])
    assert reread(frame, codec.encode_frame(frame)) == frame


@LEXICONS
@settings(max_examples=120, deadline=None)
@given(columns=st.lists(VALUES, min_size=1, max_size=9))
def test_any_column_of_values_comes_back(columns, lexicon):
    sheet = Sheet(lexicon)
    lay(sheet, columns, "child_sex")
    returned = lift(packet.unpack(packet.pack(sheet)), len(columns))
    assert canonical(returned) == canonical(columns)


@pytest.mark.parametrize("kinds", [a_birth, all_filled, unique_names])
def test_a_session_of_a_hundred_stays_inside_its_bytes(kinds):
    frame = framed(births(100, 77, answers=kinds))
    budget = 320 if kinds is unique_names else 260
    assert len(codec.encode_frame(frame)) / 100 <= budget


def test_a_session_of_a_hundred_deaths_stays_inside_the_same_bytes():
    assert len(codec.encode_frame(framed(deaths(100, 77)))) / 100 <= 260


def test_deaths_and_births_come_back_from_one_frame():
    first = births(3)
    mixed = [*first, *deaths(3, 5, last(first), pages=1)]
    frame = framed(mixed)
    assert reread(frame, codec.encode_frame(frame)).records == tuple(mixed)


def test_a_released_lexicon_never_changes():
    kept = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:16]
        for path in FOLDER.iterdir()
    }
    assert kept == {
        "1.json": "ffcfbea4570834f8",
        "1.zstd": "2339ceb72649c1d5",
        "2.json": "0860543c4bf84b4f",
        "2.zstd": "e800b61c96b3901a",
    }


def test_the_newest_lexicon_knows_every_question_and_choice_offered():
    known = newest()
    for offered in services():
        for field in offered.fields:
            assert field.name in known.key_numbers, field.name
            codes = {choice.code for choice in field.choices}
            assert codes <= known.choices.get(field.name, {}).keys(), field.name


def test_a_paper_costs_little_more_than_its_digest():
    bare, shown = (framed(births(100, 77, pages=pages)) for pages in (0, 1))
    papers = sum(len(record.entry.body["papers"]) for record in shown.records)
    more = len(codec.encode_frame(shown)) - len(codec.encode_frame(bare))
    assert more / papers <= 36


def test_an_answer_comes_back_whole():
    records = births(5)
    carried = tuple(
        Record(r.entry, r.content, 100 + at, 7_000, "admitted", "")
        for at, r in enumerate(records)
    )
    asked = Head("van-1", 2, 9, b"h" * 32)
    answer = Answer(
        asked, 8, 90, 105, 1_800_000_000_000, True,
        (Placed(9, 99, 6_999, "held", "perangkat sudah dicabut"),),
        carried, (b"bulletin",), ("desa-2009",), (b"d" * 32,),
    )  # fmt: skip
    for named in (asked, None, Head("van-1", 2, 10, b"i" * 32)):
        payload = codec.encode_answer(answer, named)
        assert codec.decode_answer(payload, REGENCY, named) == answer


def test_a_changed_byte_never_passes_for_the_same_entries():
    frame = framed(births(4))
    payload = codec.encode_frame(frame)
    random = Random(5)
    for _ in range(1500):
        changed = bytearray(payload)
        for _ in range(random.choice((1, 1, 1, 4))):
            changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
        with suppress(Malformed):
            assert reread(frame, bytes(changed)).records == frame.records


def test_a_frame_cut_anywhere_is_refused():
    frame = framed(births(2))
    payload = codec.encode_frame(frame)
    for size in range(len(payload)):
        with pytest.raises(Malformed):
            reread(frame, payload[:size])


@settings(max_examples=300, deadline=None)
@given(rubbish=st.binary(max_size=200), form=st.sampled_from([0, 1, 0x80, 0x81]))
def test_rubbish_is_refused(rubbish, form):
    head = Head(NODE, 1, 3, b"h" * 32)
    for payload in (
        rubbish,
        bytes([form, *[len(rubbish) & 0x7F] * (1 + (form < 0x80))]) + rubbish,
    ):
        with pytest.raises(Malformed):
            codec.decode_frame(payload, REGENCY, head, 0, GENESIS)
        with pytest.raises(Malformed):
            codec.decode_answer(payload, REGENCY, head)


def packed(items: list[object], tags: bytes) -> bytes:
    sheet = Sheet(PLAIN, bytearray(tags), list(items))
    return packet.pack(sheet)


BOMBS = {
    "a gigabyte of zeros": bytes([0]) + b"\xff\xff\xff\xff\x03" + b"\x10" + b"\0" * 16,
    "more records than allowed": packed([[1 << 30, 0, 0, 0]], b""),
    "one text a thousand times": packed([[4000, 0, 0, 0], b"\1" * 20_000_000], b"\0\0\0"),
    "columns inside columns": packed([[3, 0, 0, 0], *([["a"]] * 60)], b"\x17" * 60),
    "lists without end": packed([[3, 0, 0, 0], 1 << 40], b"\x18\0\0"),
    "a tag of dates": bytes([0x80, 4]) + b"\x81\xc1\x1a\x05",
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_before_it_grows(name):
    with pytest.raises(Malformed):
        codec.decode_frame(BOMBS[name], REGENCY, Head(NODE, 1, 4000, b"h" * 32), 0, GENESIS)


def test_a_small_packet_cannot_unfold_beyond_what_it_says():
    body = zstandard.ZstdCompressor().compress(bytes(MAX_DECODED + 1))[4:]
    told = bytes([0, 0x90, 0x4E]) + packet._varied(len(body)) + body
    with pytest.raises(Malformed):
        packet.unpack(told)


@pytest.mark.parametrize("value", [{1: 2}, 1 << 64, b"\xc2\x41\x01", b"\x9f\xff", b"\xf7"])
def test_only_plain_values_are_read(value):
    data = value if isinstance(value, bytes) else plain.write(value)
    with pytest.raises(Malformed):
        plain.read(data)


def test_a_content_that_does_not_fit_breaks_the_chain():
    record = births(1)[0]
    other = Record(record.entry, Content(b"s" * 16, {"answers": {}}))
    assert digest_of(other.content) != record.entry.content_digest
    frame = framed([record])
    forged = Frame(frame.head, 0, (other,))
    with pytest.raises(Malformed, match="chain"):
        reread(frame, codec.encode_frame(forged))
