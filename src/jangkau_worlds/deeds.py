"""What people do at desks and in the office, one deed a step."""

from typing import Any
from uuid import UUID

from jangkau.ledger import blobs, store
from jangkau.office import gate, holding
from jangkau.office.derived.models import Case
from jangkau.office.loading import load
from jangkau.rules.access import Actor, covers
from jangkau.rules.application import Application, Command, Paper, ReturnedItem
from jangkau.rules.application.commands import (
    Accept,
    Correct,
    DecideLate,
    EnterSiak,
    HandOver,
    Issue,
    Mend,
    Print,
    Reject,
    Resolve,
    Return,
    Submit,
    Verify,
    Withdraw,
)
from jangkau_demo.people import a_birth
from jangkau_worlds.book import Said
from jangkau_worlds.people import (
    CHECKER,
    DISTRICT_SRI,
    HEAD,
    NODES,
    SIAK,
    SRI,
    THERE,
    VERIFIER,
    VILLAGES,
)
from jangkau_worlds.place import Place
from jangkau_worlds.world import World

OUTPUTS = ("akta_kelahiran", "kk", "kia")
FIELDS = ("child_name", "mother_name", "father_name", "reporter_name")
FIRST, SECOND = "v-2003", "w-2003"


def file(world: World) -> str:
    """File a birth at some desk; some mothers come more than once."""
    random = world.random
    place = world.somewhere()
    actor = CHECKER if place is world.regency else random.choice(NODES[place.name][2])
    village = random.choice([one for one in VILLAGES if covers(actor.jurisdiction, one)])
    return _filed(world, place, actor, village)


def elsewhere(world: World) -> str:
    """File for another village at a device that may not: the regency has to hold it."""
    return _filed(world, world.places[FIRST], DISTRICT_SRI, THERE)


def _filed(world: World, place: Place, actor: Actor, village: str) -> str:
    random = world.random
    application, changes = world.new_id(), dict[str, Any]()
    if world.book.mothers and random.random() < 0.3:
        changes = {"mother_nik": random.choice(world.book.mothers)}
    answers = a_birth(random.getrandbits(32), village, **changes)
    world.book.mothers.append(str(answers["mother_nik"]))
    world.book.villages[application] = village
    secret = "".join(random.choices("0123456789ABCDEFGH", k=8))
    with world.at_work(place):
        paper = Paper("buku_nikah", (photo(world, application),))
        command = Submit(
            application, "akta_kelahiran", 1, village, "desk", answers,
            {"marriage_proof": paper}, OUTPUTS, secret,
        )  # fmt: skip
        return do(world, place, actor, command)


def photo(world: World, application: UUID) -> bytes:
    """Keep a photo, mostly a tiny one, and return its digest."""
    large = world.random.random() < 0.1
    data = world.random.randbytes(world.random.randint(33_000, 70_000) if large else 300)
    digest = blobs.put(application, data, "image/webp")
    world.book.blobs[digest] = (application, data)
    return digest


def do(
    world: World, place: Place, actor: Actor, command: Command, act: UUID | None = None
) -> str:
    """Give one command where one is; whoever is not answered tries again later."""
    said = world.book.said.get(act or UUID(int=0))
    if said is None:
        known = frozenset(r.entry.act for r in store.history(command.application))
        village = world.book.villages[command.application]
        outside = place is not world.regency and not covers(place.home.jurisdiction, village)
        said = Said(act or world.new_id(), command, actor, place.name, known, outside)
        said.step = world.step
        world.book.said[said.act] = said
    stood = store.find(said.act) is not None
    outcome = world.refused(lambda: gate.perform(actor, command, said.act))
    if isinstance(outcome, str):
        if stood and outcome != "JKL-1501":
            world.breach("a replay was refused", f"{outcome} {said.act}")
        return f"{type(command).__name__} {outcome}"
    if stood and not outcome.replayed:
        world.breach("a replay had another outcome", str(said.act))
    said.acked = True
    return f"{type(command).__name__} ok"


def again(world: World) -> str:
    """Give a command again, word for word, as after a lost answer."""
    here = [one for one in world.book.said.values() if one.place in world.open_places()]
    unanswered = [one for one in here if not one.acked]
    if not here:
        return "nothing"
    one = world.random.choice(unanswered or here)
    place = world.places[one.place]
    with world.at_work(place):
        return do(world, place, one.actor, one.command, one.act)


def carried_twice(world: World) -> str:
    """File at the second laptop what was filed at the first: one act by two ways."""
    filed = [
        (one, one.command)
        for one in world.book.acked()
        if isinstance(one.command, Submit) and one.place == FIRST and not one.outside
    ]
    if not filed:
        return "nothing"
    (one, command), place = world.random.choice(filed[-3:]), world.places[SECOND]
    with world.at_work(place):
        if store.history(command.application) or one.actor.account != SRI.account:
            return "known"
        for digest in (page for paper in command.papers.values() for page in paper.pages):
            blobs.put(command.application, world.book.blobs[digest][1], "image/webp")
        told = world.refused(lambda: gate.perform(one.actor, command, one.act))
        return told if isinstance(told, str) else "ok"


