from django.db import migrations, models


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
    ]
