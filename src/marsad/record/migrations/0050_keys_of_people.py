"""A key may act as a person: whose it is stands beside it."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """The column; keys of before only read data."""

    dependencies = [("record", "0040_lots")]
    operations = [migrations.AddField("token", "account", models.TextField(null=True))]
