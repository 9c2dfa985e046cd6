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
    jump,
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
    find,
    held,
    histories,
    history,
    log_after,
    own_after,
    subjects,
    unpositioned,
    unsafe,
    unsafe_among,
)
from jangkau.ledger.returning import Back, give_up, settle, take_back
from jangkau.ledger.transaction import writing

__all__ = [
    "Back",
    "Fork",
    "Gap",
    "Head",
    "NewAct",
    "after",
    "append",
    "erase",
    "find",
    "give_up",
    "head",
    "heads",
    "held",
    "histories",
    "history",
    "is_safe",
    "jump",
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
    "settle",
    "subjects",
    "take",
    "take_back",
    "unpositioned",
    "unsafe",
    "unsafe_among",
    "verify_chain",
    "writing",
]
