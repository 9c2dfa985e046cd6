"""Signs in as any member of the made-up staff by one press; only the demo can do this."""

from django.contrib.auth import login
from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest
from django_otp import login as verified
from django_otp.plugins.otp_totp.models import TOTPDevice

from jangkau.office.kept.models import Account
from jangkau_demo import staff


def as_member(request: HttpRequest, username: str) -> None:
    """Sign in as this account, with its code device where it has one."""
    account = Account.objects.get_by_natural_key(username)
    backend = f"{ModelBackend.__module__}.{ModelBackend.__qualname__}"
    login(request, account, backend=backend)
    device = TOTPDevice.objects.filter(user=account, confirmed=True).first()
    if device is not None:
        verified(request, device)


def members() -> list[Account]:
    """Return the accounts worth trying at this node: one or two a role."""
    wanted = [one.username for one in (*staff.DESK, *staff.OFFICE)]
    found = {one.username: one for one in Account.objects.filter(username__in=wanted)}
    return [found[name] for name in wanted if name in found and found[name].is_active]
