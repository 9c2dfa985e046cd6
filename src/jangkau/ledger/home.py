"""Reads the folder that a node lives in."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Home:
    """A node's folder and what its node.toml says."""

    path: Path
    role: str
    regency: str
    node: str
    name: str
    jurisdiction: str
    upstream: str = ""
    database_url: str | None = None
    owner_database_url: str | None = None
    brand: dict[str, Any] = field(default_factory=dict)

    @staticmethod
    def load(path: Path) -> "Home":
        """Read node.toml."""
        said = tomllib.loads((path / "node.toml").read_text())
        names = ("role", "regency", "node", "name", "jurisdiction", "upstream", "brand")
        return Home(path=path, **{name: said[name] for name in names if name in said})
