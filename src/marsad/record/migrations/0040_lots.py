"""The keys under which tellings meet, in the order of their lots, so that the first of a crowd are found at once. All of it is derived: linking fills it."""

from __future__ import annotations

from typing import Any

from django.db import migrations

_KEYS = "CREATE TABLE record_tellingkey (key bigint NOT NULL, lot bigint NOT NULL, telling bigint NOT NULL, PRIMARY KEY (key, lot, telling))"


def keys(apps: Any, editor: Any) -> None:
    """Make the table anew."""
    editor.execute("DROP TABLE record_tellingkey", params=None)
    editor.execute(_KEYS + (" WITHOUT ROWID" if editor.connection.vendor == "sqlite" else ""), params=None)


class Migration(migrations.Migration):
    """The table of keys."""

    dependencies = [("record", "0030_annotations")]
    operations = [migrations.RunPython(keys, migrations.RunPython.noop)]
