from typing import Any

from django.db import migrations, models


def narrow(apps: object, editor: Any) -> None:
    """SQLite reads whole rows, payloads and all, to add up a few columns: an index that holds these is read instead. PostgreSQL keeps payloads apart."""
    if editor.connection.vendor == "sqlite":
        editor.execute(
            "CREATE INDEX incident_narrow ON record_incident (first, last, type, state, decided, grade, place_id, place, killed_min, killed_max, id)"
        )


class Migration(migrations.Migration):
    dependencies = [
        ("record", "0003_incidents"),
        ("record", "0010_desk"),
    ]

    operations = [
        migrations.CreateModel(
            name="IncidentSpot",
            fields=[
                ("incident", models.CharField(max_length=24, primary_key=True, serialize=False)),
                ("label", models.TextField()),
                ("accuracy", models.CharField(max_length=16)),
                ("points", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="IncidentActor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("incident", models.CharField(max_length=24)),
                ("actor", models.CharField(max_length=200)),
                ("stance", models.CharField(max_length=16)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["incident"], name="record_inci_inciden_dbc1c5_idx"),
                    models.Index(fields=["actor"], name="record_inci_actor_ad392d_idx"),
                ]
            },
        ),
        migrations.CreateModel(
            name="IncidentEcho",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("incident", models.CharField(max_length=24)),
                ("earlier", models.CharField(max_length=16)),
                ("later", models.CharField(max_length=16)),
                ("source", models.TextField()),
                ("outlet", models.TextField()),
                ("kind", models.CharField(max_length=10)),
                ("score", models.FloatField()),
                ("ordered", models.BooleanField()),
                ("day", models.CharField(max_length=10, null=True)),
                ("spans", models.TextField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["incident"], name="record_inci_inciden_817107_idx"),
                    models.Index(fields=["source", "outlet"], name="record_inci_source_655ae5_idx"),
                    models.Index(fields=["day"], name="record_inci_day_7d81c8_idx"),
                ]
            },
        ),
        migrations.RunPython(narrow, migrations.RunPython.noop),
    ]
