"""A village or district of the regency, with where it lies."""

from django.db import models


class Area(models.Model):
    """One area by its Kemendagri code; latitude and longitude in degrees (WGS 84)."""

    pk = models.CompositePrimaryKey("regency", "code")
    regency = models.CharField(max_length=5)
    code = models.CharField(max_length=13)
    name = models.CharField(max_length=80)
    district = models.CharField(max_length=80, blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)

    def __str__(self) -> str:
        return self.name
