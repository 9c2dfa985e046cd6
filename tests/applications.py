"""Actors of the made-up regency 99.01 and applications in every stage."""

from collections.abc import Iterable
from uuid import UUID

from jangkau.rules.access import Actor, Role
from jangkau.rules.application import (
    Act,
    Application,
    Check,
    Command,
    Facts,
    Paper,
    decide,
    evolve,
)
from jangkau.rules.application.commands import (
    Accept,
    EnterSiak,
    Issue,
    Print,
    Submit,
    Verify,
)

APPLICATION = UUID("01900000-0000-7000-8000-000000000001")
VILLAGE = "99.01.02.2001"
FACTS = Facts(cards=frozenset({"kia"}))
PHOTO = bytes(31) + b"\x01"
OTHER_PHOTO = bytes(31) + b"\x02"
PDF = bytes(31) + b"\x03"
SIGNED = Check("signed", "read", "ab" * 32, "1795867571000", "claimed", "none")
REACH: dict[Role, str] = {"village_operator": VILLAGE, "district_operator": "99.01.02"}


def actor(role: Role, name: str = "") -> Actor:
    """Return a member of staff; the account is named after the role unless a name is given."""
    account = name or role
    return Actor(account, account.title(), role, REACH.get(role, "99.01"), "n1", "desk")


def filing(**changes: object) -> Submit:
    """Return the filing of a birth with two answers and one paper."""
    known: dict[str, object] = {
        "application": APPLICATION,
        "service": "akta_kelahiran",
        "version": 1,
        "village": VILLAGE,
        "door": "desk",
        "answers": {"child_name": "Ayu Lestari", "child_birth_date": "2026-10-01"},
        "papers": {"marriage_proof": Paper("buku_nikah", (PHOTO,))},
        "outputs": ("akta_kelahiran", "kk", "kia"),
        "secret": "K7QM2RD9",
    }
    return Submit(**{**known, **changes})  # type: ignore[arg-type]


def after(
    state: Application,
    *steps: tuple[Command, Role | Actor],
    facts: Facts = FACTS,
) -> Application:
    """Return the state after commands, each decided and folded in turn."""
    for number, (command, by) in enumerate(steps):
        who = by if isinstance(by, Actor) else actor(by)
        for event in decide(state, command, who, facts):
            act = UUID(int=(hash(repr(state)) + number) % 2**128)
            state = evolve(
                state, Act(act, event.kind, event.body, event.content, who.account, 1000)
            )
    return state


def submitted(**changes: object) -> Application:
    """Return an application as its village filed it."""
    return after(Application(APPLICATION), (filing(**changes), "village_operator"))


def accepted() -> Application:
    """Return an application that the checker found complete."""
    return after(submitted(), (Accept(APPLICATION), "checker"))


def issued(outputs: Iterable[str] = ("akta_kelahiran",)) -> Application:
    """Return an application with these outputs signed and attached."""
    state = accepted()
    for output in outputs:
        state = after(
            state,
            (EnterSiak(APPLICATION, output), "siak_operator"),
            (Verify(APPLICATION, output), "verifier"),
            (
                Issue(APPLICATION, output, PDF, "9901-LU-01", "Kepala", SIGNED),
                "siak_operator",
            ),
        )
    return state


def ready() -> Application:
    """Return an application with all three outputs ready to be handed over."""
    state = issued(("akta_kelahiran", "kk", "kia"))
    return after(state, (Print(APPLICATION, "kia"), "siak_operator"))
