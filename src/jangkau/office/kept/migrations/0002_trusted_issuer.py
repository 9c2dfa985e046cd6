import uuid_utils.compat
from django.db import migrations, models

from jangkau.ledger.isolation import force_row_security


class Migration(migrations.Migration):
    dependencies = [("kept", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="TrustedIssuer",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid_utils.compat.uuid7,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("regency", models.CharField(max_length=5)),
                ("name", models.CharField(max_length=120)),
                ("fingerprint", models.CharField(max_length=64)),
                ("certificate", models.BinaryField()),
                ("valid_from", models.DateTimeField()),
                ("valid_until", models.DateTimeField()),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                ("added_by", models.CharField(max_length=40)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_by", models.CharField(blank=True, default="", max_length=40)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("withdrawn_at", None)),
                        fields=("regency", "fingerprint"),
                        name="issuer_trusted_once",
                    )
                ],
            },
        ),
        force_row_security("kept.TrustedIssuer"),
    ]
