from django.db import migrations, models

from jangkau.ledger.isolation import force_row_security


class Migration(migrations.Migration):
    dependencies = [("derived", "0001_initial")]

    operations = [
        migrations.CreateModel(
            name="WithdrawnSeal",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("regency", models.CharField(max_length=16)),
                ("mark", models.BinaryField()),
                ("application", models.UUIDField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["regency", "application"], name="withdrawn_of_case")
                ],
            },
        ),
        force_row_security("derived.WithdrawnSeal"),
    ]
