"""Keeps the accounts of staff: who may sign in, as what, and for which area."""

from collections.abc import Sequence

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from jangkau.errors import Refusal
from jangkau.office.kept import second_factor
from jangkau.office.kept.models import Account
from jangkau.rules.access import ROLES, covers


def people() -> Sequence[Account]:
    """Return the regency's accounts by name."""
    return list(Account.objects.filter(regency=settings.JANGKAU.regency).order_by("name"))


def names() -> dict[str, str]:
    """Return the name behind every account kept here, open or closed."""
    return {account.username: account.name for account in people()}


def person(account_id: str) -> Account:
    """Return an account of this regency; refuse with JKL-1301."""
    found = Account.objects.filter(regency=settings.JANGKAU.regency, pk=account_id).first()
    if found is None:
        raise Refusal("JKL-1301")
    return found


def welcome(
    username: str,
    name: str,
    role: str,
    jurisdiction: str,
    password: str,
    temporary: bool = True,
) -> Account:
    """Keep a new account; its temporary password must be changed at the first sign-in.

    Refuses with JKL-1309 (weak password), JKL-1320 (area not of this regency or
    unknown role) or JKL-1321 (user name taken or empty).
    """
    if role not in ROLES or not covers(settings.JANGKAU.regency, jurisdiction):
        raise Refusal("JKL-1320")
    if not username.strip() or not name.strip():
        raise Refusal("JKL-1321")
    try:
        validate_password(password, Account(username=username, name=name))
        with transaction.atomic():
            return Account.objects.create_account(
                username.strip(), password, name.strip(), role, jurisdiction, temporary
            )
    except ValidationError:
        raise Refusal("JKL-1309") from None
    except IntegrityError:
        raise Refusal("JKL-1321") from None


def reset(account: Account, password: str) -> None:
    """Give a temporary password and ask for a new code device at the next sign-in."""
    try:
        validate_password(password, account)
    except ValidationError:
        raise Refusal("JKL-1309") from None
    with transaction.atomic():
        account.choose_password(password, temporary=True)
        account.save(update_fields=["password", "password_chosen_at"])
        second_factor.forget(account)


def close(account: Account) -> None:
    """Close an account: it signs in no more, its acts stay under its name."""
    account.is_active = False
    account.save(update_fields=["is_active"])


def reopen(account: Account) -> None:
    """Open a closed account again."""
    account.is_active = True
    account.save(update_fields=["is_active"])
