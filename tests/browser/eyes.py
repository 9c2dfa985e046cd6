"""Looks at a page as it stands, in both widths: axe, room, text size, buttons, console."""

import io
import os
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import ConsoleMessage, Page

from tests.browser.chromium import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
SHAPE = (Path(__file__).parent / "shape.js").read_text()
LAYOUT = (Path(__file__).parent / "layout.js").read_text()
PHONE, DESK = {"width": 320, "height": 640}, {"width": 1280, "height": 800}
TAGS = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]
RUN_AXE = """async (tags) => {
  const told = await axe.run(document, {
    runOnly: tags, resultTypes: ["violations"], rules: { "target-size": { enabled: true } },
  });
  return told.violations.map((one) => `${one.id}: ${one.help}: `
    + one.nodes.slice(0, 3).map((node) => `${node.target.join(" ")} ${node.html.slice(0, 120)}`
      + ` (${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ""})`).join(" | "));
}"""
PICTURES = Path(os.environ.get("JANGKAU_SCREENS", ROOT / "test-results" / "screens"))


@dataclass
class Eyes:
    """What was seen so far: a list of findings, each with the page's name."""

    found: list[str] = field(default_factory=list)
    shapes: set[str] = field(default_factory=set)

    def agree(self) -> None:
        """Fail with all that was found, one a line."""
        if self.found:
            pytest.fail("\n".join([f"{len(self.found)} findings:", *self.found]), pytrace=False)


def watch(page: Page, eyes: Eyes) -> None:
    """Note every error that the page or its policy tells the console."""

    def on_console(message: ConsoleMessage) -> None:
        told = message.text
        # An error page is meant to answer with its own status.
        asked = message.location.get("url", "") == page.url
        if message.type == "error" and not (asked and "status of" in told):
            eyes.found.append(f"{page.url}: console: {told}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: eyes.found.append(f"{page.url}: script: {error}"))


def look(page: Page, eyes: Eyes, name: str) -> None:
    """Look at the page in both widths and in double text; the page stays as it was.

    A page built like one that was looked at already is passed over.
    """
    shape = page.evaluate(SHAPE)
    if shape in eyes.shapes:
        return
    eyes.shapes.add(shape)
    before = page.viewport_size or DESK
    found = []
    for size in (PHONE, DESK):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        width = f"{size['width']} px"
        found += page.evaluate(LAYOUT, {"size": width, "buttons": True})
        found += [f"{width}: axe: {one}" for one in _axe(page)]
        keep(page, f"{name}-{size['width']}")
    _text(page, 32)
    found += page.evaluate(LAYOUT, {"size": "200 % text", "buttons": False})
    keep(page, f"{name}-200")
    _text(page, 16)
    page.set_viewport_size(before)
    eyes.found += [f"{name}: {one}" for one in found]


def _text(page: Page, size: int) -> None:
    """Set the reader's own text size (pixels), as in the browser's settings."""
    session = page.context.new_cdp_session(page)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
    session.detach()


def _axe(page: Page) -> list[str]:
    if page.evaluate("typeof window.axe") == "undefined":
        page.evaluate(AXE.read_text() + ";undefined")
    told: list[str] = page.evaluate(RUN_AXE, TAGS)
    return told


def keep(page: Page, name: str) -> None:
    """Keep a picture to look at, when asked to: JANGKAU_SCREENS=folder."""
    if "JANGKAU_SCREENS" in os.environ:
        PICTURES.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


def picture(page: Page, name: str) -> None:
    """Take a picture for the README, when asked to: JANGKAU_PICTURES=1."""
    if "JANGKAU_PICTURES" not in os.environ:
        return
    page.evaluate("scrollTo(0, 0)")
    taken = Image.open(io.BytesIO(page.screenshot()))
    path = ROOT / "docs" / "pictures" / f"{name}.png"
    path.parent.mkdir(exist_ok=True)
    taken.convert("RGB").quantize(128).save(path, optimize=True)
