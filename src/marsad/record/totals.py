"""Running totals as linking keeps them, for pages: the newest first, each with its report. Their payloads are linking's own."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from marsad.record.rows import from_cell, query
from marsad.text.fold import fold_word


def newest_totals(
    *, place: str | None = None, since: str | None = None, until: str | None = None, unseen: Collection[str] = (), limit: int = 400
) -> list[tuple[str, str]]:
    """Running totals (report, payload) that pass, the newest first. ``place`` is a name or a pack's id; ``unseen`` reports are left out."""
    rules: list[str] = []
    values: list[str | int] = []
    if place:
        rules.append("place IN (SELECT place FROM record_incident WHERE place_id = %s UNION SELECT %s)")
        values += [place, fold_word(place)]
    for rule, value in (("as_of >= %s", since), ("as_of <= %s", until)):
        if value:
            rules.append(rule)
            values.append(value)
    if unseen:
        rules.append(f"report NOT IN ({', '.join(['%s'] * len(unseen))})")
        values += unseen
    where = f" WHERE {' AND '.join(rules)}" if rules else ""
    return [(row[0], row[1]) for row in query(f"SELECT report, payload FROM record_total{where} ORDER BY as_of DESC, id LIMIT %s", [*values, limit])]


def first_voices(claims: Sequence[str]) -> dict[str, tuple[str | None, str]]:
    """Who speaks in some claims, as named there: id or None, and name."""
    marks = ", ".join(["%s"] * len(claims))
    sql = f"SELECT claim, actor, name FROM record_voice WHERE position = 0 AND claim IN ({marks})"
    return {claim: (actor, from_cell(name) or "") for claim, actor, name in query(sql, list(claims))} if claims else {}
