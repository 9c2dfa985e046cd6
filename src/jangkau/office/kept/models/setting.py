"""A choice the office made, such as its opening hours or a canned reason."""

from django.db import models


class Setting(models.Model):
    """One named value of a regency, as JSON."""

    pk = models.CompositePrimaryKey("regency", "key")
    regency = models.CharField(max_length=5)
    key = models.CharField(max_length=60)
    value = models.JSONField()
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.CharField(max_length=40)

    def __str__(self) -> str:
        return self.key
