"""The derived tables as a Django app."""

from django.apps import AppConfig


class DerivedConfig(AppConfig):
    """Registers the derived tables under the label `derived`."""

    name = "jangkau.office.derived"
    label = "derived"
    default_auto_field = "django.db.models.BigAutoField"
