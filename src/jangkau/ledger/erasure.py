"""Erasing a subject where the law says so."""

from uuid import UUID

from django.db import transaction as database

from jangkau.ledger import blobs
from jangkau.ledger.transaction import writing
from jangkau.ledger.vault import forget_key


def erase(subject: UUID) -> None:
    """Make a subject's contents and blobs unreadable here for good.

    The entries stay, so the chains still verify; nothing personal of the subject is
    taken in any more. Complete only when the backups made before have expired.
    """
    with writing(subject):
        forget_key(subject)
        database.on_commit(lambda: blobs.discard(subject))
