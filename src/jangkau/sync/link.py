"""The way to another node over HTTP: one round trip, a time limit, a refusal by number."""

from dataclasses import dataclass, field

import httpx

from jangkau.errors import FAMILY, Refusal
from jangkau.sync.exchange import FIRST_BATCH, next_batch
from jangkau.sync.limits import MAX_MESSAGE

TIMEOUT = httpx.Timeout(60.0, connect=15.0)  # seconds; a 2G link is slow, not dead


def _lean_client() -> httpx.Client:
    # Only what HTTP asks for: on 2G each header costs as much as the news.
    client = httpx.Client(timeout=TIMEOUT)
    client.headers.clear()
    return client


@dataclass(slots=True)
class Link:
    """A connection kept open to `url`, and the batch size that the line bears.

    `plain` is set once the other end did not know our lexicon.
    """

    url: str
    client: httpx.Client = field(default_factory=_lean_client)
    batch: int = FIRST_BATCH
    plain: bool = False

    def post(self, path: str, raw: bytes) -> bytes:
        """Send bytes and return the answer's bytes.

        Refuses with JKL-1431 without a connection, with the other end's own code, or
        with JKL-1432 for any other status.
        """
        try:
            response = self.client.post(f"{self.url}{path}", content=raw)
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise Refusal("JKL-1431") from error
        if response.status_code == httpx.codes.OK and len(response.content) <= MAX_MESSAGE:
            return response.content
        told = response.text[:8]
        if told in FAMILY and told.startswith("JKL-14"):
            raise Refusal(told, name="", regency="", place="", told=response.status_code)
        raise Refusal("JKL-1432", told=response.status_code)

    def went(self, succeeded: bool) -> None:
        """Learn from a trip how much to send on the next."""
        self.batch = next_batch(self.batch, succeeded)
