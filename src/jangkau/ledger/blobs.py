"""Photos and papers, found by their content, encrypted under their subject's data key."""

import hashlib
import threading
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db.models import F, QuerySet

from jangkau.errors import Refusal
from jangkau.ledger import frames, keys
from jangkau.ledger.clock import now_ms
from jangkau.ledger.durable import make_folder, sync_folder
from jangkau.ledger.frames import CHUNK, Sealing
from jangkau.ledger.models import BlobRow
from jangkau.ledger.transaction import refuse_full_disk, told_plainly, writing
from jangkau.ledger.vault import data_keys, ensured_keys

LIMIT = 16 * 1024 * 1024  # bytes of one blob
FIRST_WHOLE = F("completed").asc(nulls_last=True)
_one_at_a_time = threading.RLock()


@dataclass(frozen=True)
class Blob:
    """What is known of a blob; `size` in bytes, `whole` once all of it is durable here."""

    digest: bytes
    subject: UUID
    media_type: str
    size: int
    whole: bool

    @property
    def chunks(self) -> int:
        """How many chunks of 32 KiB it has."""
        return frames.frames_of(self.size)


def put(subject: UUID, data: bytes, media_type: str) -> bytes:
    """Store a blob and return its digest (SHA-256 of the plain bytes); durable on return.

    The same bytes again for the same subject change nothing. Refuses with JKL-1501 on a
    full disk, JKL-1510 for an erased subject, JKL-1511 above LIMIT.
    """
    digest = hashlib.sha256(data).digest()
    if len(data) > LIMIT:
        raise Refusal("JKL-1511", limit=LIMIT // 2**20)
    refuse_full_disk(coming=len(data))
    with writing(subject):
        if subject not in ensured_keys([subject]):
            raise Refusal("JKL-1510")
        row = _row(subject, digest, len(data), media_type)
        sealing = _sealing(row)
        if row.completed is not None or sealing is None:
            return digest
        with _one_at_a_time:
            frames.write_frames(_part(row), sealing, 0, data)
            _complete(row)
    return digest


def get(digest: bytes, subject: UUID | None = None) -> bytes:
    """Return a blob's plain bytes, of this subject if named.

    Refuses with JKL-1509 while not whole here, JKL-1510 when erased, JKL-1512 when its
    file is damaged.
    """
    row, sealing = _whole(digest, subject)
    plain = frames.read_frames(_path(row), sealing)
    if len(plain) != sealing.frames:
        raise Refusal("JKL-1512")
    return b"".join(plain)


def chunk(digest: bytes, index: int, subject: UUID | None = None) -> bytes:
    """Return one chunk's plain bytes, to send; refuses as `get` does."""
    row, sealing = _whole(digest, subject)
    plain = frames.read_frame(_path(row), sealing, index)
    if plain is None:
        raise Refusal("JKL-1512")
    return plain


def find(digest: bytes, subject: UUID | None = None) -> Blob | None:
    """Return what is known of a blob (a whole one before one still arriving), or None."""
    row = _rows(digest, subject).order_by(FIRST_WHOLE).first()
    return None if row is None else _blob(row)


def of_subject(subject: UUID) -> list[Blob]:
    """Return all blobs of a subject."""
    rows = BlobRow.objects.filter(regency=settings.JANGKAU.regency, subject=subject)
    return [_blob(row) for row in rows.order_by("digest")]


def missing(digests: Collection[bytes]) -> list[bytes]:
    """Return those of the digests that are not whole here, in their order."""
    rows = BlobRow.objects.filter(regency=settings.JANGKAU.regency, digest__in=list(digests))
    whole = rows.exclude(completed=None).values_list("digest", flat=True)
    known = {bytes(digest) for digest in whole}
    return [digest for digest in digests if digest not in known]


def held(digest: bytes, subject: UUID | None = None) -> int:
    """Return how many chunks from the start are here: the index to send next."""
    row = _rows(digest, subject).order_by(FIRST_WHOLE).first()
    if row is None:
        return 0
    sealing = _sealing(row)
    if row.completed is not None or sealing is None:
        return frames.frames_of(row.size)
    # The last chunk is asked for until the blob is whole: it is what makes it so.
    return min(frames.held(_part(row), sealing), sealing.frames - 1)


def write_chunk(
    digest: bytes, index: int, data: bytes, total: int, subject: UUID, media_type: str = ""
) -> int:
    """Take the chunk `index` of a blob of `total` bytes; return how many are here now.

    Chunks come in order; another index than the next changes nothing. The last one
    makes the blob whole and durable if its hash agrees; if not, the answer says from
    where to send again. ValueError for a chunk of the wrong length.
    """
    if not 0 < total <= LIMIT or len(data) != frames.length_of(total, index):
        raise ValueError("chunk of the wrong length")
    refuse_full_disk(coming=len(data))
    row = _rows(digest, subject).filter(size=total).first()
    if row is None:
        with writing(subject):
            row = _row(subject, digest, total, media_type)
            ensured_keys([subject])
    sealing = _sealing(row)
    if row.completed is not None or sealing is None:
        return frames.frames_of(total)
    with told_plainly(), _one_at_a_time:
        count = frames.held(_part(row), sealing)
        if index == count:
            frames.write_frames(_part(row), sealing, index, data)
            count += 1
    return count if count < sealing.frames else _check_whole(row, sealing)


def discard(subject: UUID) -> None:
    """Remove the files of an erased subject, unreadable already."""
    for row in BlobRow.objects.filter(regency=settings.JANGKAU.regency, subject=subject):
        _path(row).unlink(missing_ok=True)
        _part(row).unlink(missing_ok=True)


def _check_whole(row: BlobRow, sealing: Sealing) -> int:
    # The write comes before the file's lock, here as in `put`: one order, no deadlock.
    with writing(), _one_at_a_time:
        row.refresh_from_db()
        if row.completed is not None:
            return sealing.frames
        plain = frames.read_frames(_part(row), sealing)
        if len(plain) < sealing.frames:
            frames.cut(_part(row), len(plain))
            return len(plain)
        if hashlib.sha256(b"".join(plain)).digest() != sealing.digest:
            _part(row).unlink()
            return 0
        _complete(row)
    return sealing.frames


def _complete(row: BlobRow) -> None:
    # The file is durable under its name before the row says so.
    frames.sync(_part(row))
    _part(row).replace(_path(row))
    sync_folder(_path(row).parent)
    row.completed = now_ms()
    row.save(update_fields=["completed"])


def _row(subject: UUID, digest: bytes, size: int, media_type: str) -> BlobRow:
    row, _ = BlobRow.objects.get_or_create(
        regency=settings.JANGKAU.regency,
        subject=subject,
        digest=digest,
        defaults={"size": size, "media_type": media_type},
    )
    if row.size != size and row.completed is None:
        row.size = size
        row.save(update_fields=["size"])
    return row


def _rows(digest: bytes, subject: UUID | None) -> QuerySet[BlobRow]:
    rows = BlobRow.objects.filter(regency=settings.JANGKAU.regency, digest=digest)
    return rows if subject is None else rows.filter(subject=subject)


def _whole(digest: bytes, subject: UUID | None) -> tuple[BlobRow, Sealing]:
    rows = list(_rows(digest, subject).exclude(completed=None))
    if not rows:
        raise Refusal("JKL-1509")
    opened = data_keys([row.subject for row in rows])
    for row in rows:
        if row.subject in opened:
            return row, Sealing(opened[row.subject], digest, row.size)
    raise Refusal("JKL-1510")


def _sealing(row: BlobRow) -> Sealing | None:
    key = data_keys([row.subject]).get(row.subject)
    return None if key is None else Sealing(key, bytes(row.digest), row.size)


def _blob(row: BlobRow) -> Blob:
    whole = row.completed is not None
    return Blob(bytes(row.digest), row.subject, row.media_type, row.size, whole)


def _path(row: BlobRow) -> Path:
    name = keys.name_on_disk(row.subject.bytes, bytes(row.digest))
    folder: Path = settings.JANGKAU.blobs / name[:2]
    make_folder(folder)
    return folder / name


def _part(row: BlobRow) -> Path:
    return _path(row).with_suffix(".part")


__all__ = [
    "CHUNK",
    "LIMIT",
    "Blob",
    "chunk",
    "discard",
    "find",
    "get",
    "held",
    "missing",
    "of_subject",
    "put",
    "write_chunk",
]
