"""Opens a regency that came back: no number it gives out was ever given out before."""

from dataclasses import dataclass

from django.conf import settings

from jangkau.ledger import bulletins, store
from jangkau.ledger.clock import now_ms
from jangkau.ledger.durable import write_file
from jangkau.office import contacts
from jangkau.office.notices import RECOVERED
from jangkau.office.recovery import diary

EPOCH = 1_767_225_600  # 2026-01-01, in seconds: numbers begin after it
ROOM = 1_000_000  # positions that may have been given out and lost, at the least
A_SECOND = 1000  # positions that a second makes room for
LOG = "recovery.log"


@dataclass(frozen=True, slots=True)
class Reopened:
    """What is sure (`after`), where positions go on (`upto`), and the log's new incarnation."""

    after: int
    upto: int
    incarnation: int


def reopen(after: int) -> Reopened:
    """Let a regency that has all up to the position `after` go on, far beyond it.

    Nodes may know positions, bulletins and acts of ours that are gone. So positions jump,
    the own log begins anew, bulletins are signed anew with higher numbers, and one tells
    the nodes to send again and ask again for all after `after`. Call it once, last.
    """
    with store.writing():
        seconds = now_ms() // 1000 - EPOCH
        upto = store.jump(max(store.last_position() + ROOM, seconds * A_SECOND))
        incarnation = store.new_incarnation(beyond=max(seconds, 0))
        known = bulletins.latest(RECOVERED)
        ranges = [*(known.body["ranges"] if known else []), [after, upto]]
        bulletins.publish(RECOVERED, {"ranges": ranges})
        bulletins.renew(max(seconds, bulletins.number()))
    diary.recovered()
    return Reopened(after, upto, incarnation)


def open_without_keeper(why: str) -> Reopened:
    """Open a restored regency although its keeper was not read; the reason is written down.

    From now on only a keeper with an empty shelf is taken: the old one knows other acts.
    """
    with store.writing():
        contacts.write("keeper", {"fresh": True})
        reopened = reopen(store.last_position())
    (settings.JANGKAU.keys / "keeper.pub").unlink(missing_ok=True)
    log = settings.JANGKAU.path / LOG
    before = log.read_text() if log.exists() else ""
    line = f"{now_ms()} opened without the keeper after {reopened.after}: {why}\n"
    write_file(log, (before + line).encode())
    return reopened
