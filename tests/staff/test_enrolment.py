import json
from datetime import timedelta
from http import HTTPStatus

import pytest
from django.utils import timezone
from nacl.signing import SigningKey

from jangkau.errors import Refusal
from jangkau.office import tickets
from jangkau.office.kept.models import Node, Ticket
from jangkau.office.offers import Offer, Request
from tests.staff.people import sign_in

pytestmark = pytest.mark.django_db
VILLAGE = "99.01.01.2003"


def ticket() -> Ticket:
    return tickets.issue("village", "Desa Tirta Wangi", VILLAGE, "sari")


def wish(text: str, key: SigningKey, seal: bytes = b"s" * 32) -> dict[str, str]:
    sign = bytes(key.verify_key)
    statement = Request(text, sign, seal, b"").statement()
    proof = key.sign(statement).signature
    return {
        "ticket": text,
        "sign_key": sign.hex(),
        "seal_key": seal.hex(),
        "proof": proof.hex(),
    }


def enrol(client, body):
    return client.post("/api/enrol", json.dumps(body), content_type="application/json")


def test_it_works(client):
    held = ticket()
    key = SigningKey.generate()
    answer = enrol(client, wish(tickets.text_of(held), key)).json()
    node = Node.objects.get()
    assert answer == {
        "node": node.node,
        "regency": "99.01",
        "lease_until": node.lease_until.isoformat(),
    }
    assert (node.jurisdiction, node.role, node.name) == (VILLAGE, "village", "Desa Tirta Wangi")
    assert bytes(node.sign_key) == bytes(key.verify_key)


def test_a_ticket_is_spent_by_the_first_key_that_presents_it(client):
    text, first, second = (
        tickets.text_of(ticket()),
        SigningKey.generate(),
        SigningKey.generate(),
    )
    answer = enrol(client, wish(text, first))
    again = enrol(client, wish(text, first))
    other = enrol(client, wish(text, second))
    assert (answer.json(), answer.status_code) == (again.json(), again.status_code)
    assert (other.status_code, other.json()["code"]) == (HTTPStatus.FORBIDDEN, "JKL-1311")
    assert Node.objects.count() == 1


def test_a_ticket_with_one_letter_changed_is_refused(client):
    text = tickets.text_of(ticket())
    for place in (10, len(text) // 2, len(text) - 5):
        letter = "A" if text[place] != "A" else "B"
        changed = text[:place] + letter + text[place + 1 :]
        answer = enrol(client, wish(changed, SigningKey.generate()))
        assert answer.json()["code"] == "JKL-1310"


def test_a_key_that_cannot_sign_is_refused(client):
    body = wish(tickets.text_of(ticket()), SigningKey.generate())
    stolen = bytes(SigningKey.generate().verify_key).hex()
    assert enrol(client, {**body, "sign_key": stolen}).json()["code"] == "JKL-1310"


def test_an_old_ticket_is_refused(client):
    held = ticket()
    held.expires_at = timezone.now() - timedelta(minutes=1)
    held.save()
    answer = enrol(client, wish(tickets.text_of(held), SigningKey.generate()))
    assert answer.json()["code"] == "JKL-1312"


def test_what_is_no_ticket_is_refused(client):
    for body in ({}, {"ticket": "x"}, ["x"], "x"):
        assert enrol(client, body).json()["code"] == "JKL-1310"
    with pytest.raises(Refusal):
        Offer.read("JKT1.e30.e30")


def test_an_administrator_gives_a_ticket_out_and_revokes_a_device(client):
    sign_in(client, role="administrator")
    told = {"role": "village", "name": "Desa Tirta Wangi", "jurisdiction": VILLAGE}
    page = client.post("/perangkat", told, follow=True)
    assert "data:image/svg" in page.content.decode()
    held = Ticket.objects.get()
    file = client.get(f"/perangkat/tiket/{held.pk}/berkas")
    text = file.content.decode().strip()
    assert Offer.read(text).name == "Desa Tirta Wangi"
    enrol(client, wish(text, SigningKey.generate()))
    node = Node.objects.get()
    client.post(f"/perangkat/{node.node}/cabut")
    node.refresh_from_db()
    assert node.revoked_by == "sari"
    assert "Dicabut" in client.get("/perangkat").content.decode()
    assert client.get(f"/perangkat/tiket/{held.pk}").status_code == HTTPStatus.NOT_FOUND


def test_a_ticket_for_another_regency_is_not_made(client):
    sign_in(client, role="administrator")
    told = {"role": "village", "name": "Desa Jauh", "jurisdiction": "98.01.01.2001"}
    page = client.post("/perangkat", told)
    assert "JKL-1322" in page.content.decode()
    assert 'value="Desa Jauh"' in page.content.decode()
    assert Ticket.objects.count() == 0
