"""Gives a command under the id minted in the form, so that a double click is one act."""

from uuid import UUID

from uuid_utils.compat import uuid7

from jangkau.channels.staff.guard import StaffRequest
from jangkau.errors import Refusal
from jangkau.office import gate
from jangkau.rules.application import Command


def new_act() -> str:
    """Return a fresh act id for a form."""
    return str(uuid7())


def act_of(request: StaffRequest) -> UUID:
    """Return the act id that came with the form, or a fresh one where none did."""
    try:
        return UUID(request.POST.get("act", ""))
    except ValueError:
        return uuid7()


def give(request: StaffRequest, command: Command) -> Refusal | None:
    """Do the command; return why it could not be, None when it is done.

    JKL-1301 is raised: what is not the person's to see is not found.
    """
    try:
        gate.perform(request.actor, command, act_of(request))
    except Refusal as problem:
        if problem.code == "JKL-1301":
            raise
        return problem
    return None
