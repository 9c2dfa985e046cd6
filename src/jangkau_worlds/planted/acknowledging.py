"""Faults of answering: before it is durable, before it is known, without a write."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

from django.conf import settings

from jangkau.ledger import heads, store
from jangkau.ledger.models import LogHead
from jangkau.ledger.sqlcipher import base
from jangkau.office import gate
from jangkau.office.loading import load
from jangkau.office.timeliness import facts_of
from jangkau.rules.application import decide


def ack_before_fsync() -> Any:
    """Answer before the embedded database has its commit on the disk."""
    hasty = tuple(one.replace("= FULL", "= OFF") for one in base.PRAGMAS)
    return patch.object(base, "PRAGMAS", hasty)


def permission_before_replay() -> Any:
    """Ask whether one may before whether one already did."""
    real = gate.perform

    def perform(actor: Any, command: Any, act: Any = None) -> Any:
        state = load(command.application)
        gate._visible(state, command, actor)
        decide(state, command, actor, facts_of(state))
        return real(actor, command, act)

    return patch.object(gate, "perform", perform)


@contextmanager
def do_nothing_ingest() -> Iterator[None]:
    """Write nothing for a replay, so that its answer waits for no standby."""
    written, reserve = heads.written, heads.reserve

    def lazily(log: Any) -> Any:
        same = heads.head(log.node, log.incarnation) == log
        return ("SELECT 1", []) if same else written(log)

    def sparing(count: int) -> int:
        return reserve(count) if count else heads.last_position() + 1

    def once(head: Any, signature: bytes) -> None:
        rows = LogHead.objects.filter(regency=settings.JANGKAU.regency, node=head.node)
        rows = rows.filter(incarnation=head.incarnation, seq=head.seq, signature=b"")
        rows.update(signature=signature) if rows.exists() else None

    with ExitStack() as stack:
        stack.enter_context(patch.object(heads, "written", lazily))
        stack.enter_context(patch.object(heads, "reserve", sparing))
        stack.enter_context(patch.object(store, "keep_signature", once))
        yield
