import re
from http import HTTPStatus

import pytest
from django.test import Client

from jangkau.office.kept import second_factor
from tests.staff.people import PASSWORD, code_of, give_password, give_phone, hire, sign_in

pytestmark = pytest.mark.django_db


def test_it_works(client):
    sign_in(client)
    assert "Sari Wulandari" in client.get("/akun").content.decode()


def test_a_password_alone_opens_nothing_at_the_regency(client):
    give_phone(hire())
    assert give_password(client)["Location"] == "/masuk/kode"
    assert client.get("/akun")["Location"] == "/masuk?next=%2Fakun"


def test_a_used_code_dies(client):
    device = give_phone(hire())
    code = code_of(device)
    give_password(client)
    assert client.post("/masuk/kode", {"code": code}).status_code == HTTPStatus.FOUND

    elsewhere = Client()
    give_password(elsewhere)
    again = elsewhere.post("/masuk/kode", {"code": code})
    assert "JKL-1306" in again.content.decode()
    assert elsewhere.get("/akun").status_code == HTTPStatus.FOUND


def test_the_first_sign_in_sets_up_the_code_and_gives_eight_recovery_codes(client):
    account = hire()
    assert give_password(client)["Location"] == "/masuk/pasang"
    assert "data:image/svg" in client.get("/masuk/pasang").content.decode()
    page = client.post("/masuk/pasang", {"code": code_of(second_factor.pending(account))})
    codes = re.findall(r">([2-9a-z]{5}-[2-9a-z]{5})<", page.content.decode())
    assert len(codes) == second_factor.RECOVERY_CODES
    assert client.get("/akun").status_code == HTTPStatus.OK

    without_phone = Client()
    give_password(without_phone)
    assert without_phone.post("/masuk/kode", {"code": codes[0]}).status_code == HTTPStatus.FOUND
    twice = Client()
    give_password(twice)
    assert "JKL-1306" in twice.post("/masuk/kode", {"code": codes[0]}).content.decode()


def test_a_set_up_phone_is_not_set_up_again_by_the_password_alone(client):
    give_phone(hire())
    give_password(client)
    assert client.get("/masuk/pasang")["Location"] == "/masuk/kode"


def test_a_wrong_password_says_what_to_do_and_keeps_the_name(client):
    hire()
    page = give_password(client, password="salah sekali")
    assert "JKL-1305" in page.content.decode()
    assert 'value="sari"' in page.content.decode()


def test_five_wrong_passwords_close_the_door_for_a_while(client):
    hire()
    for _ in range(5):
        page = give_password(client, password="salah sekali")
    assert page.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert "Tunggu 15 menit" in page.content.decode()
    assert "JKL-1304" in give_password(client).content.decode()


def test_a_temporary_password_is_changed_first(client):
    account = hire()
    account.choose_password(PASSWORD, temporary=True)
    account.save()
    device = give_phone(account)
    give_password(client)
    after = client.post("/masuk/kode", {"code": code_of(device)})
    assert after["Location"] == "/masuk/sandi"
    new = "perahu kecil di teluk"
    done = client.post("/masuk/sandi", {"current": PASSWORD, "new": new, "again": new})
    assert done["Location"] == "/mulai"
    assert client.get("/akun").status_code == HTTPStatus.OK


@pytest.mark.parametrize(
    ("current", "new", "again", "code"),
    [
        ("bukan ini", "perahu kecil di teluk", "perahu kecil di teluk", "JKL-1307"),
        (PASSWORD, "perahu kecil di teluk", "perahu besar di teluk", "JKL-1308"),
        (PASSWORD, "rahasia", "rahasia", "JKL-1309"),
    ],
)
def test_a_password_is_changed_with_care(client, current, new, again, code):
    sign_in(client)
    page = client.post("/masuk/sandi", {"current": current, "new": new, "again": again})
    assert code in page.content.decode()


def test_sign_in_returns_to_the_page_asked_for_but_never_to_another_site(client):
    device = give_phone(hire())
    give_password(client, next="/akun")
    assert client.post("/masuk/kode", {"code": code_of(device)})["Location"] == "/akun"
    client.post("/keluar")
    give_password(client, next="https://lain.example/akun")
    after = client.post("/masuk/kode", {"code": code_of(device, steps_ahead=1)})
    assert after["Location"] == "/mulai"


def test_signing_out_closes_every_page(client):
    sign_in(client)
    client.post("/keluar")
    assert client.get("/akun").status_code == HTTPStatus.FOUND


def test_an_hour_without_a_touch_signs_out(client):
    sign_in(client)
    session = client.session
    session["touched"] -= 3601
    session.save()
    assert client.get("/akun").status_code == HTTPStatus.FOUND


def test_a_closed_account_signs_in_no_more(client):
    account = hire()
    account.is_active = False
    account.save()
    assert "JKL-1305" in give_password(client).content.decode()


def test_on_a_node_the_enrolled_device_is_the_second_part(client, settings):
    settings.SECOND_FACTOR = False
    hire(role="village_operator", jurisdiction="99.01.01.2003")
    assert give_password(client)["Location"] == "/mulai"
    assert client.get("/akun").status_code == HTTPStatus.OK


def test_another_role_is_told_so(client):
    sign_in(client, role="checker")
    page = client.get("/perangkat")
    assert page.status_code == HTTPStatus.FORBIDDEN
    assert "JKL-1302" in page.content.decode()
