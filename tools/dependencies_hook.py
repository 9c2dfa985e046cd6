"""Reads the run-time dependencies of the wheel from requirements/run.in."""

from pathlib import Path

from hatchling.metadata.plugin.interface import MetadataHookInterface


class DependenciesHook(MetadataHookInterface):
    """Gives hatchling the lines of run.in that are not comments."""

    def update(self, metadata: dict) -> None:
        """Fill metadata["dependencies"], a list of requirement strings."""
        lines = (Path(self.root) / "requirements/run.in").read_text().splitlines()
        metadata["dependencies"] = [line for line in lines if line and line[0] not in "#-"]
