"""A village counter for the tests: someone signed in, a birth to file, photos to take."""

import io
from datetime import date, timedelta
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image, ImageDraw

from jangkau.office import drafts, gate
from jangkau.office.cases import case
from jangkau.office.derived.models import Case
from jangkau.office.kept.models import Account, Area
from jangkau.rules.access import Actor, Role
from jangkau.rules.application import Application
from jangkau.rules.application.commands import (
    Accept,
    EnterSiak,
    Issue,
    Print,
    Return,
    Verify,
)
from jangkau.rules.application.state import ReturnedItem
from tests.applications import SIGNED
from tests.people import a_birth

VILLAGE = "99.01.01.2003"
TODAY = date.today() - timedelta(days=1)


def counter(username: str = "sari", jurisdiction: str = VILLAGE) -> Client:
    """Return the browser of a village operator who has signed in."""
    account = Account.objects.create_account(
        username,
        "tiga kuda laut biru",
        name=username.title(),
        role="village_operator",
        jurisdiction=jurisdiction,
    )
    for code, name in ((VILLAGE, "Sukamaju"), ("99.01.01", "Hulu Riam")):
        Area.objects.get_or_create(regency="99.01", code=code, defaults={"name": name})
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return client


def clerk(username: str = "sari", role: Role = "village_operator") -> Actor:
    """Return the actor behind an account at this counter."""
    return Actor(username, username.title(), role, "99.01", "v-2003", "desk")


def births(seed: int = 1, **changes: object) -> dict[str, str]:
    """Return a birth as the form posts it."""
    answers = a_birth(seed, village=VILLAGE, today=TODAY, **changes)
    return {name: str(value) for name, value in answers.items() if value is not None}


def begin(client: Client) -> UUID:
    """Open a draft and return its id."""
    response = client.post("/meja/baru/akta_kelahiran")
    return UUID(response["Location"].rsplit("/", 1)[1])


def type_in(client: Client, draft: UUID, posted: dict[str, str], **more: str):
    """Post the form of a draft as the page holds it now."""
    version = client.get(f"/meja/draf/{draft}").context["draft"].version
    return client.post(f"/meja/draf/{draft}", {**posted, "version": version, **more})


def photo(shade: int = 200, name: str = "surat.jpg") -> SimpleUploadedFile:
    """Return a photo of a page with some lines on it."""
    page = Image.new("RGB", (800, 1100), (shade, shade, shade))
    pen = ImageDraw.Draw(page)
    for line in range(40):
        pen.line((80, 80 + line * 24, 700, 80 + line * 24), fill=(20, 20, 20), width=3)
    out = io.BytesIO()
    page.save(out, "JPEG")
    return SimpleUploadedFile(name, out.getvalue(), "image/jpeg")


def send(client: Client, seed: int = 1, **changes: object) -> UUID:
    """File a birth at the counter, with its marriage proof, and return its id."""
    draft = begin(client)
    type_in(client, draft, births(seed, **changes))
    proof = {"paper": "marriage_proof", "alternative": "buku_nikah", "photo": photo()}
    client.post(f"/meja/draf/{draft}/berkas", proof)
    client.post(f"/meja/draf/{draft}/baca")
    client.post(f"/meja/draf/{draft}/kirim")
    return draft


def state_of(application: UUID) -> Application:
    """Return how an application stands."""
    return case(clerk(), application, "test").state


def give_back(application: UUID, *items: str) -> None:
    """Return these items as the office does."""
    wrong = tuple(ReturnedItem(item, "Berbeda dengan berkas.") for item in items)
    gate.perform(clerk("cek", "checker"), Return(application, wrong))


def issue(application: UUID) -> None:
    """Bring all documents of an application to where they can be handed over."""
    gate.perform(clerk("cek", "checker"), Accept(application))
    for number, output in enumerate(("akta_kelahiran", "kk", "kia")):
        pdf = None if output == "kia" else application.bytes + bytes([number] * 16)
        gate.perform(clerk("op", "siak_operator"), EnterSiak(application, output))
        gate.perform(clerk("ver", "verifier"), Verify(application, output))
        akta = f"9901-LU-01112026-{application.int % 10_000:04}"
        issued = Issue(application, output, pdf, akta, "Kepala Dinas", SIGNED)
        gate.perform(clerk("op", "siak_operator"), issued)
    gate.perform(clerk("op", "siak_operator"), Print(application, "kia"))


def filed() -> int:
    """Return how many applications there are."""
    return Case.objects.count()


def typed(draft: UUID, username: str = "sari") -> dict[str, object]:
    """Return the answers that a draft holds."""
    found = drafts.find(clerk(username), draft)
    assert found is not None
    return found.answers
