"""The case on disk: originals, tables, ledger. The only place that speaks SQL; nothing that reads a report imports it."""
