"""How far an operator has copied an output's fields into SIAK."""

from django.db import models


class Copying(models.Model):
    """One field of one output that was copied; removed when it is un-ticked."""

    id = models.BigAutoField(primary_key=True)
    regency = models.CharField(max_length=5)
    application = models.UUIDField()
    output = models.CharField(max_length=32)
    field = models.CharField(max_length=60)
    account = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "application", "output", "field"], name="copied_once"
            )
        ]

    def __str__(self) -> str:
        return self.field
