"""Whether a log is whole: every hash computed again, every link followed."""

from django.conf import settings

from jangkau.ledger import heads
from jangkau.ledger.entries import GENESIS, Record, digest_of, entry_hash
from jangkau.ledger.reading import log_after
from jangkau.ledger.rows import entries

PAGE = 500


def verify_chain(node: str) -> list[str]:
    """Return what is wrong with a node's log here, in Indonesian; empty when whole.

    The regency has whole logs; a node has its own current one whole, and of others
    only the entries in its scope, whose hashes are checked where they touch.
    """
    problems: list[str] = []
    known = entries().filter(node=node).values_list("incarnation", flat=True)
    for incarnation in sorted(set(known)):
        problems += _verify(node, incarnation)
    return problems


def _verify(node: str, incarnation: int) -> list[str]:
    own = heads.own_head()
    at_regency = settings.JANGKAU.role == "regency"
    whole = at_regency or (node, incarnation) == (own.node, own.incarnation)
    problems, seq, last = list[str](), 0, GENESIS
    stored = dict(
        entries().filter(node=node, incarnation=incarnation).values_list("seq", "hash")
    )
    while page := log_after(node, incarnation, seq, PAGE):
        for record in page:
            name = f"{node}/{incarnation}/{record.entry.seq}"
            touches = record.entry.seq == seq + 1
            if whole and not touches:
                problems.append(f"{name}: catatan sebelumnya hilang")
            if touches and record.entry.prev != last:
                problems.append(f"{name}: tidak bersambung dengan catatan sebelumnya")
            seq, last = record.entry.seq, entry_hash(record.entry)
            problems += _changed(record, name, last, bytes(stored[seq]))
    head = heads.head(node, incarnation)
    if whole and (head is None or (head.seq, head.hash) != (seq, last)):
        problems.append(f"{node}/{incarnation}: ujung log tidak cocok")
    return problems


def _changed(record: Record, name: str, computed: bytes, stored: bytes) -> list[str]:
    if computed != stored:
        return [f"{name}: catatan telah berubah"]
    content = record.content
    if content is not None and digest_of(content) != record.entry.content_digest:
        return [f"{name}: isi telah berubah"]
    return []
