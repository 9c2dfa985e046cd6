"""Weighs pages as they travel: every byte of every answer, heads included."""

from dataclasses import dataclass

from playwright.sync_api import Page


@dataclass(frozen=True)
class Weight:
    """What one page cost: requests that reached the server, and bytes down."""

    requests: int
    size: int


def weigh(page: Page, address: str) -> Weight:
    """Open a page and weigh it; what the browser kept from before weighs nothing."""
    session = page.context.new_cdp_session(page)
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    session.send("Network.enable")
    page.goto(address, wait_until="networkidle")
    session.detach()
    # Chromium says 0 for what came from its own cache.
    travelled = [size for size in sizes if size]
    return Weight(len(travelled), int(sum(travelled)))
