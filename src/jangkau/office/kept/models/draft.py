"""An application while it is being typed, kept as one types."""

from django.db import models


class Draft(models.Model):
    """One person's draft; answers and papers lie sealed under the application's data key.

    `application` is the id that the filed application will have, so that papers taken
    in while typing already belong to it.
    """

    application = models.UUIDField(primary_key=True)
    regency = models.CharField(max_length=5)
    account = models.CharField(max_length=40)
    service = models.CharField(max_length=40)
    version = models.PositiveIntegerField(default=0)
    sealed = models.BinaryField(default=bytes)
    changed_at = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["regency", "account", "changed_at"], name="draft_of")]

    def __str__(self) -> str:
        return self.service
