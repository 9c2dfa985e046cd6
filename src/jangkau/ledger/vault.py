"""One data key per subject: what it encrypts is gone for good when the key is."""

import secrets
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from uuid import UUID

import cbor2
from django.conf import settings
from nacl.secret import Aead

from jangkau.ledger import keys, sql
from jangkau.ledger.clock import now_ms
from jangkau.ledger.entries import Content, Record, canonical
from jangkau.ledger.models import ContentRow, DataKey
from jangkau.ledger.transaction import opened_keys, writing

_KEY = ("regency", "subject", "wrapped", "erased")
_NEW = "ON CONFLICT (regency, subject) DO NOTHING RETURNING subject"
_CONTENT = ("regency", "digest", "subject", "sealed")


def data_keys(subjects: Collection[UUID]) -> dict[UUID, bytes]:
    """Return the 32-byte data keys that stand; erased and unknown subjects are left out."""
    return {subject: key for subject, key in _known(subjects).items() if key is not None}


def ensured_keys(subjects: Collection[UUID]) -> dict[UUID, bytes]:
    """Return the data keys, making those that never were; erased subjects are left out.

    Call inside `writing()`.
    """
    opened = opened_keys()
    asked = {subject for subject in subjects if subject not in opened}
    known = _known(asked)
    known |= _made([subject for subject in sorted(asked) if subject not in known])
    opened |= {subject: key for subject, key in known.items() if key is not None}
    return {subject: opened[subject] for subject in subjects if subject in opened}


def keep_contents(records: Iterable[Record], all_new: bool = False) -> set[bytes]:
    """Seal and store the contents not yet here, and return their digests.

    Those of erased subjects are dropped. `all_new` spares the look for known ones.
    """
    brought = {
        record.entry.content_digest: (record.entry.subject, record.content)
        for record in records
        if record.content is not None and record.entry.content_digest is not None
    }
    if not brought:
        return set()
    regency = settings.JANGKAU.regency
    if not all_new:
        for digest in _kept(list(brought)):
            del brought[digest]
    opened = ensured_keys({subject for subject, _ in brought.values()})
    rows = [
        (regency, digest, subject, encrypt(opened[subject], _plain(content), digest))
        for digest, (subject, content) in brought.items()
        if subject in opened
    ]
    once = "ON CONFLICT (regency, digest) DO NOTHING"
    if rows:
        sql.each(*sql.inserts("ledger_content", _CONTENT, rows, once))
    return {digest for _, digest, _, _ in rows}


def drop_contents(digests: Iterable[bytes | None]) -> None:
    """Delete contents that were kept in this write for nothing."""
    told = [digest for digest in digests if digest is not None]
    if told:
        ContentRow.objects.filter(regency=settings.JANGKAU.regency, digest__in=told).delete()


@dataclass(slots=True)
class Opener:
    """Opens contents one after the other, each subject's key once."""

    kek: bytes = field(default_factory=lambda: _kek())
    opened: dict[UUID, bytes] = field(default_factory=dict)

    def content(self, subject: UUID, wrapped: bytes, sealed: bytes, digest: bytes) -> Content:
        """Return a content; nacl's CryptoError when it or the key was changed."""
        key = self.opened.get(subject)
        if key is None:
            key = self.opened[subject] = decrypt(self.kek, wrapped, subject.bytes)
        return _content(decrypt(key, sealed, digest))


def forget_key(subject: UUID) -> None:
    """Delete a subject's data key and sealed contents; the key is never made anew."""
    regency = settings.JANGKAU.regency
    with writing(subject):
        DataKey.objects.update_or_create(
            regency=regency, subject=subject, defaults={"wrapped": b"", "erased": now_ms()}
        )
        opened_keys().pop(subject, None)
        ContentRow.objects.filter(regency=regency, subject=subject).delete()


def encrypt(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
    """Encrypt (XChaCha20-Poly1305; 40 bytes longer), bound to where it belongs."""
    return bytes(Aead(key).encrypt(plain, bound_to))


def decrypt(key: bytes, sealed: bytes | memoryview, bound_to: bytes | memoryview) -> bytes:
    """Decrypt; nacl's CryptoError when changed, cut or moved from its place."""
    return Aead(key).decrypt(bytes(sealed), bytes(bound_to))


def seal_for(subject: UUID, plain: bytes) -> bytes:
    """Encrypt a derived or kept value under a subject's data key; b"" once it was erased.

    Call inside `writing()`: the first use makes the key.
    """
    return seal_all({subject: plain})[subject]


def seal_all(plain: Mapping[UUID, bytes]) -> dict[UUID, bytes]:
    """Encrypt one value under each subject's data key, as `seal_for` does."""
    opened = ensured_keys(list(plain))
    return {
        subject: encrypt(opened[subject], told, subject.bytes) if subject in opened else b""
        for subject, told in plain.items()
    }


def open_for(subject: UUID, sealed: bytes) -> bytes | None:
    """Decrypt what `seal_for` made; None once the subject was erased."""
    key = data_keys([subject]).get(subject)
    return decrypt(key, sealed, subject.bytes) if key else None


def _known(subjects: Collection[UUID]) -> dict[UUID, bytes | None]:
    """Return the keys that stand, and None for each that was erased."""
    asked = list(subjects)
    if not asked:
        return {}
    rows = sql.fetch(
        "SELECT subject, wrapped, erased FROM ledger_data_key"  # noqa: S608
        f" WHERE regency = %s AND subject IN {sql.places(asked)}",
        [settings.JANGKAU.regency, *asked],
    )
    kek = _kek()
    told = [(sql.identifier(subject), wrapped, erased) for subject, wrapped, erased in rows]
    return {
        subject: None if erased is not None else decrypt(kek, wrapped, subject.bytes)
        for subject, wrapped, erased in told
    }


def _made(subjects: list[UUID]) -> dict[UUID, bytes | None]:
    """Make keys, always in the order of the subjects: so no two writers wait crosswise."""
    regency, kek = settings.JANGKAU.regency, _kek()
    made = {subject: secrets.token_bytes(32) for subject in subjects}
    rows = [
        (regency, subject, encrypt(kek, key, subject.bytes), None)
        for subject, key in made.items()
    ]
    told = sql.each(*sql.inserts("ledger_data_key", _KEY, rows, _NEW)) if rows else []
    new = {sql.identifier(subject) for part in told for (subject,) in part}
    others = _known([subject for subject in subjects if subject not in new])
    return others | {subject: made[subject] for subject in new}


def _kept(digests: list[bytes]) -> list[bytes]:
    rows = sql.fetch(
        "SELECT digest FROM ledger_content"  # noqa: S608
        f" WHERE regency = %s AND digest IN {sql.places(digests)}",
        [settings.JANGKAU.regency, *digests],
    )
    return [digest for (digest,) in rows]


def _kek() -> bytes:
    return keys.secret(settings.JANGKAU.keys, "kek")


def _plain(content: Content) -> bytes:
    return canonical([content.salt, content.data])


def _content(plain: bytes) -> Content:
    salt, data = cbor2.loads(plain)
    return Content(salt, data)
