"""Incidents and what linking keeps to go on from; all of it derived."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

# a telling is filed under up to a hundred keys: on SQLite the table is its own index
_KEYS = "CREATE TABLE record_tellingkey (key bigint NOT NULL, telling bigint NOT NULL, PRIMARY KEY (key, telling))"


def keys(apps: Any, editor: Any) -> None:
    """Create the table of the keys under which tellings meet."""
    editor.execute(_KEYS + (" WITHOUT ROWID" if editor.connection.vendor == "sqlite" else ""), params=None)


class Migration(migrations.Migration):

    dependencies = [
        ('record', '0002_guards'),
    ]

    operations = [
        migrations.CreateModel(
            name='IncidentName',
            fields=[
                ('own', models.CharField(max_length=24, primary_key=True, serialize=False)),
                ('incident', models.CharField(max_length=24)),
            ],
        ),
        migrations.CreateModel(
            name='LinkedReport',
            fields=[
                ('report', models.CharField(max_length=16, primary_key=True, serialize=False)),
                ('reading', models.BigIntegerField()),
                ('payload', models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name='Incident',
            fields=[
                ('id', models.CharField(max_length=24, primary_key=True, serialize=False)),
                ('own', models.CharField(max_length=24)),
                ('home', models.CharField(max_length=24)),
                ('state', models.CharField(max_length=16)),
                ('type', models.CharField(max_length=32)),
                ('first', models.CharField(max_length=10, null=True)),
                ('last', models.CharField(max_length=10, null=True)),
                ('place', models.TextField(null=True)),
                ('place_id', models.CharField(max_length=120, null=True)),
                ('lat', models.FloatField(null=True)),
                ('lon', models.FloatField(null=True)),
                ('adm1', models.TextField(null=True)),
                ('killed_min', models.BigIntegerField(null=True)),
                ('killed_max', models.BigIntegerField(null=True)),
                ('injured_min', models.BigIntegerField(null=True)),
                ('injured_max', models.BigIntegerField(null=True)),
                ('origins_min', models.IntegerField()),
                ('origins_max', models.IntegerField()),
                ('grade', models.CharField(max_length=32, null=True)),
                ('scheme', models.CharField(max_length=60)),
                ('decided', models.CharField(max_length=32, null=True)),
                ('disputes', models.IntegerField()),
                ('claims', models.IntegerField()),
                ('reports', models.IntegerField()),
                ('updated', models.CharField(max_length=40)),
                ('payload', models.TextField()),
            ],
            options={
                'indexes': [models.Index(fields=['first', 'id'], name='record_inci_first_85d2d5_idx'), models.Index(fields=['updated', 'id'], name='record_inci_updated_dcc970_idx'), models.Index(fields=['home'], name='record_inci_home_ba1491_idx')],
            },
        ),
        migrations.CreateModel(
            name='IncidentChange',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('line', models.BigIntegerField()),
                ('kind', models.CharField(max_length=8)),
                ('incident', models.CharField(max_length=24)),
                ('into', models.CharField(max_length=24, null=True)),
            ],
            options={
                'indexes': [models.Index(fields=['incident'], name='record_inci_inciden_d5ccda_idx'), models.Index(fields=['into'], name='record_inci_into_b7bf41_idx')],
            },
        ),
        migrations.CreateModel(
            name='IncidentClaim',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('incident', models.CharField(max_length=24)),
                ('claim', models.CharField(max_length=24)),
                ('report', models.CharField(max_length=16)),
                ('position', models.IntegerField()),
            ],
            options={
                'indexes': [models.Index(fields=['incident', 'position'], name='record_inci_inciden_33ca34_idx'), models.Index(fields=['claim'], name='record_inci_claim_ba8ab1_idx'), models.Index(fields=['report'], name='record_inci_report_724519_idx')],
            },
        ),
        migrations.CreateModel(
            name='IncidentPlace',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('incident', models.CharField(max_length=24)),
                ('key', models.CharField(max_length=160)),
            ],
            options={
                'indexes': [models.Index(fields=['incident'], name='record_inci_inciden_2356a3_idx'), models.Index(fields=['key'], name='record_inci_key_2ef7fc_idx')],
            },
        ),
        migrations.CreateModel(
            name='Link',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('a', models.CharField(max_length=24)),
                ('b', models.CharField(max_length=24)),
                ('score', models.FloatField()),
                ('levels', models.TextField()),
            ],
            options={
                'indexes': [models.Index(fields=['a'], name='record_link_a_5e14dd_idx'), models.Index(fields=['b'], name='record_link_b_31c635_idx')],
            },
        ),
        migrations.CreateModel(
            name='Telling',
            fields=[
                ('number', models.BigIntegerField(primary_key=True, serialize=False)),
                ('uid', models.CharField(max_length=24, unique=True)),
                ('report', models.CharField(max_length=16)),
                ('home', models.CharField(max_length=24)),
                ('payload', models.TextField()),
            ],
            options={
                'indexes': [models.Index(fields=['report'], name='record_tell_report_219be0_idx'), models.Index(fields=['home'], name='record_tell_home_b74cd8_idx')],
            },
        ),
        migrations.CreateModel(
            name='Total',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('report', models.CharField(max_length=16)),
                ('place', models.TextField()),
                ('as_of', models.CharField(max_length=10)),
                ('payload', models.TextField()),
            ],
            options={
                'indexes': [models.Index(fields=['report'], name='record_tota_report_df74ff_idx'), models.Index(fields=['as_of'], name='record_tota_as_of_3b8874_idx')],
            },
        ),
        migrations.RunPython(keys),
    ]
