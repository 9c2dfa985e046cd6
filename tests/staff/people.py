"""Made-up staff for the tests of the staff door."""

from django.test import Client
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from jangkau.office.kept.models import Account

PASSWORD = "tiga kuda laut biru"


def hire(username: str = "sari", role: str = "checker", **further: object) -> Account:
    facts = {"name": "Sari Wulandari", "jurisdiction": "99.01", **further}
    return Account.objects.create_account(username, PASSWORD, role=role, **facts)


def give_phone(account: Account) -> TOTPDevice:
    return TOTPDevice.objects.create(user=account, name="aplikasi", confirmed=True)


def code_of(device: TOTPDevice, steps_ahead: int = 0) -> str:
    import time

    clock = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    clock.time = time.time() + steps_ahead * device.step
    return f"{clock.token():06d}"


def give_password(
    client: Client, username: str = "sari", password: str = PASSWORD, **more: str
):
    return client.post("/masuk", {"username": username, "password": password, **more})


def sign_in(client: Client, role: str = "checker") -> Account:
    account = hire(role=role)
    device = give_phone(account)
    give_password(client)
    client.post("/masuk/kode", {"code": code_of(device)})
    return account
