"""What linking keeps of the current reading of each report. All of it is derived: reading fills it, and linking where it is missing."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """The table; a case of before has no rows in it until it is linked from nothing."""

    dependencies = [("record", "0050_keys_of_people")]
    operations = [
        migrations.CreateModel(
            name="Kept",
            fields=[
                ("report", models.CharField(max_length=16, primary_key=True, serialize=False)),
                ("reading", models.BigIntegerField()),
                ("form", models.CharField(max_length=80)),
                ("payload", models.BinaryField()),
            ],
        ),
    ]
