"""An index of the few links that joined clusters: those that hold a crowd together are one in a hundred."""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    """Written as it is asked for (``record.tellings.joins_of``): what SQLite takes an index for has to be said in the same words."""

    dependencies = [("record", "0070_many_at_once")]
    operations = [
        migrations.RunSQL(
            "CREATE INDEX record_link_joining ON record_link (a) WHERE substr(levels, 1, 1) = '+'",
            "DROP INDEX record_link_joining",
        ),
    ]
