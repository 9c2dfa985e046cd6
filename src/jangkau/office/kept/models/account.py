"""A member of staff who signs in, bound to one role and one area."""

from typing import ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from uuid_utils.compat import uuid7

from jangkau.rules.access import ROLE_LABELS


class Accounts(BaseUserManager["Account"]):
    """Finds accounts by name within this regency."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        """Return the account of this regency with that user name, any letter case."""
        return self.get(regency=settings.JANGKAU.regency, username=(username or "").lower())

    def create_account(
        self,
        username: str,
        password: str,
        name: str,
        role: str,
        jurisdiction: str,
        temporary: bool = False,
    ) -> "Account":
        """Keep and return a new account; the password is kept as an Argon2 hash.

        A temporary password must be changed by its owner at the first sign-in.
        """
        account = self.model(
            regency=settings.JANGKAU.regency,
            username=username.lower(),
            name=name,
            role=role,
            jurisdiction=jurisdiction,
        )
        account.choose_password(password, temporary=temporary)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """One person's account; a role is never shared between two people."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    regency = models.CharField(max_length=5)
    username = models.CharField(max_length=40)
    name = models.CharField(max_length=80)
    role = models.CharField(max_length=24, choices=list(ROLE_LABELS.items()))
    jurisdiction = models.CharField(max_length=13)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)
    password_chosen_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Accounts] = Accounts()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "role", "jurisdiction"]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["regency", "username"], name="account_username")
        ]

    def choose_password(self, password: str, temporary: bool = False) -> None:
        """Set a password, unsaved; one that another person chose is temporary."""
        self.set_password(password)
        self.password_chosen_at = None if temporary else timezone.now()

    def __str__(self) -> str:
        return self.username
