"""Made-up filings as a village's log holds them, for figures, tests and the lexicon."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from random import Random
from uuid import UUID

from jangkau.catalogue import service
from jangkau.catalogue.conditions import due_outputs
from jangkau.catalogue.model import Answers, Service
from jangkau.ledger.entries import GENESIS, Content, Entry, Record, digest_of, entry_hash
from jangkau.rules.access import Actor
from jangkau.rules.application import Application, Facts, Paper, decide
from jangkau.rules.application.commands import Submit
from jangkau_demo.departed import a_death
from jangkau_demo.people import TODAY, VILLAGE, a_birth, papers_for

REGENCY = "99.01"
NODE = "desa-2001"
OPERATOR = Actor("operator.2001", "Sri Wahyuni", "village_operator", VILLAGE, NODE, "desk")
MORNING = 1_793_580_000_000  # ms since 1970: a Monday of November 2026
CLEAR_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
NAMED = ("family_head_name", "reporter_name", "witness1_name", "witness2_name", "father_name",
         "mother_name", "child_name")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Log:
    """Where new entries join: the log's node, incarnation, last number and last hash."""

    node: str = NODE
    incarnation: int = 1
    seq: int = 0
    hash: bytes = GENESIS


def filings(
    count: int,
    seed: int = 0,
    log: Log | None = None,
    pages: int = 0,
    answers: Callable[[int], Answers] = a_birth,
    key: str = "akta_kelahiran",
) -> list[Record]:
    """Return `count` filings of a service, one entry each, chained onto `log`.

    With `pages`, every paper has so many photos (by digest). `answers` makes those of a seed.
    """
    joins, random, records = log or Log(), Random(seed), list[Record]()  # noqa: S311
    seq, prev, time = joins.seq, joins.hash, MORNING
    for number in range(count):
        time += random.randint(4 * 60_000, 20 * 60_000)
        told = answers(seed + number)
        loose, content = _filed(service(key), told, random, time, pages)
        seq += 1
        entry = replace(
            loose, node=joins.node, incarnation=joins.incarnation, seq=seq, prev=prev
        )
        prev = entry_hash(entry)
        records.append(Record(entry, content))
    return records


def births(
    count: int,
    seed: int = 0,
    log: Log | None = None,
    pages: int = 0,
    answers: Callable[[int], Answers] = a_birth,
) -> list[Record]:
    """Return the filings of so many births."""
    return filings(count, seed, log, pages, answers)


def deaths(count: int, seed: int = 0, log: Log | None = None, pages: int = 0) -> list[Record]:
    """Return the filings of so many deaths: every third by the RT head, some unknown."""
    return filings(count, seed, log, pages, a_varied_death, "akta_kematian")


def a_varied_death(seed: int) -> Answers:
    """Return a death as a month brings them: mostly a head of family who leaves a spouse."""
    if seed % 3:
        return a_death(seed)
    standing = ("off_kk", "alone", "minors", "unknown")[seed // 3 % 4]
    return a_death(
        seed, deceased_standing=standing, surviving_spouse="none", reporter_relation="6"
    )


def all_filled(seed: int) -> Answers:
    """Return a birth with 48 fields filled in: all but the NIK that a newborn lacks."""
    random = Random(seed)  # noqa: S311
    told = a_birth(seed, reporter_relation="5")
    return told | {
        "reporter_travel_document": f"X{random.randint(1_000_000, 9_999_999)}",
        "reporter_email": f"{str(told['reporter_name']).replace(' ', '.').lower()}@mail.id",
        "sibling_receipt_number": "".join(random.choices(CLEAR_LETTERS, k=12)),
    }


def unique_names(seed: int) -> Answers:
    """Return the same with names and places that occur nowhere else."""
    random, told = Random(seed * 7 + 1), all_filled(seed)  # noqa: S311
    names = {name: f"{_word(random)} {_word(random)}" for name in NAMED}
    places = ("father_birthplace", "mother_birthplace", "child_birthplace")
    return told | names | {name: _word(random).title() for name in places}


def _word(random: Random) -> str:
    first, second = "BCDGHJKLMNPRSTWY", "AIUEO"
    return "".join(random.choice(first) + random.choice(second) for _ in range(3)) + "N"


def _filed(
    offered: Service, told: Answers, random: Random, time: int, pages: int
) -> tuple[Entry, Content]:
    act, subject = _uuid7(random, time), _uuid7(random, time - random.randint(5_000, 900_000))
    papers = {
        key: Paper(alternative, tuple(random.randbytes(32) for _ in range(pages)))
        for key, alternative in papers_for(told, offered.key).items()
    }
    command = Submit(
        application=subject, service=offered.key, version=offered.version,
        village=str(told["village"]), door="desk", answers=told, papers=papers,
        outputs=tuple(one.key for one in due_outputs(offered, told, TODAY)),
        secret="".join(random.choices(CLEAR_LETTERS, k=8)),
        filing={"helped_by": "", "for_whom": "", "needed_for": ""},
    )  # fmt: skip
    event = decide(Application(subject), command, OPERATOR, Facts())[0]
    content = Content(random.randbytes(16), dict(event.content))
    entry = Entry(
        act, REGENCY, "", 0, 0, b"", event.kind, subject, OPERATOR.account, OPERATOR.role,
        time + random.randint(0, 40), dict(event.body), digest_of(content),
    )  # fmt: skip
    return entry, content


def _uuid7(random: Random, time: int) -> UUID:
    chance = random.getrandbits(76)
    high, low = chance >> 62 & 0xFFF, chance & (1 << 62) - 1
    return UUID(int=time << 80 | 7 << 76 | high << 64 | 2 << 62 | low)


def last(records: Sequence[Record]) -> Log:
    """Return where the entries after these join."""
    entry = records[-1].entry
    return Log(entry.node, entry.incarnation, entry.seq, entry_hash(entry))
