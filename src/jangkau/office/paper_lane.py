"""The second lane: photos and PDFs in chunks, resumed by what the receiver has."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings

from jangkau.errors import Refusal
from jangkau.ledger import blobs, keys, store
from jangkau.ledger.entries import Record
from jangkau.office import contacts, scope
from jangkau.office.kept.models import Node
from jangkau.office.loading import effective
from jangkau.sync import message, plain
from jangkau.sync.limits import MAX_BLOB, Malformed
from jangkau.sync.link import Link
from jangkau.sync.signing import statement

HAVE, CHUNK, FETCH = "have", "chunk", "fetch"
_SIGNATURE = 64
_ASK = 64  # blobs asked after in one request
_DIGEST = 32

Named = tuple[UUID, bytes]


def named(records: Iterable[Record]) -> list[Named]:
    """Return the blobs (subject, digest) that entries name, in their order."""
    found = [
        (record.entry.subject, digest)
        for record in records
        for digest in _digests(record.entry.body)
    ]
    return list(dict.fromkeys(found))


def carry(link: Link, stop_after: int = 1000) -> int:
    """Send what the regency lacks and fetch what we lack; return the chunks that went.

    Resumed where it was cut: the regency says what it has. Refuses as the link does.
    """
    return _send_up(link, stop_after) + _fetch_down(link, stop_after)


def note(records: Iterable[Record]) -> None:
    """Note, at a node, the blobs that came named from above and are to be fetched."""
    lacking = [one for one in named(records) if blobs.missing([one[1]])]
    if lacking:
        told = contacts.read("papers")
        wanted = {*told.get("wanted", []), *map(_written, lacking)}
        contacts.write("papers", {**told, "wanted": sorted(wanted)})


def answer(raw: bytes) -> bytes:
    """Answer a node's request of the blob lane, at the regency.

    The request is the node's signature and CBOR [node, verb, ...]: "have" with blobs
    gives how many chunks are here of each; "chunk" brings one and gives how many are here
    now; "fetch" gives one. Refuses with JKL-1403, JKL-1404, or JKL-1406 for a blob that
    no entry of an application in the node's scope names.
    """
    node, verb, parts = _opened(raw)
    try:
        told = plain.write(_answered(node, verb, parts))
    except (ValueError, TypeError, LookupError, AttributeError, OverflowError) as error:
        raise Refusal("JKL-1404") from error
    regency, asked = settings.JANGKAU.regency, message.digest(raw)
    return message.write_answer(told, regency, node.node, asked, keys.sign)


def keep(told: bytes) -> int:
    """Store a blob that a stick brought (CBOR [digest, subject, media type, bytes]).

    Returns 1 if it was new; 0 if it was here or no entry of its subject names it.
    """
    try:
        digest, subject_bytes, media_type, data = plain.read(told)
        subject = UUID(bytes=subject_bytes)
        _check_kinds(media_type, data)
    except (Malformed, ValueError, TypeError):
        return 0
    known = (subject, digest) in named(store.history(subject))
    if not known or len(data) > MAX_BLOB or blobs.held(digest, subject) > 0:
        return 0
    return int(blobs.put(subject, data, media_type) == digest)


def _answered(node: Node, verb: str, parts: list[Any]) -> object:
    if verb == HAVE:
        return [blobs.held(d, UUID(bytes=s)) for s, d in parts[0][:_ASK]]
    subject, digest, index, *more = UUID(bytes=parts[0]), *parts[1:]
    if not 0 <= index < MAX_BLOB:
        raise ValueError("index")
    _check_named(node, subject, digest)
    if verb == CHUNK:
        total, media_type, data = more
        _check_kinds(media_type, data)
        return blobs.write_chunk(digest, index, data, total, subject, media_type)
    return _fetched(digest, subject, index)


def _send_up(link: Link, most: int) -> int:
    sent = _send_late(link, most)
    for log in store.heads():  # every incarnation: one restored from an image began anew
        if log.node == settings.JANGKAU.node:
            sent += _send_log(link, log.node, log.incarnation, most - sent)
    return sent


def _send_log(link: Link, node: str, incarnation: int, most: int) -> int:
    sent, mark = 0, f"sent-{incarnation}"
    seq = int(contacts.read("papers").get(mark, 0))
    while sent < most and (batch := store.log_after(node, incarnation, seq, _ASK)):
        # Only what the regency knows by its entries; the rest waits for them.
        known = [record for record in batch if record.position is not None]
        held = named(record for record in known if record.verdict == "held")
        sent += _send_all(link, [o for o in named(known) if o not in held], most - sent)
        if not known or sent >= most:
            break
        seq = known[-1].entry.seq
        told = contacts.read("papers")
        late = sorted({*told.get("late", []), *map(_written, held)})
        contacts.write("papers", {**told, mark: seq, **({"late": late} if late else {})})
    return sent


def _send_late(link: Link, most: int) -> int:
    """Send the blobs of acts that were held, and have been let in since."""
    late = contacts.read("papers").get("late", [])
    ready = [
        one for one in late if _read(one) in named(effective(store.history(_read(one)[0])))
    ]
    sent = _send_all(link, list(map(_read, ready)), most)
    if ready and sent < most:
        left = [one for one in late if one not in ready]
        contacts.write("papers", {**contacts.read("papers"), "late": left})
    return sent


def _send_all(link: Link, wanted: list[Named], most: int) -> int:
    here = [one for one in wanted if not blobs.missing([one[1]])]
    sent = 0
    for first in range(0, len(here), _ASK):
        asked = here[first : first + _ASK]
        have = _ask(link, HAVE, [[s.bytes, d] for s, d in asked])
        for (subject, digest), start in zip(asked, have, strict=True):
            sent += _send_one(link, subject, digest, start, most - sent)
    return sent


def _send_one(link: Link, subject: UUID, digest: bytes, start: int, most: int) -> int:
    known, sent = blobs.find(digest, subject), 0
    if known is None:
        return 0
    at = start
    while at < known.chunks and sent < most:
        data = blobs.chunk(digest, at, subject)
        parts = (subject.bytes, digest, at, known.size, known.media_type, data)
        at = _ask(link, CHUNK, *parts)
        sent += 1
    return sent


def _fetch_down(link: Link, most: int) -> int:
    told, fetched, left = contacts.read("papers"), 0, list[str]()
    for one in told.get("wanted", []):
        subject, digest = _read(one)
        try:
            fetched += _fetch_one(link, subject, digest, most - fetched)
        except Refusal as refusal:
            if refusal.code == "JKL-1431":
                raise
        if blobs.missing([digest]):
            left.append(one)
    if left != told.get("wanted", []):
        contacts.write("papers", {**contacts.read("papers"), "wanted": left})
    return fetched


def _fetch_one(link: Link, subject: UUID, digest: bytes, most: int) -> int:
    at, fetched = blobs.held(digest, subject), 0
    while blobs.missing([digest]) and fetched < most:
        size, media_type, data = _ask(link, FETCH, subject.bytes, digest, at)
        if not data:
            break
        at = blobs.write_chunk(digest, at, data, size, subject, media_type)
        fetched += 1
    return fetched


def _fetched(digest: bytes, subject: UUID, index: int) -> list[object]:
    known = blobs.find(digest, subject)
    if known is None or not known.whole:
        return [0, "", b""]
    return [known.size, known.media_type, blobs.chunk(digest, index, subject)]


def _ask(link: Link, verb: str, *parts: object) -> Any:
    """Ask the regency, and believe only what it signed; refuses else with JKL-1402."""
    home = settings.JANGKAU
    told = plain.write([home.node, verb, *parts])
    raw = keys.sign(statement("papers", home.regency.encode(), told)) + told
    answered, asked = link.post("/api/blobs", raw), message.digest(raw)
    try:
        told = message.open_answer(
            answered, home.regency, home.node, asked, keys.regency().sign
        )
        return plain.read(told)
    except Malformed as error:
        raise Refusal("JKL-1402") from error


def _opened(raw: bytes) -> tuple[Node, str, list[Any]]:
    signature, told = raw[:_SIGNATURE], raw[_SIGNATURE:]
    regency = settings.JANGKAU.regency
    try:
        name, verb, *parts = plain.read(told)
    except (Malformed, ValueError, TypeError) as error:
        raise Refusal("JKL-1404") from error
    if not plain.is_name(name):
        raise Refusal("JKL-1404")
    node = Node.objects.filter(regency=regency, node=name, revoked_at=None).first()
    signed = statement("papers", regency.encode(), told)
    if node is None or not keys.verify(bytes(node.sign_key), signed, signature):
        raise Refusal("JKL-1403")
    return node, verb, parts


def _check_named(node: Node, subject: UUID, digest: bytes) -> None:
    records = store.history(subject)
    if (subject, digest) not in named(records) or not scope.covers_subject(node, subject):
        raise Refusal("JKL-1406")


def _check_kinds(media_type: object, data: object) -> None:
    if not isinstance(media_type, str) or not isinstance(data, bytes):
        raise TypeError("media type or data")
    if not plain.is_name(media_type):
        raise ValueError("media type")


def _written(one: Named) -> str:
    return f"{one[0].hex}{one[1].hex()}"


def _read(text: str) -> Named:
    return UUID(hex=text[:32]), bytes.fromhex(text[32:])


def _digests(value: object) -> list[bytes]:
    if isinstance(value, bytes):
        return [value] if len(value) == _DIGEST else []
    if isinstance(value, dict):
        return [digest for one in value.values() for digest in _digests(one)]
    if isinstance(value, list | tuple):
        return [digest for one in value for digest in _digests(one)]
    return []
