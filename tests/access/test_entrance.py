"""The entrance attacked: sessions, codes, ways back, tickets and the keeper's door."""

import json
import statistics
import time
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from nacl.signing import SigningKey

from jangkau.channels.web import attempts
from jangkau.ledger.home import create
from jangkau.office import gate, tickets
from jangkau.office.kept.models import Account, Node
from jangkau.rules.receipt_number import ALPHABET, of_application
from jangkau.sync import keeper
from tests.access.staff import signed_in
from tests.applications import actor, filing
from tests.staff.people import PASSWORD, code_of, give_password, give_phone, hire, sign_in

pytestmark = pytest.mark.usefixtures("regency")


@pytest.fixture(autouse=True)
def _as_a_regency(settings, monkeypatch):
    settings.SECOND_FACTOR = True
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }


def session_of(client):
    return client.cookies[settings.SESSION_COOKIE_NAME].value


def test_a_session_planted_before_sign_in_is_not_the_one_after():
    client, device = Client(), give_phone(hire())
    client.get("/masuk")
    client.cookies[settings.SESSION_COOKIE_NAME] = "planted0planted0planted0planted0"
    give_password(client)
    after_password = session_of(client)
    client.post("/masuk/kode", {"code": code_of(device)})
    assert len({"planted0planted0planted0planted0", after_password, session_of(client)}) == 3
    thief = Client()
    thief.cookies[settings.SESSION_COOKIE_NAME] = after_password
    assert thief.get("/akun").status_code == 302


def test_one_code_opens_one_session():
    device = give_phone(hire())
    code = code_of(device)
    first, second = Client(), Client()
    for client in (first, second):
        give_password(client)
        client.post("/masuk/kode", {"code": code})
    assert (first.get("/akun").status_code, second.get("/akun").status_code) == (200, 302)


def test_codes_are_not_guessed_one_after_the_other():
    device = give_phone(hire())
    client = Client()
    give_password(client)
    right = code_of(device)
    for guess in range(20):
        client.post("/masuk/kode", {"code": f"{(int(right) + 1 + guess) % 10**6:06d}"})
    client.post("/masuk/kode", {"code": right})
    assert client.get("/akun").status_code == 302, "twenty wrong codes close the door a while"


def test_recovery_codes_are_not_guessed_one_after_the_other():
    client = Client()
    hire()
    give_password(client)
    device = Account.objects.get(username="sari")
    from jangkau.office.kept import second_factor

    pending = second_factor.pending(device)
    _, codes = second_factor.confirm(device, code_of(pending))
    for guess in range(20):
        client.post("/masuk/kode", {"code": f"aaaaa-{guess:05d}"})
    client.post("/masuk/kode", {"code": codes[0]})
    assert client.get("/akun").status_code == 302


def test_a_new_password_ends_every_other_session():
    thief, owner = Client(), Client()
    account = sign_in(thief)
    give_password(owner)
    owner.post("/masuk/kode", {"code": code_of(account.totpdevice_set.get(), 1)})
    told = {
        "current": PASSWORD,
        "new": "empat gajah tua merah",
        "again": "empat gajah tua merah",
    }
    assert owner.post("/masuk/sandi", told).status_code == 302
    assert (owner.get("/akun").status_code, thief.get("/akun").status_code) == (200, 302)


@pytest.mark.parametrize(
    "there",
    ["//evil.example", "https://evil.example", "/\\evil.example", "\\\\evil",
     "javascript:alert(1)",
     "/%09/evil.example", "\t//evil.example", "http:evil.example", "///evil.example"],
)  # fmt: skip
def test_no_way_leads_out_of_the_house(there):
    client, device = Client(), give_phone(hire())
    give_password(client, next=there)
    answer = client.post("/masuk/kode", {"code": code_of(device), "next": there})
    assert "evil" not in answer["Location"] or answer["Location"].startswith("/%09")
    assert not answer["Location"].startswith(("//", "http", "\\", "/\\", "javascript"))


def test_names_that_exist_and_names_that_do_not_are_answered_alike():
    hire()
    texts = {give_password(Client(), name, "x").content.replace(name.encode(), b"")
             for name in ("sari", "tidak-ada")}  # fmt: skip
    assert len({text.partition(b"csrfmiddlewaretoken")[2][100:] for text in texts}) == 1


