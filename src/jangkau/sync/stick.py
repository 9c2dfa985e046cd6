"""The bundle on a stick: the same messages, sealed to who may open them."""

import hashlib
import os
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from nacl.exceptions import CryptoError
from nacl.secret import Aead

from jangkau.errors import Refusal
from jangkau.ledger import keys
from jangkau.ledger.durable import sync_folder
from jangkau.sync import plain
from jangkau.sync.limits import MAX_BLOB, MAX_MESSAGE, Malformed
from jangkau.sync.signing import Signer, statement

MAGIC = b"JANGKAU1"
SUFFIX = ".jangkau"
FRAME, ANSWER, BLOB, HELD, NEWS = 1, 2, 3, 4, 5
_TAIL = 32 + 64
_LEAST = len(MAGIC) + 2 + _TAIL
_BLOCK = 1024 * 1024
_MAX_COVER, _MAX_SECTION, _MAX_RECEIVERS = 0xFFFF, max(MAX_MESSAGE, MAX_BLOB) + 1024, 64


@dataclass(frozen=True, slots=True)
class Cover:
    """What anyone may read on a bundle: whose, from whom, which entries, for whom.

    `receivers` are X25519 public keys, `sealed` the bundle's key sealed to each of them;
    `made` is in ms of the writer's clock; `first` and `last` are entry numbers.
    """

    regency: str
    node: str
    incarnation: int
    first: int
    last: int
    made: int
    receivers: tuple[bytes, ...]
    sealed: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One part of a bundle: a signed frame, a signed answer, or a blob with its facts."""

    kind: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle found whole and signed by its node; `key` opens its sections."""

    path: Path
    cover: Cover
    key: bytes
    starts: tuple[int, ...]


def write(path: Path, cover: Cover, sections: Iterable[Section], sign: Signer) -> int:
    """Write a bundle durably and at once under its name; return its size in bytes."""
    key = secrets.token_bytes(32)
    sealed = tuple(keys.seal(receiver, key) for receiver in cover.receivers)
    told = plain.write([
        cover.regency, cover.node, cover.incarnation, cover.first, cover.last, cover.made,
        list(cover.receivers), list(sealed),
    ])  # fmt: skip
    part = path.with_name(path.name + ".part")
    seen = hashlib.sha256()
    with part.open("wb") as file:
        _put(file, seen, MAGIC + len(told).to_bytes(2, "big") + told)
        bound = hashlib.sha256(told).digest()
        for number, section in enumerate(sections):
            body = bytes([section.kind]) + section.data
            shut = bytes(Aead(key).encrypt(body, bound, _nonce(number)))[Aead.NONCE_SIZE :]
            _put(file, seen, len(shut).to_bytes(4, "big") + shut)
        file.write(seen.digest() + sign(_signed(seen.digest())))
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    sync_folder(path.parent)
    return path.stat().st_size


def read(
    path: Path,
    regency: str,
    sign_key: Callable[[str], bytes | None],
    unseal: Callable[[bytes], bytes | None],
    receiver: bytes,
) -> Bundle:
    """Check a whole bundle before anything of it is taken.

    `sign_key` gives a node's public key; `receiver` is the own sealing key. Refuses, naming
    the bundle: JKL-1411 torn or changed, JKL-1412 another regency's, JKL-1413 from an
    unknown device, JKL-1414 not meant for here, JKL-1415 unreadable.
    """
    name = path.name
    cover, bound_to, starts, digest, signature = _scanned(path, regency)
    signer = sign_key(cover.node)
    if signer is None:
        raise Refusal("JKL-1413", name=name)
    if not keys.verify(signer, _signed(digest), signature):
        raise Refusal("JKL-1411", name=name)
    return Bundle(path, cover, _key(name, cover, unseal, receiver) + bound_to, starts)


def read_stranger(
    path: Path,
    regency: str,
    signer: Callable[[Bundle], bytes | None],
    unseal: Callable[[bytes], bytes | None],
    receiver: bytes,
) -> Bundle:
    """Check a bundle whose node is not known any more: it is opened, then believed or not.

    `signer` gives the public key that the bundle itself proves. Refuses as `read` does.
    """
    name = path.name
    cover, bound_to, starts, digest, signature = _scanned(path, regency)
    bundle = Bundle(path, cover, _key(name, cover, unseal, receiver) + bound_to, starts)
    known = signer(bundle)
    if known is None:
        raise Refusal("JKL-1413", name=name)
    if not keys.verify(known, _signed(digest), signature):
        raise Refusal("JKL-1411", name=name)
    return bundle


