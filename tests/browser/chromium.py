"""Finds the Chromium that the set-up chose, and starts it for the tests."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright

ROOT = Path(__file__).resolve().parents[2]
ARGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=id",
)


def path() -> str:
    """Return the path of a Chromium; skip with a sentence where there is none."""
    chosen = ROOT / ".tools" / "chromium"
    found = (
        os.environ.get("JANGKAU_CHROMIUM")
        or (chosen.read_text().strip() if chosen.exists() else None)
        or shutil.which("chromium")
    )
    if not found:
        pytest.skip("No Chromium here: `make setup` finds or fetches one.")
    return found


def start(playwright: Playwright) -> Browser:
    """Start it, its dates in Indonesian order."""
    env = {**os.environ, "LANG": "id_ID.UTF-8", "LANGUAGE": "id"}
    return playwright.chromium.launch(executable_path=path(), args=list(ARGS), env=env)
