"""One backup in its folder: what its manifest says, and which of them stand there."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings

from jangkau.errors import Refusal
from jangkau.ledger import keys
from jangkau.ledger.durable import write_file
from jangkau.sync.signing import statement

MANIFEST, DATA, KEYS, BLOBS = "manifest.json", "data.jangkau", "keys.jangkau", "blobs.txt"
POOL = "blobs"  # beside the backups: each blob lies there once for all of them
BLOCK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself, signed by its node.

    `made` in ms; `whole` is the one hash (hex) over all rows; `counts` rows by table;
    `migrations` the last of each app; `files` name -> [bytes, SHA-256]; `kit` is the
    number of the recovery kit that opens it ("" where none does); `lost` counts blobs
    that the database names and the disk did not have.
    """

    regency: str
    role: str
    node: str
    made: int
    version: str
    whole: str
    position: int
    heads: int
    blobs: int
    lost: int
    kit: str
    seal: str
    counts: dict[str, int] = field(default_factory=dict)
    migrations: dict[str, list[str]] = field(default_factory=dict)
    files: dict[str, list[Any]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup as it lies in a folder."""

    path: Path
    manifest: Manifest
    signature: bytes

    @property
    def pool(self) -> Path:
        """The folder of the blobs that all backups beside it share."""
        return self.path.parent / POOL


def write(folder: Path, manifest: Manifest) -> None:
    """Write and sign the manifest of the backup in `folder`."""
    told = {"manifest": asdict(manifest), "signature": keys.sign(_signed(manifest)).hex()}
    write_file(folder / MANIFEST, json.dumps(told, indent=1, sort_keys=True).encode())


def load(path: Path) -> Backup:
    """Return the backup in a folder, or the newest of a folder of backups.

    Refuses with JKL-1643 where there is none, JKL-1644 where its manifest is damaged.
    """
    if not (path / MANIFEST).exists():
        found = backups(path) if path.is_dir() else []
        if not found:
            raise Refusal("JKL-1643", folder=path)
        return found[-1]
    try:
        told = json.loads((path / MANIFEST).read_text("utf-8"))
        manifest, signature = Manifest(**told["manifest"]), bytes.fromhex(told["signature"])
    except (OSError, ValueError, TypeError, KeyError):
        raise Refusal("JKL-1644", name=MANIFEST) from None
    return Backup(path, manifest, signature)


def backups(folder: Path, node: str = "") -> list[Backup]:
    """Return the readable backups of a folder (of one node, if named), oldest first."""
    found = []
    for path in folder.iterdir():
        if not path.name.startswith(".") and (path / MANIFEST).exists():
            try:
                found.append(load(path))
            except Refusal:
                continue
    mine = [one for one in found if node in ("", one.manifest.node)]
    return sorted(mine, key=lambda one: one.manifest.made)


def is_signed(backup: Backup, sign_key: bytes) -> bool:
    """Tell whether the owner of that public key wrote the manifest."""
    return keys.verify(sign_key, _signed(backup.manifest), backup.signature)


def last_migrations() -> dict[str, list[str]]:
    """Return the migrations that this database has had, by app."""
    from django.db.migrations.recorder import MigrationRecorder

    alias = "owner" if "owner" in settings.DATABASES else "default"
    from django.db import connections

    found: dict[str, list[str]] = {}
    for app, name in MigrationRecorder(connections[alias]).applied_migrations():
        found.setdefault(app, []).append(name)
    return {app: sorted(names) for app, names in sorted(found.items())}


def fact(path: Path) -> list[Any]:
    """Return a file's size in bytes and its SHA-256 (hex), read from the disk."""
    seen = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(BLOCK):
            seen.update(block)
    return [path.stat().st_size, seen.hexdigest()]


def _signed(manifest: Manifest) -> bytes:
    told = json.dumps(asdict(manifest), sort_keys=True)
    return statement("backup", told.encode())
