"""The ledger's door: everything other rooms may do with what happened."""

from jangkau.ledger.appending import NewAct, append, new_incarnation
from jangkau.ledger.chain import verify_chain
from jangkau.ledger.erasure import erase
from jangkau.ledger.heads import (
    Fork,
    Gap,
    Head,
    head,
    heads,
    is_safe,
    keep_signature,
    last_position,
    mark_safe,
    mark_safe_through,
    note_safe_position,
    own_head,
    safe_position,
    safe_to,
)
from jangkau.ledger.intake import learn, take
from jangkau.ledger.reading import (
    after,
    count,
    find,
    hash_at,
    held,
    histories,
    history,
    log_after,
    own_after,
    subjects,
    unpositioned,
    unsafe_among,
)
from jangkau.ledger.transaction import writing

__all__ = [
    "Fork",
    "Gap",
    "Head",
    "NewAct",
    "after",
    "append",
    "count",
    "erase",
    "find",
    "hash_at",
    "head",
    "heads",
    "held",
    "histories",
    "history",
    "is_safe",
    "keep_signature",
    "last_position",
    "learn",
    "log_after",
    "mark_safe",
    "mark_safe_through",
    "new_incarnation",
    "note_safe_position",
    "own_after",
    "own_head",
    "safe_position",
    "safe_to",
    "subjects",
    "take",
    "unpositioned",
    "unsafe_among",
    "verify_chain",
    "writing",
]
