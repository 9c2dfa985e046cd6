"""What is done with a death at each door, for the tests."""

import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import urlencode
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jangkau.catalogue import service
from jangkau.office import travel, trust
from jangkau_demo import siak_ca, staff
from jangkau_demo.siak import application as simulator
from tests.databases import at
from tests.desk.counter import counter, photo
from tests.documents.signatures import root
from tests.kantor.staff import at_work
from tests.people import a_death
from tests.sync.trips import CHECKER, VILLAGE, World, account

DEATH = service("akta_kematian")
OUTPUTS = tuple(output.key for output in DEATH.outputs)


def a_desk(world: World) -> Client:
    """Return the browser of a village operator whom the regency knows."""
    with at(world.regency):
        account(replace(CHECKER, account="sari", role="village_operator", jurisdiction=VILLAGE))
    return counter()


def office_people(siak: Path) -> dict[str, Client]:
    """Return the browsers of those at the office, which trusts the simulator in this folder."""
    trust.add(root(siak_ca.kept(siak, staff.HEAD.name)), "admin")
    return {
        "checker": at_work("checker"),
        "siak": at_work("siak_operator"),
        "verifier": at_work("verifier"),
    }


def typed_in(desk: Client, seed: int = 5, **changes: object) -> str:
    """Type a death into a new draft and press go on; return the draft's path."""
    begun = desk.post("/meja/baru/akta_kematian")["Location"]
    answers = a_death(seed, village=VILLAGE, today=date.today(), **changes)
    version = desk.get(begun).context["draft"].version
    desk.post(begun, {**answers, "version": version, "go_on": "1"})
    return begun


def sent(desk: Client, begun: str) -> UUID:
    """Read a draft back and send it; return the application."""
    desk.post(f"{begun}/baca")
    desk.post(f"{begun}/kirim")
    return UUID(begun.rsplit("/", 1)[1])


def entered(desk: Client, **changes: object) -> UUID:
    """Enter a death at the desk with its proof, up to the receipt; return its id."""
    begun = typed_in(desk, **changes)
    proof = {"paper": "death_proof", "alternative": "village_letter", "photo": photo()}
    desk.post(f"{begun}/berkas", proof)
    assert "Kami turut berdukacita." in desk.get(f"{begun}/baca").content.decode()
    return sent(desk, begun)


def handed_over(desk: Client, death: UUID, recipient: str) -> None:
    """Hand all documents to the spouse, who signs."""
    page = desk.get(f"/meja/berkas/{death}/serah")
    assert "Hubungan dengan almarhum/almarhumah" in page.content.decode()
    assert [key for key, _ in page.context["outputs"]] == list(OUTPUTS)
    given = {
        "outputs": list(OUTPUTS),
        "recipient": recipient,
        "relation": "Suami atau istri",
        "method": "signature",
        "act": page.context["act"],
    }
    desk.post(f"/meja/berkas/{death}/serah", given)


def by_stick(world: World, folder: Path) -> None:
    """Carry what lies at the village to the office, and its word back."""
    folder.mkdir()
    with at(world.village):
        travel.export_stick(folder)
    with at(world.regency):
        [bundle] = folder.iterdir()
        written = travel.import_stick(bundle).written
    with at(world.village):
        travel.import_stick(folder / written)


def from_siak(folder: Path, output: str, told: dict[str, str]) -> bytes:
    """Type the copied fields into the simulator; return the specimen it issues."""
    body = urlencode(told).encode()
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": f"/akta_kematian/{output}",
        "CONTENT_LENGTH": str(len(body)),
        "wsgi.input": io.BytesIO(body),
    }
    return b"".join(simulator(folder / "serial")(environ, lambda *_: None))


def through_siak(folder: Path, people: dict[str, Client], case: str, output: str) -> str:
    """Copy, enter, verify and attach one output; return its number."""
    page = people["siak"].get(f"{case}dokumen/{output}/salin/").content.decode()
    rows = dict(re.findall(r'data-field="([^"]+)".*?data-value>(.*?)</code>', page, re.S))
    wanted = next(one.siak_fields for one in DEATH.outputs if one.key == output)
    assert list(rows) == [name for name in wanted if name in rows]
    people["siak"].post(f"{case}dokumen/{output}/salin/masuk")
    people["verifier"].post(f"{case}dokumen/{output}/verify")
    pdf = from_siak(folder, output, rows)
    upload = {"pdf": SimpleUploadedFile("siak.pdf", pdf)}
    seen = people["siak"].post(f"{case}dokumen/{output}/pdf", upload).context
    read = seen["seen"]
    confirmed = {
        "document": seen["document"],
        "number": read.document_number,
        "signer": read.signer,
    }
    people["siak"].post(f"{case}dokumen/{output}/pdf/terbit", confirmed)
    return read.document_number
