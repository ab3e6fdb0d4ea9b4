"""Tries to sign in are no longer kept in the case: secrets and sessions lie in the desk's own file (marsad.record.vault)."""

from __future__ import annotations

from django.db import migrations


class Migration(migrations.Migration):
    """One table less."""

    dependencies = [("record", "0021_erasure")]
    operations = [migrations.DeleteModel(name="Attempt")]
