"""An issuer whose certificates may sign the documents that SIAK sends."""

from django.db import models
from uuid_utils.compat import uuid7


class TrustedIssuer(models.Model):
    """A certificate (DER) that the office trusts, from when, until when, and by whose hand."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    regency = models.CharField(max_length=5)
    name = models.CharField(max_length=120)
    fingerprint = models.CharField(max_length=64)
    certificate = models.BinaryField()
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField()
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.CharField(max_length=40)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "fingerprint"],
                condition=models.Q(withdrawn_at=None),
                name="issuer_trusted_once",
            )
        ]

    def __str__(self) -> str:
        return self.name