def test_a_ticket_serves_one_device_and_no_other_body_breaks_the_door():
    text = tickets.text_of(tickets.issue("village", "Laptop", "99.01.01.2003", "admin"))

    def knock(key, seal=b"s" * 32):
        proof = key.sign(b"jangkau-enrol-1" + text.encode() + seal).signature
        told = {"ticket": text, "sign_key": bytes(key.verify_key).hex(), "seal_key": seal.hex()}
        body = json.dumps({**told, "proof": proof.hex()})
        return Client().post("/api/enrol", body, content_type="application/json")

    first, other = SigningKey.generate(), SigningKey.generate()
    assert [knock(first).status_code, knock(first).status_code, knock(other).status_code] == [
        200, 200, 403,
    ]  # fmt: skip
    assert Node.objects.count() == 1
    odd = ["", "[]", "null", "1", '"x"', "{", '{"ticket":1}', "[" * 100_000, "\xff",
           json.dumps({"ticket": text, "sign_key": "00", "seal_key": "", "proof": ""}),
           json.dumps({"ticket": text, "sign_key": [], "proof": None})]  # fmt: skip
    for body in odd:
        answer = Client().post("/api/enrol", body, content_type="application/json")
        assert answer.status_code == 403, body[:20]


def test_devices_doors_bear_any_bytes():
    from random import Random

    random = Random(1)
    for size in (0, 1, 2, 3, 64, 65, 300, 5000):
        for path in ("/api/exchange", "/api/blobs"):
            body = random.randbytes(size)
            answer = Client().post(path, body, content_type="application/octet-stream")
            assert answer.status_code in (403, 409), (path, size)


@pytest.mark.long
def test_a_wrong_number_takes_as_long_as_a_wrong_secret(monkeypatch):
    monkeypatch.setattr(attempts, "check", lambda *_: None)
    monkeypatch.setattr(attempts, "failed", lambda *_: None)
    monkeypatch.setattr("jangkau.site.throttle.allowed", lambda *_: True)
    application = uuid4()
    gate.perform(actor("village_operator"), filing(application=application))
    kinds = {"number": [], "secret": []}
    client = Client()
    for turn in range(150):
        secret = "".join(ALPHABET[(turn * 7 + place) % 32] for place in range(8))
        for kind, number in (("number", of_application(uuid4())),
                             ("secret", of_application(application))):  # fmt: skip
            begun = time.perf_counter()
            client.post("/status", {"number": number, "secret": secret})
            kinds[kind].append(time.perf_counter() - begun)
    medians = [statistics.median(times) for times in kinds.values()]
    spread = statistics.pstdev([*kinds["number"][75:], *kinds["secret"][75:]])
    assert abs(medians[0] - medians[1]) < max(0.15 * medians[0], spread), medians


def test_the_keeper_takes_nothing_from_a_stranger(tmp_path):
    create(tmp_path / "k", "keeper", "99.01", "99.01-keeper", "Penjaga", "99.01")
    here = keeper.open_keeper(tmp_path / "k")
    from jangkau.errors import Refusal
    from jangkau.sync.keeper import pairing

    first, thief = SigningKey.generate(), SigningKey.generate()

    def pair(key, regency="99.01"):
        public = bytes(key.verify_key)
        return here.pair(key.sign(pairing(regency, public)).signature + public)

    for raw in (b"", b"x" * 200):
        with pytest.raises(Refusal):
            here.keep(raw)
    with pytest.raises(Refusal):
        pair(first, "99.02")
    pair(first)
    for attempt in (lambda: pair(thief), lambda: here.keep(b"y" * 300)):
        with pytest.raises(Refusal):
            attempt()
    pair(first)


@pytest.mark.parametrize("length", ["-1", "x", "", "99999999999"])
def test_the_keeper_bears_any_length(tmp_path, length):
    from io import BytesIO

    create(tmp_path / "k", "keeper", "99.01", "99.01-keeper", "Penjaga", "99.01")
    told = []
    answer = keeper.application(keeper.open_keeper(tmp_path / "k"))(
        {"REQUEST_METHOD": "POST", "PATH_INFO": "/keep", "CONTENT_LENGTH": length,
         "wsgi.input": BytesIO(b"z" * 10)},
        lambda status, _: told.append(status[:3]),
    )  # fmt: skip
    assert list(answer) and told[0] in ("404", "409")


def test_an_account_closed_or_moved_meanwhile_loses_its_open_pages():
    browser = signed_in("checker", "99.01", username="rina")
    assert browser.get("/kantor/").status_code == 200
    Account.objects.filter(username="rina").update(is_active=False)
    assert browser.get("/kantor/").status_code == 302
