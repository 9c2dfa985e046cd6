"""A browser at a village's real desk: signs in, types births, sends them."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

import httpx
from PIL import Image, ImageDraw

from jangkau_demo.people import a_birth
from jangkau_worlds.people import HERE

PASSWORD = "tiga kuda laut biru"  # noqa: S105  # of made-up people
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
VERSION = re.compile(r'name="version" value="(\d+)"')


def a_photo() -> bytes:
    """Return the photo of a page with some lines on it, as JPEG."""
    page = Image.new("RGB", (600, 800), (200, 200, 200))
    pen = ImageDraw.Draw(page)
    for line in range(30):
        pen.line((60, 60 + line * 22, 520, 60 + line * 22), fill=(20, 20, 20), width=3)
    out = io.BytesIO()
    page.save(out, "JPEG")
    return out.getvalue()


@dataclass
class Browser:
    """One operator's browser; what it was told is sent is in `acknowledged`."""

    url: str
    username: str
    photo: bytes
    acknowledged: list[str] = field(default_factory=list)
    http: httpx.Client = field(init=False)

    def __post_init__(self) -> None:
        self.http = httpx.Client(base_url=self.url, timeout=30)

    def sign_in(self) -> None:
        """Sign in; the session outlives the server."""
        self._post("/masuk", {"username": self.username, "password": PASSWORD}, at="/masuk")

    def prepare(self, seed: int) -> str:
        """Type a birth up to its last button; return its path."""
        told = self._post("/meja/baru/akta_kelahiran", {}, at="/meja/")
        path = told.headers["Location"]
        today = date.today() - timedelta(days=1)
        answers = a_birth(seed, village=HERE, today=today)
        posted = {name: str(value) for name, value in answers.items() if value is not None}
        self._post(path, {**posted, "version": ""}, at=path)
        proof = {"paper": "marriage_proof", "alternative": "buku_nikah"}
        files = {"photo": ("a.jpg", self.photo, "image/jpeg")}
        self._post(f"{path}/berkas", proof, at=path, files=files)
        self._post(f"{path}/baca", {}, at=path)
        return path

    def send(self, path: str) -> None:
        """Press the last button, and note when the receipt is shown."""
        answer = self._post(f"{path}/kirim", {}, at="/meja/")
        if answer.status_code == 302 and answer.headers["Location"].endswith("/terima"):
            self.acknowledged.append(path.rsplit("/", 1)[1])

    def _post(
        self,
        path: str,
        data: dict[str, str],
        at: str,
        files: Mapping[str, object] | None = None,
    ) -> httpx.Response:
        page = self.http.get(at).text
        token, version = TOKEN.search(page), VERSION.search(page)
        told = {**data, "csrfmiddlewaretoken": token[1] if token else ""}
        if "version" in data and version:
            told["version"] = version[1]
        return self.http.post(path, data=told, files=files)  # type: ignore[arg-type]