def _key(
    name: str, cover: Cover, unseal: Callable[[bytes], bytes | None], receiver: bytes
) -> bytes:
    if receiver not in cover.receivers:
        raise Refusal("JKL-1414", name=name)
    key = unseal(cover.sealed[cover.receivers.index(receiver)])
    if key is None or len(key) != 32:
        raise Refusal("JKL-1414", name=name)
    return key


def section(bundle: Bundle, number: int) -> Section:
    """Open one section, by its number from 0; JKL-1411 if it was changed since."""
    try:
        with bundle.path.open("rb") as file:
            file.seek(bundle.starts[number])
            shut = file.read(int.from_bytes(file.read(4), "big"))
        key, bound = bundle.key[:32], bundle.key[32:]
        body = Aead(key).decrypt(shut, bound, _nonce(number))
    except (CryptoError, ValueError, OSError) as error:
        raise Refusal("JKL-1411", name=bundle.path.name) from error
    return Section(body[0], body[1:])


def _scanned(path: Path, regency: str) -> tuple[Cover, bytes, tuple[int, ...], bytes, bytes]:
    """Scan a bundle of this regency; refuses what is torn, unreadable or another's."""
    try:
        found = _scan(path)
    except (Malformed, ValueError, TypeError) as error:
        raise Refusal("JKL-1411", name=path.name) from error
    except OSError as error:
        raise Refusal("JKL-1415", name=path.name) from error
    if found[0].regency != regency:
        raise Refusal("JKL-1412", name=path.name, regency=found[0].regency)
    return found


def _scan(path: Path) -> tuple[Cover, bytes, tuple[int, ...], bytes, bytes]:
    size = path.stat().st_size
    if size < _LEAST:
        raise Malformed("short")
    with path.open("rb") as file:
        digest = _digest(file, size - _TAIL)
        tail = file.read(_TAIL)
        if tail[:32] != digest:
            raise Malformed("digest")
        file.seek(0)
        if file.read(len(MAGIC)) != MAGIC:
            raise Malformed("magic")
        told = file.read(int.from_bytes(file.read(2), "big"))
        starts = _starts(file, size - _TAIL)
    return _cover(told), hashlib.sha256(told).digest(), starts, digest, tail[32:]


def _digest(file: BinaryIO, length: int) -> bytes:
    seen = hashlib.sha256()
    while length:
        block = file.read(min(_BLOCK, length))
        if not block:
            raise Malformed("short")
        seen.update(block)
        length -= len(block)
    return seen.digest()


def _starts(file: BinaryIO, end: int) -> tuple[int, ...]:
    starts, at = [], file.tell()
    while at < end:
        starts.append(at)
        file.seek(at)
        length = int.from_bytes(file.read(4), "big")
        if length > _MAX_SECTION:
            raise Malformed("section")
        at += 4 + length
    if at != end:
        raise Malformed("section")
    return tuple(starts)


def _cover(told: bytes) -> Cover:
    parts = plain.read(told)
    kinds = [str, str, int, int, int, int, list, list]
    if type(parts) is not list or [type(part) for part in parts] != kinds:
        raise Malformed("cover")
    if not (plain.is_name(parts[0]) and plain.is_name(parts[1])):
        raise Malformed("cover")
    receivers, sealed = tuple(parts[6]), tuple(parts[7])
    if not 0 < len(receivers) == len(sealed) <= _MAX_RECEIVERS:
        raise Malformed("cover")
    if any(type(one) is not bytes for one in (*receivers, *sealed)):
        raise Malformed("cover")
    regency, node, incarnation, first, last, made = parts[:6]
    return Cover(regency, node, incarnation, first, last, made, receivers, sealed)


def _put(file: BinaryIO, seen: "hashlib._Hash", data: bytes) -> None:
    file.write(data)
    seen.update(data)


def _nonce(number: int) -> bytes:
    return number.to_bytes(Aead.NONCE_SIZE, "big")  # one key a bundle, so a count is enough


def _signed(digest: bytes) -> bytes:
    return statement("bundle", digest)
