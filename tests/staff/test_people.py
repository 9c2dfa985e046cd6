from http import HTTPStatus

import pytest
from django.test import Client

from jangkau.office.kept import second_factor
from jangkau.office.kept.models import Account
from tests.staff.people import PASSWORD, give_password, give_phone, hire, sign_in

pytestmark = pytest.mark.django_db
NEW = {
    "username": "Komang",
    "name": "Komang Adi",
    "role": "verifier",
    "jurisdiction": "99.01",
    "password": "ombak pagi di pasir",
}


def test_an_administrator_adds_a_colleague_who_changes_the_password_first(client):
    sign_in(client, role="administrator")
    assert client.post("/pengguna", NEW).status_code == HTTPStatus.FOUND
    assert "Komang Adi" in client.get("/pengguna").content.decode()
    account = Account.objects.get(username="komang")
    assert (account.role, account.password_chosen_at) == ("verifier", None)
    assert account.password.startswith("argon2")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"jurisdiction": "98.01"}, "JKL-1320"),
        ({"role": "raja"}, "JKL-1320"),
        ({"username": "sari"}, "JKL-1321"),
        ({"username": " "}, "JKL-1321"),
        ({"password": "12345"}, "JKL-1309"),
    ],
)
def test_a_colleague_is_not_added_with_wrong_facts(client, change, code):
    sign_in(client, role="administrator")
    page = client.post("/pengguna", {**NEW, **change})
    assert code in page.content.decode()
    assert 'value="Komang Adi"' in page.content.decode()


def test_a_lost_phone_is_replaced_by_an_administrator(client):
    sign_in(client, role="administrator")
    colleague = hire("komang", name="Komang Adi")
    give_phone(colleague)
    client.post(f"/pengguna/{colleague.pk}", {"password": "ombak pagi di pasir"})
    assert not second_factor.is_set_up(colleague)
    theirs = Client()
    after = give_password(theirs, "komang", "ombak pagi di pasir")
    assert after["Location"] == "/masuk/pasang"


def test_an_account_is_closed_and_opened_but_never_ones_own(client):
    own = sign_in(client, role="administrator")
    colleague = hire("komang", name="Komang Adi")
    client.post(f"/pengguna/{colleague.pk}/tutup")
    assert "JKL-1305" in give_password(Client(), "komang", PASSWORD).content.decode()
    client.post(f"/pengguna/{colleague.pk}/tutup")
    assert give_password(Client(), "komang", PASSWORD).status_code == HTTPStatus.FOUND
    assert "JKL-1323" in client.post(f"/pengguna/{own.pk}/tutup").content.decode()


def test_an_account_of_another_regency_is_not_found(client):
    sign_in(client, role="administrator")
    foreign = hire("wayan", name="Wayan Jaya")
    Account.objects.filter(pk=foreign.pk).update(regency="98.02")
    assert client.get(f"/pengguna/{foreign.pk}").status_code == HTTPStatus.NOT_FOUND
    assert "Wayan" not in client.get("/pengguna").content.decode()
