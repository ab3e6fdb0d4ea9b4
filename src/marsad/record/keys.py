"""Keys of forms: a decision that arrives twice, because somebody pressed twice or the line broke, is kept once."""

from __future__ import annotations

from marsad.record.rows import insert, query


def kept_before(key: str) -> bool:
    """A form with this key was taken."""
    return bool(query("SELECT 1 FROM record_decisionkey WHERE key = %s", [key]))


def keep_key(key: str, judgement: int) -> None:
    """Note that a form was taken. Call inside ``writing()``, with its judgements."""
    insert("record_decisionkey", ("key", "judgement"), [(key, judgement)])
