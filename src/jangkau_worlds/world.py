"""One world: its places, lines and people, and what went wrong in it so far."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

from django.db import DatabaseError
from nacl.signing import SigningKey

from jangkau.errors import Refusal
from jangkau.ledger import keys, sql, store
from jangkau.ledger.keys import PublicKeys
from jangkau.ledger.rows import STANDING, read, standing
from jangkau_worlds.book import Book
from jangkau_worlds.chance import Time, an_id
from jangkau_worlds.cuts import Fuse
from jangkau_worlds.line import Line, Shelf
from jangkau_worlds.place import Place
from jangkau_worlds.second_copy import Copies

Breach = tuple[str, str]


@dataclass
class World:
    """All that one seed makes; `breaches` are the promises that were broken."""

    seed: int
    folder: Path
    random: Random
    time: Time
    fuse: Fuse
    regency: Place
    places: dict[str, Place]
    shelf: Shelf
    lines: dict[str, Line]
    keeper_line: Line
    fired: Counter[str]
    copies: Copies
    book: Book = field(default_factory=Book)
    drafts: dict[tuple[str, UUID, str], Any] = field(default_factory=dict)
    revoked: dict[str, int] = field(default_factory=dict)
    restored: list[int] = field(default_factory=list)
    keeper_is_behind: bool = False
    step: int = 0
    trace: list[str] = field(default_factory=list)
    breaches: list[Breach] = field(default_factory=list)

    def new_id(self) -> UUID:
        """Return a fresh id."""
        return an_id(self.random, self.time)

    def open_places(self) -> list[str]:
        """Return where people work, in order."""
        return sorted(self.places)

    def somewhere(self, regency: bool = True) -> Place:
        """Return some place where people work."""
        names = [one for one in self.open_places() if regency or one != self.regency.name]
        return self.places[self.random.choice(names)]

    @contextmanager
    def at_work(self, place: Place) -> Iterator[None]:
        """Be at a place for one step, look at the ticks, and perhaps lose the power."""
        with place.visit(dies=True):
            yield
            self.look(place)

    def refused(self, act: Callable[[], Any]) -> Any:
        """Return what an act returns, or the code of its refusal."""
        try:
            return act()
        except Refusal as refusal:
            return refusal.code
        except (DatabaseError, OSError) as error:
            if self.fuse.end == "full" and self.fuse.left is not None:
                self.breach("a full disk was not told plainly", repr(error))
                return "JKL-1501"
            raise

    def breach(self, promise: str, what: str) -> None:
        """Note that a promise was broken."""
        self.breaches.append((promise, f"step {self.step}: {what}"))

    def look(self, place: Place) -> None:
        """See the ticks that a place shows of its own acts; two must be true."""
        mine = {
            one.act: one
            for one in self.book.acked()
            if one.ticks < 2 and one.place == place.name
        }
        where = f"e.act IN {sql.places(list(mine))} AND {STANDING}"
        for record in read(where, list(mine), opened=False) if mine else ():
            if store.is_safe(record):
                said = mine[record.entry.act]
                said.ticks = 2
                if said.act not in self.copies.ever():
                    self.breach("two ticks without a second copy", str(said.act))

    def acts_at(self, place: Place, own: bool = False) -> set[UUID]:
        """Return the acts that stand in a place's ledger; with `own`, in its own log."""
        with place.visit():
            rows = standing().filter(node=place.name) if own else standing()
            return set(rows.values_list("act", flat=True))

    def public(self) -> PublicKeys:
        """Return the public keys of the place one is at."""
        return keys.public()

    def foreign_key(self, message: bytes) -> bytes:
        """Sign as a device that nobody here enrolled."""
        return SigningKey(self.random.randbytes(32)).sign(message).signature
