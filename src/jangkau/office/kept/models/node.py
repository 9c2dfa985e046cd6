"""A device that has enrolled: a village laptop, a van or a keeper."""

from django.db import models


class Node(models.Model):
    """A node's public keys, its area and its lease; a state is a time, not a flag."""

    node = models.CharField(max_length=40, primary_key=True)
    regency = models.CharField(max_length=5)
    name = models.CharField(max_length=80)
    role = models.CharField(max_length=10)
    jurisdiction = models.CharField(max_length=13)
    sign_key = models.BinaryField(max_length=32)
    seal_key = models.BinaryField(max_length=32)
    enrolled_at = models.DateTimeField(auto_now_add=True)
    lease_until = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_by = models.CharField(max_length=40, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["regency", "sign_key"], name="node_sign_key")
        ]
        indexes = [models.Index(fields=["regency", "jurisdiction"], name="node_area")]

    def __str__(self) -> str:
        return self.name
