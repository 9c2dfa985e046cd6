"""Design faults planted on purpose: each must be caught by some world."""

from collections.abc import Callable
from contextlib import AbstractContextManager

from jangkau_worlds.planted import acknowledging, admitting, keeping, meaning

Plant = Callable[[], AbstractContextManager[object]]
PLANTED: dict[str, Plant] = {
    "ack before fsync": acknowledging.ack_before_fsync,
    "dedupe by NIK": admitting.dedupe_by_nik,
    "seq reuse": admitting.seq_reuse,
    "drop revoked": admitting.drop_revoked,
    "accept revoked": admitting.accept_revoked,
    "trust the device's clock": meaning.trust_the_clock,
    "prune on one tick": keeping.prune_on_one_tick,
    "nightly backup only": keeping.nightly_backup_only,
    "jurisdiction skipped on sticks": admitting.no_jurisdiction_on_sticks,
    "permission before replay": acknowledging.permission_before_replay,
    "DO NOTHING ingest": acknowledging.do_nothing_ingest,
    "shared compressor context": meaning.shared_compressor,
    "two ticks without the keeper": keeping.two_ticks_without_keeper,
    "last writer wins": meaning.last_writer_wins,
    "shelf goes on behind a torn parcel": keeping.torn_shelf,
}
