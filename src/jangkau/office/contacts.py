"""What is remembered of trips: a node's own place, and at the regency each node's."""

import json
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from jangkau.ledger import sql, store


@dataclass(frozen=True, slots=True)
class Contact:
    """Where a node stood when it last spoke: its log (`base_seq`, `seq`) and its cursor."""

    node: str
    incarnation: int
    base_seq: int
    seq: int
    cursor: int


def remember(contact: Contact) -> None:
    """Note, at the regency, where a node stood; a stick downward starts from there."""
    told = asdict(contact)
    if read(_key(contact.node)) != told:
        write(_key(contact.node), told)


def contact_of(node: str) -> Contact | None:
    """Return where a node stood when it last spoke, or None."""
    told = read(_key(node))
    return Contact(**told) if told else None


def cursor() -> int:
    """Return, at a node, the regency's position up to which it has all in its scope."""
    return int(read("travel").get("cursor", 0))


def move_cursor(position: int) -> None:
    """Note how far this node has everything in its scope; it never goes back."""
    if position > cursor():
        write("travel", {**read("travel"), "cursor": position})


def go_back(ranges: list[list[int]]) -> list[UUID]:
    """Give up, at a node, the positions that a regency which came back does not stand by.

    What had them is sent again, photos too, and all after them is told again; each range
    once. Return the applications that it changes here.
    """
    told = read("travel")
    fresh = [one for one in ranges if one not in told.get("given_up", [])]
    changed = list[UUID]()
    for after, upto in fresh:
        changed += store.give_up(after, upto)
        told["cursor"] = min(int(told.get("cursor", 0)), after)
    if fresh:
        write("travel", {**told, "given_up": ranges})
        papers = {key: told for key, told in read("papers").items() if key[:5] != "sent-"}
        write("papers", papers)
    return changed


def base(usual: int) -> int:
    """Return, at a node, the own entry after which to send: lower if the regency lost some."""
    return min(usual, int(read("travel").get("base", usual)))


def fall_back(seq: int | None) -> None:
    """Note that the regency has this node's log only up to `seq`; None: as usual."""
    told = read("travel")
    if told.get("base") != seq:
        told.pop("base", None)
        write("travel", told if seq is None else {**told, "base": seq})


def read(key: str) -> dict[str, Any]:
    """Return what is kept under a key; empty when there is nothing."""
    rows = sql.fetch(_READ, [settings.JANGKAU.regency, key])
    return dict(json.loads(rows[0][0])) if rows else {}


def write(key: str, value: dict[str, Any]) -> None:
    """Keep a value under a key."""
    told = settings.JANGKAU.regency, key, json.dumps(value), timezone.now(), "travel"
    sql.each(*sql.inserts("kept_setting", _COLUMNS, [told], _ANEW))


_COLUMNS = ("regency", "key", "value", "changed_at", "changed_by")
_ANEW = sql.overwriting(_COLUMNS, ("regency", "key"))
_READ = "SELECT value FROM kept_setting WHERE regency = %s AND key = %s"


def _key(node: str) -> str:
    return f"contact:{node}"