def mend(world: World) -> str:
    """Mend a name, or a paper, of an application that is still open here."""
    place = world.somewhere()
    actor = CHECKER if place is world.regency else world.random.choice(NODES[place.name][2])
    with world.at_work(place):
        state = pick(world, actor, ("started", "submitted", "returned", "accepted"))
        if state is None:
            return "nothing"
        if world.random.random() < 0.2 and "marriage_proof" in state.papers:
            new = Paper("buku_nikah", (photo(world, state.id),))
            papers = {"marriage_proof": (state.papers["marriage_proof"], new)}
            return do(world, place, actor, Mend(state.id, papers=papers))
        name = world.random.choice(FIELDS)
        seen = state.answers.get(name)
        if world.random.random() < 0.15:  # the page was opened before somebody else mended
            seen = world.drafts.get((place.name, state.id, name), seen)
        world.drafts[place.name, state.id, name] = state.answers.get(name)
        fresh = f"{str(seen).split(' #')[0]} #{world.random.randrange(10**6)}"
        return do(world, place, actor, Mend(state.id, fields={name: (seen, fresh)}))


def office(world: World) -> str:
    """Take one application at the office one step further."""
    with world.at_work(world.regency):
        state = pick(world, CHECKER, ("submitted", "returned", "accepted"))
        if state is None:
            return "nothing"
        actor, command = _next(world, state)
        return do(world, world.regency, actor, command)


def _next(world: World, state: Application) -> tuple[Actor, Command]:
    random, one = world.random, state.id
    if state.conflicts and random.random() < 0.6:
        conflict = random.choice(state.conflicts)
        keep = random.choice(("standing", "other"))
        return CHECKER, Resolve(one, conflict.item, conflict.act, keep)
    if random.random() < 0.03:
        return CHECKER, Withdraw(one, "Pindah")
    if state.stage in ("submitted", "returned"):
        if random.random() < 0.35:
            items = (ReturnedItem("field:child_name", "Tidak terbaca"),)
            return CHECKER, Return(one, items)
        return CHECKER, Accept(one)
    key = random.choice(OUTPUTS)
    stage = state.outputs[key].stage if key in state.outputs else "waiting"
    if random.random() < 0.05:
        return VERIFIER, Reject(one, key, "Sudah tercatat", "Tertulis")
    if stage == "waiting":
        late = random.random() < 0.1
        return (HEAD, DecideLate(one)) if late else (SIAK, EnterSiak(one, key))
    if stage == "entered":
        return VERIFIER, Verify(one, key)
    if stage == "verified":
        document = None if key == "kia" else photo(world, one)
        return SIAK, Issue(one, key, document, "9901-LU-1", "Ketua")
    if random.random() < 0.1:
        return VERIFIER, Correct(one, key, "Salah cetak")
    return SIAK, Print(one, key)


def hand_over(world: World) -> str:
    """Hand over what is ready here, at a desk or at the office."""
    place = world.somewhere()
    actor = CHECKER if place is world.regency else world.random.choice(NODES[place.name][2])
    with world.at_work(place):
        state = pick(world, actor, ("accepted",))
        ready = [
            key
            for key, output in (state.outputs.items() if state else ())
            if output.stage == "printed" or (key != "kia" and output.stage == "issued")
        ]
        if state is None or not ready:
            return "nothing"
        recipient = str(state.answers.get("mother_name"))
        command = HandOver(state.id, tuple(ready), recipient, "Ibu", "signature")
        return do(world, place, actor, command)


def pick(world: World, actor: Actor, stages: tuple[str, ...]) -> Application | None:
    """Return an application of the actor's area that stands in one of the stages here."""
    rows = Case.objects.filter(stage__in=stages).order_by("application")
    found = [
        one
        for one, village in rows.values_list("application", "village")
        if covers(actor.jurisdiction, village)
    ]
    return load(world.random.choice(found)) if found else None


def look_at_held(world: World) -> str:
    """Let in, or set aside, an act that was held at the office's door."""
    with world.at_work(world.regency):
        waiting = [one for one in holding.held(CHECKER) if one.decision == "waiting"]
        if not waiting:
            return "nothing"
        act = world.random.choice(waiting).record.entry.act
        decide = holding.release if world.random.random() < 0.7 else holding.set_aside
        told = world.refused(lambda: decide(CHECKER, act, "Sudah dicek", world.new_id()))
        return told if isinstance(told, str) else decide.__name__
