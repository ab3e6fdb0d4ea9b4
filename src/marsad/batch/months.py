"""Incidents a month: how many, and how many people at least and at most."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from marsad.batch.duck import connect
from marsad.batch.linking import linked_tables


@dataclass(frozen=True, slots=True)
class Month:
    """The incidents of one month. ``killed_max`` is None where some incident has no upper bound; incidents without a number count as none stated."""

    month: str
    incidents: int
    killed_min: int
    killed_max: int | None
    unstated: int


def months(out: Path, country: str | None = None, kind: str | None = None) -> list[Month]:
    """The months of an archive's incidents, those without a day last. The sums are of what is stated: not stated is not zero, and is counted."""
    rows = connect().execute(
        f"""
        SELECT coalesce(substr(start, 1, 7), 'unknown') AS month, count(*), coalesce(sum(killed_min), 0)::BIGINT,
            CASE WHEN count(*) FILTER (killed_min IS NOT NULL AND killed_max IS NULL) = 0 THEN coalesce(sum(killed_max), 0)::BIGINT END,
            count(*) FILTER (killed_min IS NULL)
        FROM read_parquet({linked_tables(out, "incidents")!r})
        WHERE (? IS NULL OR country = upper(?)) AND (? IS NULL OR type = ?) GROUP BY 1 ORDER BY 1
        """,
        [country, country, kind, kind],
    )
    return [Month(*row) for row in rows.fetchall()]
