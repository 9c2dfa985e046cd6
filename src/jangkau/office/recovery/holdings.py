"""What a node holds, written for a regency that lost everything: its last copy."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from django.conf import settings

from jangkau.errors import Refusal
from jangkau.ledger import blobs, bulletins, keys, store
from jangkau.ledger.clock import now_ms
from jangkau.ledger.durable import write_file
from jangkau.ledger.entries import Record
from jangkau.office import paper_lane
from jangkau.office.learning import Report
from jangkau.office.recovery.envelopes import escrow_bytes
from jangkau.office.recovery.laying import KEYS_OF
from jangkau.sync import codec, plain, stick
from jangkau.sync.stick import BLOB, HELD, NEWS, Cover, Section

NAME = "pemulihan-"  # how such a file begins
BATCH = 500


def export_holdings(folder: Path) -> Report:
    """Write all that this node holds, sealed to its regency, and the regency's sealed keys.

    Refuses with JKL-1416 when it cannot be written.
    """
    home, own = settings.JANGKAU, store.own_head()
    file = folder / f"{NAME}{home.node}{stick.SUFFIX}"
    cover = Cover(
        home.regency, home.node, own.incarnation, 0, own.seq, now_ms(), (keys.regency().seal,)
    )
    sealed = escrow_bytes()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        size = stick.write(file, cover, _sections(), keys.sign)
        if sealed is not None:
            write_file(folder / f"{KEYS_OF}{home.regency}{stick.SUFFIX}", sealed)
    except OSError as error:
        raise Refusal("JKL-1416", name=file.name) from error
    return Report(sent=len(store.after(0, None, 10**9)), up=size, written=str(file))


def _sections() -> Iterator[Section]:
    # First of all the signed word on who this node is: it vouches for the rest.
    told = [bulletins.to_bytes(one) for one in bulletins.newer(0, limit=10**6)]
    yield Section(NEWS, plain.write(told))
    position, named = 0, list[paper_lane.Named]()
    while batch := store.after(position, None, BATCH):
        yield Section(HELD, codec.encode_kept(batch))
        named += paper_lane.named(batch)
        position = batch[-1].position or position
    if loose := [_placeless(record) for record in store.given_up()]:
        for start in range(0, len(loose), BATCH):
            yield Section(HELD, codec.encode_kept(loose[start : start + BATCH]))
        named += paper_lane.named(loose)
    for subject, digest in dict.fromkeys(named):
        known = blobs.find(digest, subject)
        if known and known.whole:
            facts = [digest, subject.bytes, known.media_type, blobs.get(digest, subject)]
            yield Section(BLOB, plain.write(facts))


def _placeless(record: Record) -> Record:
    """Return a record whose position its regency no longer stands by, as it travels: 0."""
    return replace(record, position=0, received=0)
