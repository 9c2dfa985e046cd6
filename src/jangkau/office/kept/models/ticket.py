"""A one-use permission for one device to enrol."""

from django.db import models
from uuid_utils.compat import uuid7


class Ticket(models.Model):
    """A ticket, spent by the first key that presents it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    regency = models.CharField(max_length=5)
    role = models.CharField(max_length=10)
    name = models.CharField(max_length=80)
    jurisdiction = models.CharField(max_length=13)
    created_at = models.DateTimeField(auto_now_add=True)
    created_by = models.CharField(max_length=40)
    expires_at = models.DateTimeField()
    spent_at = models.DateTimeField(null=True, blank=True)
    spent_by = models.BinaryField(max_length=32, null=True, blank=True)
    node = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        indexes = [models.Index(fields=["regency", "created_at"], name="ticket_age")]

    def __str__(self) -> str:
        return f"{self.role} {self.jurisdiction}"
