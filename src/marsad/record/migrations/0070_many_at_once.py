"""An index of the few decisions that are on many claims at once."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Which claims such a decision is on stands in its value, so all of them are looked at."""

    dependencies = [("record", "0060_kept_tellings")]
    operations = [
        migrations.AddIndex(
            model_name="judgement",
            index=models.Index(fields=["id"], condition=models.Q(kind="different", value__isnull=False), name="record_judgement_many"),
        ),
    ]
