"""What people write beside the reports, and the guard that lets go of it only under law."""

from __future__ import annotations

from typing import Any

from django.db import migrations, models

_WHY = "what people wrote is never changed: write it anew"
_SAME = ("id", "kind", "thing", "subject", "who", "when", "key")
_ERASED = "NEW.value IS NULL AND NEW.why IS NULL AND EXISTS (SELECT 1 FROM record_ledgerline WHERE kind = 'erased' AND subject = 'annotation:' || CAST(OLD.id AS TEXT))"


def guard(apps: Any, editor: Any) -> None:
    """Rows are added; one is emptied only once a line of the ledger says that it is erased."""
    for statement in _sqlite() if editor.connection.vendor == "sqlite" else _postgres():
        editor.execute(statement, params=None)


def _only_erased(same: str) -> str:
    return " AND ".join([_ERASED, *(f'NEW."{name}" {same} OLD."{name}"' for name in _SAME)])


def _sqlite() -> list[str]:
    return [
        f"CREATE TRIGGER record_annotation_no_update BEFORE UPDATE ON record_annotation WHEN NOT ({_only_erased('IS')}) BEGIN SELECT RAISE(ABORT, '{_WHY}'); END",
        f"CREATE TRIGGER record_annotation_no_delete BEFORE DELETE ON record_annotation BEGIN SELECT RAISE(ABORT, '{_WHY}'); END",
    ]


def _postgres() -> list[str]:
    return [
        "CREATE OR REPLACE FUNCTION marsad_annotation_kept() RETURNS trigger AS $$ BEGIN IF TG_OP = 'UPDATE' THEN"
        f" IF {_only_erased('IS NOT DISTINCT FROM')} THEN RETURN NEW; END IF; END IF; RAISE EXCEPTION '{_WHY}'; END $$ LANGUAGE plpgsql",
        "CREATE TRIGGER record_annotation_guard BEFORE UPDATE OR DELETE ON record_annotation FOR EACH ROW EXECUTE FUNCTION marsad_annotation_kept()",
    ]


class Migration(migrations.Migration):
    """The table and its guard."""

    dependencies = [("record", "0022_secrets_elsewhere")]
    operations = [
        migrations.CreateModel(
            name="Annotation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=16)),
                ("thing", models.CharField(max_length=24)),
                ("subject", models.CharField(max_length=64)),
                ("value", models.TextField(null=True)),
                ("who", models.TextField()),
                ("when", models.CharField(max_length=40)),
                ("why", models.TextField(null=True)),
                ("key", models.CharField(max_length=64, unique=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["thing", "id"], name="record_anno_thing_idx"),
                    models.Index(fields=["subject", "kind"], name="record_anno_subject_idx"),
                    models.Index(fields=["kind", "id"], name="record_anno_kind_idx"),
                ]
            },
        ),
        migrations.RunPython(guard),
    ]
