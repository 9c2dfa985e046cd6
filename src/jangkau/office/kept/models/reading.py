"""A reading of a person's data: who looked, when and what for."""

from django.db import models
from uuid_utils.compat import uuid7


class Reading(models.Model):
    """One look at one application; the resident may see the list (UU 27/2022 art. 31-32)."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    regency = models.CharField(max_length=5)
    application = models.UUIDField()
    account = models.CharField(max_length=40)
    role = models.CharField(max_length=24)
    purpose = models.CharField(max_length=24)
    at = models.BigIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["regency", "application", "at"], name="reading_of_case")
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.purpose}"
