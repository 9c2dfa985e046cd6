import uuid_utils.compat
from django.db import migrations, models

from jangkau.ledger.isolation import force_row_security


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Area",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "regency",
                        "code",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("regency", models.CharField(max_length=5)),
                ("code", models.CharField(max_length=13)),
                ("name", models.CharField(max_length=80)),
                ("district", models.CharField(blank=True, max_length=80)),
                ("latitude", models.FloatField(null=True)),
                ("longitude", models.FloatField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Setting",
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
                ("key", models.CharField(max_length=60)),
                ("value", models.JSONField()),
                ("changed_at", models.DateTimeField(auto_now=True)),
                ("changed_by", models.CharField(max_length=40)),
            ],
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                ("password", models.CharField(max_length=128, verbose_name="password")),
                (
                    "last_login",
                    models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                ),
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
                ("username", models.CharField(max_length=40)),
                ("name", models.CharField(max_length=80)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("village_operator", "Petugas desa"),
                            ("district_operator", "Petugas kecamatan"),
                            ("mobile_team", "Tim jemput bola"),
                            ("checker", "Pemeriksa berkas"),
                            ("siak_operator", "Operator SIAK"),
                            ("verifier", "Verifikator"),
                            ("office_head", "Kepala dinas"),
                            ("agency", "Instansi mitra"),
                            ("administrator", "Administrator"),
                        ],
                        max_length=24,
                    ),
                ),
                ("jurisdiction", models.CharField(max_length=13)),
                ("is_active", models.BooleanField(default=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("password_chosen_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("regency", "username"), name="account_username"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Copying",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("regency", models.CharField(max_length=5)),
                ("application", models.UUIDField()),
                ("output", models.CharField(max_length=32)),
                ("field", models.CharField(max_length=60)),
                ("account", models.CharField(max_length=40)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("regency", "application", "output", "field"), name="copied_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("application", models.UUIDField(primary_key=True, serialize=False)),
                ("regency", models.CharField(max_length=5)),
                ("account", models.CharField(max_length=40)),
                ("service", models.CharField(max_length=40)),
                ("version", models.PositiveIntegerField(default=0)),
                ("sealed", models.BinaryField(default=bytes)),
                ("changed_at", models.BigIntegerField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["regency", "account", "changed_at"], name="draft_of")
                ],
            },
        ),
        migrations.CreateModel(
            name="Node",
            fields=[
                ("node", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("regency", models.CharField(max_length=5)),
                ("name", models.CharField(max_length=80)),
                ("role", models.CharField(max_length=10)),
                ("jurisdiction", models.CharField(max_length=13)),
                ("sign_key", models.BinaryField(max_length=32)),
                ("seal_key", models.BinaryField(max_length=32)),
                ("enrolled_at", models.DateTimeField(auto_now_add=True)),
                ("lease_until", models.DateTimeField()),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("revoked_by", models.CharField(blank=True, default="", max_length=40)),
            ],
            options={
                "indexes": [models.Index(fields=["regency", "jurisdiction"], name="node_area")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("regency", "sign_key"), name="node_sign_key"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Reading",
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
                ("application", models.UUIDField()),
                ("account", models.CharField(max_length=40)),
                ("role", models.CharField(max_length=24)),
                ("purpose", models.CharField(max_length=24)),
                ("at", models.BigIntegerField()),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["regency", "application", "at"], name="reading_of_case"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Ticket",
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
                ("role", models.CharField(max_length=10)),
                ("name", models.CharField(max_length=80)),
                ("jurisdiction", models.CharField(max_length=13)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("created_by", models.CharField(max_length=40)),
                ("expires_at", models.DateTimeField()),
                ("spent_at", models.DateTimeField(blank=True, null=True)),
                ("spent_by", models.BinaryField(blank=True, max_length=32, null=True)),
                ("node", models.CharField(blank=True, default="", max_length=40)),
            ],
            options={
                "indexes": [models.Index(fields=["regency", "created_at"], name="ticket_age")],
            },
        ),
        force_row_security(
            "kept.Area",
            "kept.Setting",
            "kept.Account",
            "kept.Copying",
            "kept.Draft",
            "kept.Node",
            "kept.Reading",
            "kept.Ticket",
        ),
    ]
