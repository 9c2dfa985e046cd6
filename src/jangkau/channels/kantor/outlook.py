"""How each output of a case stands, and what this person can do to it next."""

from dataclasses import dataclass

from jangkau.channels.kantor import words
from jangkau.office.cases import Case
from jangkau.rules.access import GRANTS, Actor
from jangkau.rules.application.state import Output


@dataclass(frozen=True, slots=True)
class Standing:
    """One output: its stage, who did what, the next step and whether it is this person's.

    `verbs` are the commands this person may give now, by the rules of role and stage;
    `document` is the attached PDF's digest in hex.
    """

    key: str
    label: str
    card: bool
    output: Output
    tag: words.Tag
    next: str
    mine: bool
    verbs: tuple[str, ...]
    document: str


VERBS: dict[str, frozenset[str]] = {
    "enter_siak": frozenset({"waiting"}),
    "verify": frozenset({"entered"}),
    "issue": frozenset({"verified"}),
    "confirm": frozenset({"asked"}),
    "decline": frozenset({"asked"}),
    "print": frozenset({"issued", "printed"}),
    "reject": frozenset({"waiting", "entered"}),
    "correct": frozenset({"issued", "printed", "handed_over"}),
}
NEXT: dict[str, tuple[str, str]] = {
    "waiting": ("enter_siak", "Salin ke SIAK"),
    "entered": ("verify", "Verifikasi oleh petugas lain"),
    "verified": ("issue", "Lampirkan PDF dari SIAK"),
    "asked": ("confirm", "Dipastikan petugas kedua di SIAK"),
    "issued": ("print", "Cetak atau serahkan"),
    "printed": ("hand_over", "Serahkan"),
}


def standings(case: Case, actor: Actor) -> list[Standing]:
    """Return the outputs in the catalogue's order."""
    offered = [one for one in case.service.outputs if one.key in case.state.outputs]
    return [
        _standing(case, actor, one.key, one.label, one.needs_card, case.state.outputs[one.key])
        for one in offered
    ]


def standing(case: Case, actor: Actor, key: str) -> Standing | None:
    """Return one output of the case, None where it has none of this key."""
    return next((one for one in standings(case, actor) if one.key == key), None)


def blocked_by_head(case: Case) -> bool:
    """Return whether the head must first decide on a late report."""
    return case.late and not case.state.late_decided_by


def _standing(
    case: Case, actor: Actor, key: str, label: str, card: bool, output: Output
) -> Standing:
    verb, step = NEXT.get(output.stage, ("", ""))
    if case.state.stage != "accepted":
        verb = step = ""
    elif output.stage == "waiting" and blocked_by_head(case):
        verb, step = "", "Menunggu keputusan kepala dinas"
    return Standing(
        key=key,
        label=label,
        card=card,
        output=output,
        tag=words.output_stage(output.stage),
        next=step,
        mine=verb in GRANTS[actor.role] and not _by_own_hand(verb, actor, output),
        verbs=_verbs(case, actor, output),
        document=output.document.hex() if output.document else "",
    )


def _verbs(case: Case, actor: Actor, output: Output) -> tuple[str, ...]:
    open_ = {"accepted"} | ({"closed"} if output.stage == "handed_over" else set())
    if case.state.stage not in open_:
        return ()
    return tuple(
        verb
        for verb, stages in VERBS.items()
        if verb in GRANTS[actor.role]
        and output.stage in stages
        and not (verb == "enter_siak" and blocked_by_head(case))
        and not _by_own_hand(verb, actor, output)
    )


def _by_own_hand(verb: str, actor: Actor, output: Output) -> bool:
    """Return whether this would confirm what the same person entered, verified or attached."""
    hands = {output.entered_by, output.verified_by, output.issued_by}
    return verb == "confirm" and actor.account in hands
