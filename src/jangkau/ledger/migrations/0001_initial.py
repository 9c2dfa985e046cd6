"""The ledger's tables, each regency's rows for itself."""

from django.db import migrations, models

from jangkau.ledger.isolation import force_row_security


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="BulletinRow",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "regency",
                        "key",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("regency", models.CharField(max_length=5)),
                ("key", models.CharField(max_length=128)),
                ("version", models.PositiveBigIntegerField()),
                ("issued", models.BigIntegerField()),
                ("body", models.BinaryField()),
                ("signature", models.BinaryField()),
            ],
            options={
                "db_table": "ledger_bulletin",
            },
        ),
        migrations.CreateModel(
            name="Counter",
            fields=[
                ("regency", models.CharField(max_length=5, primary_key=True, serialize=False)),
                ("position", models.PositiveBigIntegerField()),
                ("safe_position", models.PositiveBigIntegerField(default=0)),
            ],
            options={
                "db_table": "ledger_counter",
            },
        ),
        migrations.CreateModel(
            name="DataKey",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "regency",
                        "subject",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("regency", models.CharField(max_length=5)),
                ("subject", models.UUIDField()),
                ("wrapped", models.BinaryField()),
                ("erased", models.BigIntegerField(null=True)),
            ],
            options={
                "db_table": "ledger_data_key",
            },
        ),
        migrations.CreateModel(
            name="LogHead",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "regency",
                        "node",
                        "incarnation",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("regency", models.CharField(max_length=5)),
                ("node", models.CharField(max_length=64)),
                ("incarnation", models.PositiveIntegerField()),
                ("seq", models.PositiveBigIntegerField()),
                ("hash", models.BinaryField()),
                ("signature", models.BinaryField()),
                ("safe_to", models.PositiveBigIntegerField(default=0)),
            ],
            options={
                "db_table": "ledger_log_head",
            },
        ),
        migrations.CreateModel(
            name="BlobRow",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "regency",
                        "subject",
                        "digest",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("regency", models.CharField(max_length=5)),
                ("subject", models.UUIDField()),
                ("digest", models.BinaryField(max_length=32)),
                ("media_type", models.CharField(max_length=100)),
                ("size", models.PositiveBigIntegerField()),
                ("completed", models.BigIntegerField(null=True)),
            ],
            options={
                "db_table": "ledger_blob",
                "indexes": [
                    models.Index(fields=["regency", "digest"], name="ledger_blob_digest")
                ],
            },
        ),
        migrations.CreateModel(
            name="ContentRow",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "regency",
                        "digest",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("regency", models.CharField(max_length=5)),
                ("digest", models.BinaryField(max_length=32)),
                ("subject", models.UUIDField()),
                ("sealed", models.BinaryField()),
            ],
            options={
                "db_table": "ledger_content",
                "indexes": [
                    models.Index(fields=["regency", "subject"], name="ledger_content_subject")
                ],
            },
        ),
        migrations.CreateModel(
            name="EntryRow",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "regency",
                        "node",
                        "incarnation",
                        "seq",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("regency", models.CharField(max_length=5)),
                ("node", models.CharField(max_length=64)),
                ("incarnation", models.PositiveIntegerField()),
                ("seq", models.PositiveBigIntegerField()),
                ("act", models.UUIDField()),
                ("prev", models.BinaryField()),
                ("hash", models.BinaryField()),
                ("kind", models.CharField(max_length=64)),
                ("subject", models.UUIDField()),
                ("actor", models.CharField(max_length=128)),
                ("role", models.CharField(max_length=64)),
                ("device_time", models.BigIntegerField()),
                ("body", models.BinaryField()),
                ("content_digest", models.BinaryField(null=True)),
                ("position", models.PositiveBigIntegerField(null=True)),
                ("received", models.BigIntegerField(null=True)),
                ("verdict", models.CharField(max_length=16)),
                ("reason", models.TextField(blank=True)),
            ],
            options={
                "db_table": "ledger_entry",
                "indexes": [
                    models.Index(
                        fields=["regency", "subject", "position"],
                        name="ledger_subject_position",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("verdict", "repeated"), _negated=True),
                        fields=("regency", "act"),
                        name="ledger_act_once",
                    ),
                    models.UniqueConstraint(
                        fields=("regency", "position"), name="ledger_position_once"
                    ),
                ],
            },
        ),
        force_row_security(
            "ledger.EntryRow",
            "ledger.ContentRow",
            "ledger.DataKey",
            "ledger.BlobRow",
            "ledger.LogHead",
            "ledger.Counter",
            "ledger.BulletinRow",
        ),
    ]
