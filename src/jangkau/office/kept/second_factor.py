"""The second factor of an account: its code device and its recovery codes."""

import secrets

from django.db import transaction
from django_otp.models import Device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from jangkau.office.kept.models import Account

RECOVERY_CODES = 8
LETTERS = "23456789abcdefghjkmnpqrstuvwxyz"  # none that look alike
APP, PAPER = "aplikasi", "kode cadangan"


def is_set_up(account: Account) -> bool:
    """Return whether the account has confirmed a code device."""
    return bool(TOTPDevice.objects.filter(user=account, confirmed=True).exists())


def pending(account: Account) -> TOTPDevice:
    """Return the device being set up; the same one until a code confirms it."""
    found = TOTPDevice.objects.filter(user=account, confirmed=False).first()
    return found or TOTPDevice.objects.create(user=account, name=APP, confirmed=False)


def confirm(account: Account, code: str) -> tuple[TOTPDevice, list[str]] | None:
    """Confirm the pending device by a code; return it and new recovery codes.

    Return None when the code does not match. The codes are shown once: 10 characters
    each, 49 bits.
    """
    with transaction.atomic():
        device = TOTPDevice.objects.select_for_update().get(pk=pending(account).pk)
        if not device.verify_token(code):
            return None
        device.confirmed = True
        device.save(update_fields=["confirmed"])
        return device, _new_recovery_codes(account)


def check(account: Account, code: str) -> Device | None:
    """Return the device that accepts a code, None if none does; a used code dies.

    Rows are locked while a code is checked, so two requests cannot spend one code.
    """
    plain = "".join(code.split()).replace("-", "").lower()
    kind = TOTPDevice if plain.isdigit() and len(plain) == 6 else StaticDevice
    with transaction.atomic():
        devices = kind.objects.select_for_update().filter(user=account, confirmed=True)
        return next((device for device in devices if device.verify_token(plain)), None)


def forget(account: Account) -> None:
    """Remove every device of an account: its next sign-in sets up anew."""
    with transaction.atomic():
        TOTPDevice.objects.filter(user=account).delete()
        StaticDevice.objects.filter(user=account).delete()


def recovery_codes_left(account: Account) -> int:
    """Return how many recovery codes are not used yet."""
    return int(StaticToken.objects.filter(device__user=account).count())


def _new_recovery_codes(account: Account) -> list[str]:
    StaticDevice.objects.filter(user=account).delete()
    device = StaticDevice.objects.create(user=account, name=PAPER, confirmed=True)
    codes = ["".join(secrets.choice(LETTERS) for _ in range(10)) for _ in range(RECOVERY_CODES)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=code) for code in codes)
    return [f"{code[:5]}-{code[5:]}" for code in codes]
