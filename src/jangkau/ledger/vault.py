"""One data key per subject: what it encrypts is gone for good when the key is."""

import secrets
from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

import cbor2
from django.conf import settings
from nacl.secret import Aead

from jangkau.ledger import keys
from jangkau.ledger.clock import now_ms
from jangkau.ledger.entries import Content, Record, canonical
from jangkau.ledger.models import ContentRow, DataKey
from jangkau.ledger.transaction import writing


def data_keys(subjects: Collection[UUID]) -> dict[UUID, bytes]:
    """Return the 32-byte data keys that stand; erased and unknown subjects are left out."""
    rows = DataKey.objects.filter(regency=settings.JANGKAU.regency, subject__in=set(subjects))
    return {row.subject: _unwrap(row) for row in rows if row.erased is None}


def ensured_keys(subjects: Collection[UUID]) -> dict[UUID, bytes]:
    """Return the data keys, making those that never were; erased subjects are left out."""
    regency = settings.JANGKAU.regency
    known = list(DataKey.objects.filter(regency=regency, subject__in=set(subjects)))
    new = set(subjects) - {row.subject for row in known}
    made = [DataKey(regency=regency, subject=one, wrapped=_new_key(one)) for one in new]
    DataKey.objects.bulk_create(made, ignore_conflicts=True)
    stood = {row.subject: _unwrap(row) for row in known if row.erased is None}
    return stood | (data_keys(new) if new else {})


def keep_contents(records: Iterable[Record], all_new: bool = False) -> set[bytes]:
    """Seal and store the contents not yet here, and return their digests.

    Those of erased subjects are dropped. `all_new` spares the look for known ones.
    """
    brought = {
        record.entry.content_digest: (record.entry.subject, record.content)
        for record in records
        if record.content is not None and record.entry.content_digest is not None
    }
    regency = settings.JANGKAU.regency
    known = ContentRow.objects.filter(regency=regency, digest__in=list(brought))
    for digest in () if all_new else known.values_list("digest", flat=True):
        del brought[bytes(digest)]
    opened = ensured_keys({subject for subject, _ in brought.values()}) if brought else {}
    rows = [
        ContentRow(regency=regency, digest=digest, subject=subject, sealed=sealed)
        for digest, (subject, content) in brought.items()
        if subject in opened
        for sealed in [encrypt(opened[subject], _plain(content), digest)]
    ]
    ContentRow.objects.bulk_create(rows, ignore_conflicts=True, batch_size=500)
    return {bytes(row.digest) for row in rows}


def open_contents(wanted: Mapping[bytes, UUID]) -> dict[bytes, Content]:
    """Return the contents by digest (`wanted` names their subjects) that can be read."""
    if not wanted:
        return {}
    regency = settings.JANGKAU.regency
    rows = ContentRow.objects.filter(regency=regency, digest__in=list(wanted))
    opened = data_keys(set(wanted.values()))
    return {
        bytes(row.digest): _content(decrypt(opened[row.subject], row.sealed, row.digest))
        for row in rows
        if row.subject in opened
    }


def forget_key(subject: UUID) -> None:
    """Delete a subject's data key and sealed contents; the key is never made anew."""
    regency = settings.JANGKAU.regency
    with writing(subject):
        DataKey.objects.update_or_create(
            regency=regency, subject=subject, defaults={"wrapped": b"", "erased": now_ms()}
        )
        ContentRow.objects.filter(regency=regency, subject=subject).delete()


def encrypt(key: bytes, plain: bytes, bound_to: bytes) -> bytes:
    """Encrypt (XChaCha20-Poly1305; 40 bytes longer), bound to where it belongs."""
    return bytes(Aead(key).encrypt(plain, bound_to))


def decrypt(key: bytes, sealed: bytes | memoryview, bound_to: bytes | memoryview) -> bytes:
    """Decrypt; nacl's CryptoError when changed, cut or moved from its place."""
    return Aead(key).decrypt(bytes(sealed), bytes(bound_to))


def _new_key(subject: UUID) -> bytes:
    return encrypt(_kek(), secrets.token_bytes(32), subject.bytes)


def _unwrap(row: DataKey) -> bytes:
    return decrypt(_kek(), row.wrapped, row.subject.bytes)


def _kek() -> bytes:
    return keys.secret(settings.JANGKAU.keys, "kek")


def _plain(content: Content) -> bytes:
    return canonical([content.salt, content.data])


def _content(plain: bytes) -> Content:
    salt, data = cbor2.loads(plain)
    return Content(salt, data)


def seal_for(subject: UUID, plain: bytes) -> bytes:
    """Encrypt a derived or kept value under a subject's data key; b"" once it was erased.

    Call inside `writing()`: the first use makes the key.
    """
    key = ensured_keys([subject]).get(subject)
    return encrypt(key, plain, subject.bytes) if key else b""


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
