"""A birth as Morango carries it: its fields in one JSON text."""

from django.db import models
from morango.models.core import SyncableModel


class Birth(SyncableModel):
    """One filing; the whole of the wire's partition belongs to one certificate."""

    morango_profile = "births"
    morango_model_name = "birth"

    act = models.CharField(max_length=32)
    place = models.CharField(max_length=32)
    told = models.TextField()

    def calculate_source_id(self):
        """Return what makes it one: its act."""
        return self.act

    def calculate_partition(self):
        """Return the certificate's place."""
        return self.place
