"""How each application stands: one row a case, without readable personal data."""

from django.db import models


class Case(models.Model):
    """One application as the lists need it; times are milliseconds since 1970, UTC.

    `sealed` holds the names for lists under the application's own data key, so an
    erased application loses them too. `secret` is a keyed hash of the receipt's secret.
    """

    application = models.UUIDField(primary_key=True)
    regency = models.CharField(max_length=16)
    receipt_number = models.CharField(max_length=12)
    secret = models.BinaryField(default=bytes)
    service = models.CharField(max_length=40)
    village = models.CharField(max_length=16)
    door = models.CharField(max_length=16)
    node = models.CharField(max_length=64)
    filed_by = models.CharField(max_length=64)
    stage = models.CharField(max_length=16)
    outputs = models.JSONField(default=dict)
    priority = models.CharField(max_length=24, blank=True)
    needed_by = models.CharField(max_length=10, blank=True)
    late = models.BooleanField(default=False)
    late_decided = models.BooleanField(default=False)
    returned = models.PositiveSmallIntegerField(default=0)
    conflicts = models.PositiveSmallIntegerField(default=0)
    held = models.PositiveSmallIntegerField(default=0)
    filed_at = models.BigIntegerField(default=0)
    accepted_at = models.BigIntegerField(default=0)
    changed_at = models.BigIntegerField(default=0)
    last_position = models.BigIntegerField(null=True)
    sealed = models.BinaryField(default=bytes)

    class Meta:
        """Every constraint and index is led by the regency."""

        # Not unique: numbers are minted unasked, and two alike must never stop a taking-in.
        indexes = (
            models.Index(fields=("regency", "receipt_number"), name="case_by_receipt"),
            models.Index(fields=("regency", "village", "stage"), name="case_by_village"),
            models.Index(fields=("regency", "stage", "filed_at"), name="case_by_age"),
        )

    def __str__(self) -> str:
        return self.receipt_number


class Document(models.Model):
    """One SIAK document attached to one output; the same PDF never serves two."""

    id = models.BigAutoField(primary_key=True)
    regency = models.CharField(max_length=16)
    digest = models.BinaryField()
    application = models.UUIDField()
    output = models.CharField(max_length=32)

    class Meta:
        """A digest stands once in a regency."""

        constraints = (
            models.UniqueConstraint(fields=("regency", "digest"), name="one_output_a_document"),
        )

    def __str__(self) -> str:
        return self.output


class Token(models.Model):
    """A keyed hash of an identifier in an application, to find it and its look-alikes."""

    id = models.BigAutoField(primary_key=True)
    regency = models.CharField(max_length=16)
    kind = models.CharField(max_length=24)
    token = models.BinaryField()
    application = models.UUIDField()

    class Meta:
        """Looked up by kind and token, dropped by application."""

        indexes = (
            models.Index(fields=("regency", "kind", "token"), name="token_lookup"),
            models.Index(fields=("regency", "application"), name="token_of_case"),
        )

    def __str__(self) -> str:
        return self.kind


class WithdrawnSeal(models.Model):
    """The mark of a paper that no longer stands: its seal is told as withdrawn."""

    id = models.BigAutoField(primary_key=True)
    regency = models.CharField(max_length=16)
    mark = models.BinaryField()
    application = models.UUIDField()

    class Meta:
        """Listed as a whole, dropped by application."""

        indexes = (models.Index(fields=("regency", "application"), name="withdrawn_of_case"),)

    def __str__(self) -> str:
        return bytes(self.mark).hex()
