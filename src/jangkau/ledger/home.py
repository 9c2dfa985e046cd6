"""The folder a node lives in: who it is, whom it reports to, where its things lie."""

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Self

from jangkau.errors import Refusal
from jangkau.ledger import keys
from jangkau.ledger.durable import sync_folder, write_file

Role = Literal["regency", "village", "van", "keeper"]
MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class Home:
    """What `node.toml` says, and the two database addresses from the environment.

    `free_floor` is in bytes: below it nothing new is accepted. `jurisdiction` is an
    area code such as "99.01.02.2003". `more` holds the tables that Home does not name.
    """

    path: Path
    role: Role
    regency: str
    node: str
    name: str
    jurisdiction: str
    upstream: str | None = None
    keeper: str | None = None
    port: int = 8000
    free_floor: int = 256 * MEBIBYTE
    database_url: str | None = None
    owner_database_url: str | None = None
    brand: dict[str, Any] = field(default_factory=dict)
    more: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path | str) -> Self:
        """Read `path/node.toml`; refuse with JKL-1506 where there is none."""
        folder = Path(path).resolve()
        try:
            told = tomllib.loads((folder / "node.toml").read_text("utf-8"))
        except FileNotFoundError:
            raise Refusal("JKL-1506", folder=folder) from None
        floor = os.environ.get("JANGKAU_FREE_FLOOR_MB", told.pop("free_floor_mb", 256))
        at_regency = told["role"] == "regency"
        known = {name: told.pop(name) for name in _TOLD if name in told}
        return cls(
            path=folder,
            free_floor=int(floor) * MEBIBYTE,
            database_url=_address("JANGKAU_DATABASE_URL") if at_regency else None,
            owner_database_url=_address("JANGKAU_OWNER_DATABASE_URL") if at_regency else None,
            more=told,
            **known,
        )

    @property
    def database(self) -> Path:
        """The file of the embedded database."""
        return self.path / "jangkau.sqlite3"

    @property
    def keys(self) -> Path:
        """The folder of the secret keys, readable by its owner alone."""
        return self.path / "keys"

    @property
    def blobs(self) -> Path:
        """The folder of the encrypted photos and papers."""
        return self.path / "blobs"


_TOLD = (
    *("role", "regency", "node", "name", "jurisdiction"),
    *("upstream", "keeper", "port", "brand"),
)


def create(
    path: Path | str,
    role: Role,
    regency: str,
    node: str,
    name: str,
    jurisdiction: str,
    upstream: str | None = None,
    **further: str | int | Mapping[str, Any],
) -> Home:
    """Make a new node's folder with its `node.toml` and keys, and return its Home.

    `further` may hold keeper, port, free_floor_mb, brand and other tables.
    Refuses with JKL-1507 where a node already lives: keys are never overwritten.
    """
    folder = Path(path).resolve()
    if (folder / "node.toml").exists():
        raise Refusal("JKL-1507", folder=folder)
    told = {"role": role, "regency": regency, "node": node, "name": name}
    told |= {"jurisdiction": jurisdiction}
    told |= {"upstream": upstream} if upstream else {}
    for room in ("blobs", "sticks", "logs"):
        (folder / room).mkdir(parents=True, exist_ok=True)
    keys.create(folder / "keys", at_regency=role == "regency")
    write_file(folder / "node.toml", _toml({**told, **further}).encode())
    sync_folder(folder.parent)
    return Home.load(folder)


def _address(variable: str) -> str | None:
    return os.environ.get(variable) or None


def _toml(values: Mapping[str, Any], under: str = "") -> str:
    plain = {key: value for key, value in values.items() if not isinstance(value, Mapping)}
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in plain.items()]
    for key, table in values.items():
        if isinstance(table, Mapping):
            lines += ["", f"[{under}{key}]", _toml(table, f"{under}{key}.").rstrip()]
    return "\n".join(lines) + "\n"
