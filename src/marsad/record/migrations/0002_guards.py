"""Triggers that refuse to change the ledger and what it covers, and the full-text index; on SQLite and on PostgreSQL."""

from __future__ import annotations

from typing import Any

from django.db import migrations

# payload rows may only be emptied, and only once a line of the ledger says that they are erased
GUARDED = {
    "record_ledgerline": "the ledger is append-only",
    "record_judgement": "judgements are never changed: take one back with undo",
    "record_original": "originals are never changed",
    "record_capture": "captures are never changed",
}
_ERASED = "EXISTS (SELECT 1 FROM record_ledgerline WHERE kind = 'erased' AND subject = CAST(OLD.line_id AS TEXT))"
# a report and its readings may only be emptied, once a line of the ledger says that the report is erased
_REPORT_ERASED = "EXISTS (SELECT 1 FROM record_ledgerline WHERE kind = 'erased' AND subject = 'report:' || OLD.id)"
_READING_ERASED = "EXISTS (SELECT 1 FROM record_ledgerline WHERE kind = 'erased' AND subject = 'report:' || OLD.report_id)"


def guard(apps: Any, editor: Any) -> None:
    """Create the triggers and the search table in the database's own words."""
    for statement in _sqlite() if editor.connection.vendor == "sqlite" else _postgres():
        editor.execute(statement, params=None)


def _sqlite() -> list[str]:
    rules = [
        f"CREATE TRIGGER {table}_no_{act.lower()} BEFORE {act} ON {table} BEGIN SELECT RAISE(ABORT, '{why}'); END"
        for table, why in GUARDED.items()
        for act in ("UPDATE", "DELETE")
    ]
    return [
        *rules,
        f"CREATE TRIGGER payload_only_erased BEFORE UPDATE ON record_ledgerpayload WHEN NOT (NEW.payload IS NULL AND NEW.line_id = OLD.line_id AND {_ERASED})"
        " BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END",
        "CREATE TRIGGER payload_no_delete BEFORE DELETE ON record_ledgerpayload BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END",
        f"CREATE TRIGGER report_only_erased BEFORE UPDATE ON record_report WHEN NOT (NEW.text = '' AND NEW.id = OLD.id AND {_REPORT_ERASED})"
        " BEGIN SELECT RAISE(ABORT, 'reports are never changed'); END",
        "CREATE TRIGGER report_no_delete BEFORE DELETE ON record_report BEGIN SELECT RAISE(ABORT, 'reports are never changed'); END",
        "CREATE TRIGGER reading_no_change BEFORE UPDATE ON record_reading WHEN NEW.report_id IS NOT OLD.report_id OR"
        f" (NEW.payload IS NOT OLD.payload AND NOT (NEW.payload = '{{}}' AND {_READING_ERASED}))"
        " BEGIN SELECT RAISE(ABORT, 'readings are never changed'); END",
        "CREATE TRIGGER reading_no_delete BEFORE DELETE ON record_reading BEGIN SELECT RAISE(ABORT, 'readings are never changed'); END",
        # contentless: its words can be made again from the report. Numbers grow with the day (marsad.record.search), so that the
        # newest reports come first without sorting, and close numbers make a small index
        "CREATE TABLE record_searched (number integer PRIMARY KEY, report varchar(16) NOT NULL UNIQUE)",
        "CREATE VIRTUAL TABLE record_search USING fts5(words, content = '', detail = none, columnsize = 0,"
        " tokenize = \"ascii tokenchars '.,:'\")",  # its words are folded and parted already
        # gathered in larger parts and joined less often than by default: a third less work for each report
        *(f"INSERT INTO record_search (record_search, rank) VALUES ('{setting}', {value})" for setting, value in (("hashsize", 8 << 20), ("automerge", 16), ("crisismerge", 32))),
    ]


def _postgres() -> list[str]:
    refuse = "CREATE FUNCTION marsad_refuse() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$ LANGUAGE plpgsql"
    rules = [
        f"CREATE TRIGGER {table}_guard BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION marsad_refuse('{why}')"
        for table, why in GUARDED.items()
    ]
    erased = (
        "CREATE FUNCTION marsad_only_erased() RETURNS trigger AS $$ BEGIN"
        f" IF TG_OP = 'UPDATE' AND NEW.payload IS NULL AND NEW.line_id = OLD.line_id AND {_ERASED} THEN RETURN NEW; END IF;"
        " RAISE EXCEPTION 'the ledger is append-only'; END $$ LANGUAGE plpgsql"
    )
    report = (
        "CREATE FUNCTION marsad_report_kept() RETURNS trigger AS $$ BEGIN"
        f" IF TG_OP = 'UPDATE' AND NEW.text = '' AND NEW.id = OLD.id AND {_REPORT_ERASED} THEN RETURN NEW; END IF;"
        " RAISE EXCEPTION 'reports are never changed'; END $$ LANGUAGE plpgsql"
    )
    reading = (
        "CREATE FUNCTION marsad_reading_kept() RETURNS trigger AS $$ BEGIN"
        f" IF TG_OP = 'UPDATE' AND NEW.report_id = OLD.report_id AND (NEW.payload = OLD.payload OR (NEW.payload = '{{}}' AND {_READING_ERASED})) THEN RETURN NEW; END IF;"
        " RAISE EXCEPTION 'readings are never changed'; END $$ LANGUAGE plpgsql"
    )
    return [
        refuse,
        *rules,
        erased,
        "CREATE TRIGGER payload_guard BEFORE UPDATE OR DELETE ON record_ledgerpayload FOR EACH ROW EXECUTE FUNCTION marsad_only_erased()",
        report,
        "CREATE TRIGGER report_guard BEFORE UPDATE OR DELETE ON record_report FOR EACH ROW EXECUTE FUNCTION marsad_report_kept()",
        reading,
        "CREATE TRIGGER reading_guard BEFORE UPDATE OR DELETE ON record_reading FOR EACH ROW EXECUTE FUNCTION marsad_reading_kept()",
        "CREATE TABLE record_search (report varchar(16) PRIMARY KEY, words tsvector NOT NULL)",
        "CREATE INDEX record_search_words ON record_search USING gin (words)",
    ]


class Migration(migrations.Migration):
    """Guards and search."""

    dependencies = [("record", "0001_tables")]
    operations = [migrations.RunPython(guard)]
