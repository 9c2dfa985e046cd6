"""The ledger's tables; every key and index begins with the regency."""

from django.db import models
from django.db.models import CompositePrimaryKey, Q


class EntryRow(models.Model):
    """An entry and the regency's word about it; never changed but for that word.

    The verdict "repeated" marks an act that was already known from another log: the
    entry stays so that its chain verifies, and has no effect.
    """

    pk = CompositePrimaryKey("regency", "node", "incarnation", "seq")
    regency = models.CharField(max_length=5)
    node = models.CharField(max_length=64)
    incarnation = models.PositiveIntegerField()
    seq = models.PositiveBigIntegerField()
    act = models.UUIDField()
    prev = models.BinaryField()
    hash = models.BinaryField()
    kind = models.CharField(max_length=64)
    subject = models.UUIDField()
    actor = models.CharField(max_length=128)
    role = models.CharField(max_length=64)
    device_time = models.BigIntegerField()
    body = models.BinaryField()
    content_digest = models.BinaryField(null=True)
    position = models.PositiveBigIntegerField(null=True)
    received = models.BigIntegerField(null=True)
    verdict = models.CharField(max_length=16)
    reason = models.TextField(blank=True)

    class Meta:
        db_table = "ledger_entry"
        constraints = [
            models.UniqueConstraint(
                fields=["regency", "act"],
                condition=~Q(verdict="repeated"),
                name="ledger_act_once",
            ),
            models.UniqueConstraint(
                fields=["regency", "position"], name="ledger_position_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["regency", "subject", "position"], name="ledger_subject_position"
            ),
        ]


class ContentRow(models.Model):
    """The sealed content of an entry, found by the salted digest in the entry."""

    pk = CompositePrimaryKey("regency", "digest")
    regency = models.CharField(max_length=5)
    digest = models.BinaryField(max_length=32)
    subject = models.UUIDField()
    sealed = models.BinaryField()

    class Meta:
        db_table = "ledger_content"
        indexes = [models.Index(fields=["regency", "subject"], name="ledger_content_subject")]


class DataKey(models.Model):
    """A subject's data key, wrapped by the kek; empty, with the time, once erased."""

    pk = CompositePrimaryKey("regency", "subject")
    regency = models.CharField(max_length=5)
    subject = models.UUIDField()
    wrapped = models.BinaryField()
    erased = models.BigIntegerField(null=True)

    class Meta:
        db_table = "ledger_data_key"


class BlobRow(models.Model):
    """A photo or paper of a subject; `completed` (ms) says since when it is whole."""

    pk = CompositePrimaryKey("regency", "subject", "digest")
    regency = models.CharField(max_length=5)
    subject = models.UUIDField()
    digest = models.BinaryField(max_length=32)
    media_type = models.CharField(max_length=100)
    size = models.PositiveBigIntegerField()
    completed = models.BigIntegerField(null=True)

    class Meta:
        db_table = "ledger_blob"
        indexes = [models.Index(fields=["regency", "digest"], name="ledger_blob_digest")]


class LogHead(models.Model):
    """How far a node's log is known here, and how far the keeper has it too."""

    pk = CompositePrimaryKey("regency", "node", "incarnation")
    regency = models.CharField(max_length=5)
    node = models.CharField(max_length=64)
    incarnation = models.PositiveIntegerField()
    seq = models.PositiveBigIntegerField()
    hash = models.BinaryField()
    signature = models.BinaryField()
    safe_to = models.PositiveBigIntegerField(default=0)

    class Meta:
        db_table = "ledger_log_head"


class Counter(models.Model):
    """The regency's last position, and the last one that the keeper has."""

    regency = models.CharField(max_length=5, primary_key=True)
    position = models.PositiveBigIntegerField()
    safe_position = models.PositiveBigIntegerField(default=0)

    class Meta:
        db_table = "ledger_counter"


class BulletinRow(models.Model):
    """The latest of what the regency tells its nodes under one key, signed.

    `version` counts through all keys, so a node names the last one it has.
    """

    pk = CompositePrimaryKey("regency", "key")
    regency = models.CharField(max_length=5)
    key = models.CharField(max_length=128)
    version = models.PositiveBigIntegerField()
    issued = models.BigIntegerField()
    body = models.BinaryField()
    signature = models.BinaryField()

    class Meta:
        db_table = "ledger_bulletin"
