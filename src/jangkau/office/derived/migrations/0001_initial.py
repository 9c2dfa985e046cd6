from django.db import migrations, models

from jangkau.ledger.isolation import force_row_security


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                ("application", models.UUIDField(primary_key=True, serialize=False)),
                ("regency", models.CharField(max_length=16)),
                ("receipt_number", models.CharField(max_length=12)),
                ("secret", models.BinaryField(default=bytes)),
                ("service", models.CharField(max_length=40)),
                ("village", models.CharField(max_length=16)),
                ("door", models.CharField(max_length=16)),
                ("node", models.CharField(max_length=64)),
                ("filed_by", models.CharField(max_length=64)),
                ("stage", models.CharField(max_length=16)),
                ("outputs", models.JSONField(default=dict)),
                ("priority", models.CharField(blank=True, max_length=24)),
                ("needed_by", models.CharField(blank=True, max_length=10)),
                ("late", models.BooleanField(default=False)),
                ("late_decided", models.BooleanField(default=False)),
                ("returned", models.PositiveSmallIntegerField(default=0)),
                ("conflicts", models.PositiveSmallIntegerField(default=0)),
                ("held", models.PositiveSmallIntegerField(default=0)),
                ("filed_at", models.BigIntegerField(default=0)),
                ("accepted_at", models.BigIntegerField(default=0)),
                ("changed_at", models.BigIntegerField(default=0)),
                ("last_position", models.BigIntegerField(null=True)),
                ("sealed", models.BinaryField(default=bytes)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["regency", "receipt_number"], name="case_by_receipt"),
                    models.Index(
                        fields=["regency", "village", "stage"], name="case_by_village"
                    ),
                    models.Index(fields=["regency", "stage", "filed_at"], name="case_by_age"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("regency", models.CharField(max_length=16)),
                ("digest", models.BinaryField()),
                ("application", models.UUIDField()),
                ("output", models.CharField(max_length=32)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("regency", "digest"), name="one_output_a_document"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Token",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("regency", models.CharField(max_length=16)),
                ("kind", models.CharField(max_length=24)),
                ("token", models.BinaryField()),
                ("application", models.UUIDField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["regency", "kind", "token"], name="token_lookup"),
                    models.Index(fields=["regency", "application"], name="token_of_case"),
                ],
            },
        ),
        force_row_security(
            "derived.Case",
            "derived.Document",
            "derived.Token",
        ),
    ]
