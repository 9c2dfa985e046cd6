"""A blob's file: encrypted frames of 32 KiB, appended one by one, resumed after a cut."""

import os
from dataclasses import dataclass
from pathlib import Path

from nacl.exceptions import CryptoError

from jangkau.ledger.vault import decrypt, encrypt

CHUNK = 32 * 1024  # bytes of plain text in a frame
FRAME = CHUNK + 40  # its bytes on the disk


@dataclass(frozen=True)
class Sealing:
    """What seals a blob's frames: its data key, digest and size in bytes."""

    key: bytes
    digest: bytes
    size: int

    @property
    def frames(self) -> int:
        """How many frames the whole blob has."""
        return frames_of(self.size)


def frames_of(size: int) -> int:
    """Return how many frames `size` bytes make; an empty blob has none."""
    return -(-size // CHUNK)


def length_of(size: int, index: int) -> int:
    """Return how many plain bytes frame `index` of a blob of `size` bytes holds."""
    return min(CHUNK, size - index * CHUNK)


def write_frames(path: Path, sealing: Sealing, first: int, data: bytes) -> None:
    """Write data as frames from `first` on; what lay there before, torn or not, goes."""
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "r+b") as file:
        file.truncate(first * FRAME)
        file.seek(first * FRAME)
        for start in range(0, len(data), CHUNK):
            index = first + start // CHUNK
            plain = data[start : start + CHUNK]
            file.write(encrypt(sealing.key, plain, _place(sealing, index)))


def cut(path: Path, count: int) -> None:
    """Keep the first `count` frames only."""
    os.truncate(path, count * FRAME)


def sync(path: Path) -> None:
    """Make a file's bytes durable."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def held(path: Path, sealing: Sealing) -> int:
    """Return how many frames from the start can be relied on; a torn end is ignored."""
    if not path.exists():
        return 0
    size = path.stat().st_size
    count = min(-(-size // FRAME), sealing.frames)
    while count and read_frame(path, sealing, count - 1) is None:
        count -= 1
    return count


def read_frame(path: Path, sealing: Sealing, index: int) -> bytes | None:
    """Return the plain bytes of one frame; None where it is torn, changed or missing."""
    try:
        with path.open("rb") as file:
            file.seek(index * FRAME)
            return decrypt(sealing.key, file.read(FRAME), _place(sealing, index))
    except (CryptoError, ValueError, FileNotFoundError):
        return None


def read_frames(path: Path, sealing: Sealing) -> list[bytes]:
    """Return the plain bytes of the frames in order, up to the first that is not whole."""
    plain = []
    for index in range(sealing.frames):
        frame = read_frame(path, sealing, index)
        if frame is None:
            break
        plain.append(frame)
    return plain


def _place(sealing: Sealing, index: int) -> bytes:
    return sealing.digest + index.to_bytes(4, "big") + sealing.size.to_bytes(8, "big")
