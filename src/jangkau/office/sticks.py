"""By stick: what waits at a node goes up, and what it should have comes down."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from django.conf import settings

from jangkau.errors import Refusal
from jangkau.ledger import blobs, bulletins, clock, keys, store
from jangkau.ledger.entries import GENESIS, Record
from jangkau.office import contacts, learning, paper_lane, receiving
from jangkau.office.kept.models import Node
from jangkau.office.learning import Report
from jangkau.office.receiving import Taken
from jangkau.sync import exchange, plain, stick
from jangkau.sync.exchange import Told
from jangkau.sync.frame import Head
from jangkau.sync.limits import MAX_RECORDS
from jangkau.sync.message import NO_REQUEST, Message
from jangkau.sync.stick import ANSWER, BLOB, FRAME, Bundle, Cover, Section

Trip = tuple[Message, Node, Taken]


def export_stick(path: Path, with_papers: bool = True) -> Report:
    """Write a bundle: at a node all that waits, at the regency an answer for each node.

    `path` is a file to write, or a folder in which the bundle gets a telling name; at
    the regency it is a folder. Refuses with JKL-1416 when it cannot be written.
    """
    if settings.JANGKAU.role == "regency":
        return _export_answers(path)
    own = store.own_head()
    first = contacts.base(store.answered_to())
    name = f"{own.node}-{own.incarnation}-{first + 1}-{own.seq}{stick.SUFFIX}"
    file = path / name if path.is_dir() else path
    cover = _cover(own.incarnation, first + 1, own.seq, keys.regency().seal)
    size = _write(file, cover, _sections(own, first, with_papers))
    return Report(sent=own.seq - first, waiting=own.seq - first, up=size, written=str(file))


def import_stick(path: Path) -> Report:
    """Take in a bundle, once: a second time says 0 new.

    Nothing is taken of one that is torn, changed or not for here (JKL-1411 to 1415), or
    that does not join what is known (JKL-1417). At the regency the answer is written
    beside the bundle, for the way back.
    """
    bundle = stick.read(
        path, settings.JANGKAU.regency, _sign_key, keys.unseal, keys.public().seal
    )
    if settings.JANGKAU.role == "regency":
        return _import_frames(bundle)
    return _import_answer(bundle)


def _sections(own: Head, first: int, with_papers: bool) -> Iterator[Section]:
    told = Told(contacts.cursor(), bulletins.number(), clock.now_ms())
    seq, last, acts = first, _own_at(own, first), list[Record]()
    while True:
        batch = store.own_after(seq, MAX_RECORDS)
        asked = exchange.request(last, batch, settings.JANGKAU.regency, keys.sign, told)
        yield Section(FRAME, asked.raw)
        acts += batch if with_papers else []
        seq, last = asked.frame.head.seq, asked.frame.head
        if seq >= own.seq:
            break
    for subject, digest in dict.fromkeys(paper_lane.named(acts)):
        known = blobs.find(digest, subject)
        if known and known.whole:
            facts = [digest, subject.bytes, known.media_type, blobs.get(digest, subject)]
            yield Section(BLOB, plain.write(facts))


def _own_at(own: Head, seq: int) -> Head:
    known = receiving.hash_at(own.node, own.incarnation, seq) if seq else GENESIS
    return replace(own, seq=seq, hash=known or GENESIS)


def _import_frames(bundle: Bundle) -> Report:
    name = bundle.path.name
    report, trips = Report(), list[Trip]()
    with store.writing():
        for number in range(len(bundle.starts)):
            part = stick.section(bundle, number)
            if part.kind == FRAME:
                trips.append(_take_frame(part.data, name))
                report = _counted(report, trips[-1][2])
            elif part.kind == BLOB:
                report = replace(report, papers=report.papers + paper_lane.keep(part.data))
    if not trips:
        return report
    forked = any(taken.joined == "fork" for _, _, taken in trips)
    return replace(report, written=_answer_beside(bundle, trips), forked=forked)


def _take_frame(raw: bytes, name: str) -> Trip:
    told, node = receiving.authenticated(raw)
    taken = receiving.take_in(told, node)
    if taken.joined == "gap":
        raise Refusal("JKL-1417", name=name)
    return told, node, taken


def _counted(report: Report, taken: Taken) -> Report:
    held = sum(record.verdict == "held" for record in taken.new)
    return replace(
        report,
        new=report.new + len(taken.new),
        known=report.known + taken.brought - len(taken.new),
        held=report.held + held,
    )


def _answer_beside(bundle: Bundle, trips: list[Trip]) -> str:
    # A stick may be locked against writing: what came in counts all the same.
    file = bundle.path.with_name(f"jawaban-{bundle.path.name}")
    try:
        _write_answers(file, trips)
    except Refusal:
        return ""
    return str(file)


def _write_answers(file: Path, trips: list[Trip]) -> int:
    last, node, _ = trips[-1]
    replies = [
        receiving.compose(told, node, taken, with_down=told is last)
        for told, node, taken in trips
    ]
    regency, name = settings.JANGKAU.regency, node.node
    sections = [
        Section(ANSWER, exchange.write_answer(one, None, regency, name, NO_REQUEST, keys.sign))
        for one in replies
    ]
    first, upto = replies[0].since, replies[-1].cursor
    cover = _cover(last.incarnation, first, upto, bytes(node.seal_key))
    return _write(file, cover, iter(sections))


def _export_answers(folder: Path) -> Report:
    nodes = Node.objects.filter(
        regency=settings.JANGKAU.regency, revoked_at=None, role__in=("village", "van")
    )
    written = []
    for node in nodes.order_by("node"):
        known = contacts.contact_of(node.node)
        at = known or contacts.Contact(node.node, 1, 0, 0, 0)
        told = Message(node.node, at.incarnation, at.base_seq, at.seq, b"", b"", b"", b"")
        file = folder / f"untuk-{node.node}{stick.SUFFIX}"
        _write_answers(file, [(told, node, Taken(0, (), "", at.cursor, 0))])
        written.append(file.name)
    return Report(sent=len(written), written=str(folder))


def _import_answer(bundle: Bundle) -> Report:
    report = Report()
    for number in range(len(bundle.starts)):
        part = stick.section(bundle, number)
        if part.kind != ANSWER:
            continue
        told = exchange.read_answer(
            part.data,
            settings.JANGKAU.regency,
            settings.JANGKAU.node,
            keys.regency().sign,
            None,
        )
        learned = learning.learn(told)
        brought = len(told.placed) + len(told.records)
        known = max(brought - learned.new, 0)
        report = replace(learned, new=report.new + learned.new, known=report.known + known)
    return report


def _cover(incarnation: int, first: int, last: int, receiver: bytes) -> Cover:
    home = settings.JANGKAU
    made = clock.now_ms()
    return Cover(home.regency, home.node, incarnation, first, last, made, (receiver,))


def _write(file: Path, cover: Cover, sections: Iterator[Section]) -> int:
    try:
        return stick.write(file, cover, sections, keys.sign)
    except OSError as error:
        raise Refusal("JKL-1416", name=file.name) from error


def _sign_key(node: str) -> bytes | None:
    home = settings.JANGKAU
    if home.role != "regency":
        return keys.regency().sign if node == home.regency else None
    row = Node.objects.filter(regency=home.regency, node=node).first()
    return bytes(row.sign_key) if row else None
