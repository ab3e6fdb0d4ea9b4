"""Erasure reaches further: decisions, custody and notes about an erased report may be emptied, each once a line of the ledger says so."""

from __future__ import annotations

from typing import Any

from django.db import migrations

_JUDGED = "EXISTS (SELECT 1 FROM record_ledgerline WHERE kind = 'erased' AND subject = 'judgement:' || CAST(OLD.id AS TEXT))"
_SHREDDED = "EXISTS (SELECT 1 FROM record_ledgerline WHERE kind = 'rewritten' AND subject = OLD.original_id)"
# table -> what has to hold of the new row where the old one is emptied, and the columns that stay
_RULES = {
    "judgement": (f"NEW.why IS NULL AND (NEW.value IS NULL OR NEW.value = OLD.value) AND {_JUDGED}", ("id", "kind", "subject", "other", "field", "who", "when")),
    "capture": (f"NEW.custody = '{{}}' AND NEW.requested LIKE 'erased:%' AND {_SHREDDED}", ("id", "original_id", "received")),
}
_WHY = {"judgement": "judgements are never changed: take one back with undo", "capture": "captures are never changed"}


def _only_erased(table: str, same: str) -> str:
    rule, columns = _RULES[table]
    return " AND ".join([rule, *(f'NEW."{name}" {same} OLD."{name}"' for name in columns)])


def guard(apps: Any, editor: Any) -> None:
    """Let go of nothing but what is emptied under law."""
    for statement in _sqlite() if editor.connection.vendor == "sqlite" else _postgres():
        editor.execute(statement, params=None)


def _sqlite() -> list[str]:
    return [
        statement
        for table in _RULES
        for statement in (
            f"DROP TRIGGER IF EXISTS record_{table}_no_update",
            f"CREATE TRIGGER record_{table}_no_update BEFORE UPDATE ON record_{table} WHEN NOT ({_only_erased(table, 'IS')}) BEGIN SELECT RAISE(ABORT, '{_WHY[table]}'); END",
        )
    ]


def _postgres() -> list[str]:
    return [
        statement
        for table in _RULES
        for statement in (
            f"CREATE FUNCTION marsad_{table}_kept() RETURNS trigger AS $$ BEGIN IF TG_OP = 'UPDATE' THEN"
            f" IF {_only_erased(table, 'IS NOT DISTINCT FROM')} THEN RETURN NEW; END IF; END IF; RAISE EXCEPTION '{_WHY[table]}'; END $$ LANGUAGE plpgsql",
            f"DROP TRIGGER record_{table}_guard ON record_{table}",
            f"CREATE TRIGGER record_{table}_guard BEFORE UPDATE OR DELETE ON record_{table} FOR EACH ROW EXECUTE FUNCTION marsad_{table}_kept()",
        )
    ]


class Migration(migrations.Migration):
    """Guards that know of erasure."""

    dependencies = [("record", "0020_incident_views")]
    operations = [migrations.RunPython(guard)]
